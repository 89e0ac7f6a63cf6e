import type { Edit, FileChanges, TextEdit } from '../../core/edit';
import type { ProjectFacts } from '../../rule-kit/rule';
import type { ParsedFile, SourceText } from '../../syntax/parsed-file';
import { attributeEdits } from './attribute-edit';
import { buildFileFor, dependencyEdits, hasDependency } from './dependency-edit';
import { raisedVersion } from './held-version';
import { importEdits } from './import-edit';
import { keyEdits } from './key-edit';
import { wholeLines } from './text-style';
import { conflict, createWorkingText, type WorkingText } from './working-text';

/** What planning needs besides the edits. */
export interface PlanningContext {
  /** The file of the match; edits without `uri` are about it. */
  readonly file: ParsedFile;
  readonly project: ProjectFacts;
  /** Present text of other files. */
  read(uri: string): string | undefined;
  parse(source: SourceText): ParsedFile | undefined;
}

type Placed = Extract<Edit, { edit: 'replace' | 'remove' | 'set-attribute' }>;
type Structural = Extract<Edit, { edit: 'add-import' | 'set-key' | 'add-dependency' }>;

/**
 * Turns the edits of one fix into text edits. What is there already is not done again, so planning the same edits on the
 * result gives no changes. Undefined when the fix cannot be carried out whole: stale text, overlapping edits, a file that is
 * missing or has no place for the change.
 */
export function planEdits(edits: readonly Edit[], context: PlanningContext): FileChanges | undefined {
  const files = new Map<string, WorkingText>();
  const created = new Map<string, string>();
  const textOf = (uri: string) => (uri === context.file.uri ? context.file.text : context.read(uri));
  const working = (uri: string): WorkingText | undefined => {
    const known = files.get(uri);
    if (known) return known;
    const text = textOf(uri);
    if (text === undefined) return undefined;
    const made = createWorkingText(text);
    files.set(uri, made);
    return made;
  };

  const raised = edits.flatMap((edit) => {
    if (edit.edit !== 'add-dependency') return [];
    const change = raisedVersion(edit, context.project, context.file.uri, textOf);
    return change ? [change] : [];
  });
  if (!placeAll([...edits, ...raised], context, working)) return undefined;
  for (const edit of edits) {
    if (edit.edit === 'create-file') {
      if (textOf(edit.uri) === undefined && !context.project.exists(edit.uri)) created.set(edit.uri, edit.text);
    } else if (edit.edit === 'add-import' || edit.edit === 'set-key' || edit.edit === 'add-dependency') {
      if (!restructure(edit, context, working)) return undefined;
    }
  }
  const changed = [...files]
    .map(([uri, text]) => [uri, text.edits()] as const)
    .filter(([, textEdits]) => textEdits.length > 0);
  return { edits: new Map(changed), created };
}

/** Edits at positions of the original text, all of a file at once. False when one cannot be made. */
function placeAll(
  edits: readonly Edit[],
  context: PlanningContext,
  working: (uri: string) => WorkingText | undefined,
): boolean {
  const byFile = new Map<string, TextEdit[]>();
  for (const edit of edits) {
    if (edit.edit !== 'replace' && edit.edit !== 'remove' && edit.edit !== 'set-attribute') continue;
    const uri = edit.uri ?? context.file.uri;
    const text = working(uri)?.text();
    const planned = text === undefined ? undefined : placed(edit, uri, text, context);
    if (!planned) return false;
    const list = byFile.get(uri) ?? [];
    for (const textEdit of planned) if (!list.some((other) => isSame(other, textEdit))) list.push(textEdit);
    byFile.set(uri, list);
  }
  for (const [uri, list] of byFile) {
    if (list.some((edit, i) => list.some((other, j) => i < j && conflict(edit, other)))) return false;
    working(uri)?.apply(list);
  }
  return true;
}

function placed(edit: Placed, uri: string, text: string, context: PlanningContext): readonly TextEdit[] | undefined {
  // A block that is still without its closing bracket gives a place that ends before it starts.
  if (edit.edit !== 'set-attribute' && !isWithin(text, edit.range)) return undefined;
  switch (edit.edit) {
    case 'replace':
      if (text.slice(edit.range.start, edit.range.end) !== edit.expect) return undefined;
      return edit.expect === edit.text && edit.range.start !== edit.range.end
        ? []
        : [{ range: edit.range, newText: edit.text }];
    case 'remove':
      return [{ range: wholeLines(text, edit.range.start, edit.range.end), newText: '' }];
    case 'set-attribute':
      return withParsed(uri, text, context, (file) => attributeEdits(file, edit.element, edit.name, edit.value));
  }
}

function isWithin(text: string, { start, end }: TextEdit['range']): boolean {
  return 0 <= start && start <= end && end <= text.length;
}

function isSame(a: TextEdit, b: TextEdit): boolean {
  return a.range.start === b.range.start && a.range.end === b.range.end && a.newText === b.newText;
}

/** Edits that find their own place; one after the other, each on the result of those before. */
function restructure(
  edit: Structural,
  context: PlanningContext,
  working: (uri: string) => WorkingText | undefined,
): boolean {
  const readNow = (uri: string) => working(uri)?.text();
  if (edit.edit === 'add-dependency') {
    if (edit.ecosystem === 'swift-package') return false;
    const uri = buildFileFor(context.file.uri, edit.ecosystem, context.project.root, readNow);
    // Without a build file there is nothing to keep in step.
    if (uri === undefined) return true;
    return change(uri, working, context, (file) =>
      hasDependency(context.project, file, edit) ? [] : dependencyEdits(file, edit),
    );
  }
  const uri = edit.uri ?? context.file.uri;
  return change(uri, working, context, (file) =>
    edit.edit === 'add-import' ? importEdits(file, edit.import) : keyEdits(file, edit.path, edit.value),
  );
}

function change(
  uri: string,
  working: (uri: string) => WorkingText | undefined,
  context: PlanningContext,
  plan: (file: ParsedFile) => readonly TextEdit[] | undefined,
): boolean {
  const target = working(uri);
  if (!target) return false;
  const planned = withParsed(uri, target.text(), context, plan);
  if (!planned) return false;
  target.apply(planned);
  return true;
}

function withParsed(
  uri: string,
  text: string,
  context: PlanningContext,
  plan: (file: ParsedFile) => readonly TextEdit[] | undefined,
): readonly TextEdit[] | undefined {
  if (uri === context.file.uri && text === context.file.text) return plan(context.file);
  const sameFile = uri === context.file.uri ? { language: context.file.language } : {};
  const file = context.parse({ uri, text, ...sameFile });
  if (!file) return undefined;
  try {
    return plan(file);
  } finally {
    file.dispose();
  }
}
