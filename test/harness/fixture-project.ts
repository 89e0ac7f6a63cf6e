import type { AnalysisOptions, Analyzer, CodeFix } from '../../server/src/analyzer';
import type { AnalysisNotice, Diagnostic } from '../../server/src/core/diagnostic';
import { applyEdits } from '../../server/src/engine/fixes/working-text';
import { createProjectFacts } from '../../server/src/project/project-facts';
import type { ProjectFacts } from '../../server/src/rule-kit/rule';

/** Where the in-memory projects of fixtures seem to be. */
export const PROJECT_ROOT = 'file:///project';

export function uriOf(path: string): string {
  return `${PROJECT_ROOT}/${path}`;
}

/** Files of an in-memory project, by URI. */
export type Texts = ReadonlyMap<string, string>;

export function textsOf(files: readonly { readonly path: string; readonly text: string }[]): Texts {
  return new Map(files.map(({ path, text }) => [uriOf(path), text]));
}

/** The facts of an in-memory project that is known completely. */
export function factsOf(analyzer: Analyzer, texts: Texts): ProjectFacts {
  const summaries = [...texts].flatMap(([uri, text]) => analyzer.summarize({ uri, text }) ?? []);
  return createProjectFacts({
    root: PROJECT_ROOT,
    summaries,
    parse: (source) => analyzer.parse(source),
    fileExists: (uri) => texts.has(uri),
    complete: true,
    hasOpaqueBinaries: false,
  });
}

export interface ProjectResult {
  readonly diagnostics: readonly Diagnostic[];
  readonly suppressed: readonly Diagnostic[];
  readonly notices: readonly AnalysisNotice[];
}

/** File and project findings of a whole in-memory project, in order of files and places. */
export function analyzeTexts(analyzer: Analyzer, texts: Texts, options: AnalysisOptions): ProjectResult {
  const project = factsOf(analyzer, texts);
  const analyses = [...texts].map(([uri, text]) => analyzer.analyzeFile({ uri, text }, project, options));
  analyses.push(...analyzer.analyzeProject(project, (uri) => texts.get(uri), options));
  const order = [...texts.keys()];
  const sorted = (list: readonly Diagnostic[]) =>
    [...list].sort(
      (a, b) =>
        order.indexOf(a.uri) - order.indexOf(b.uri) || a.range.start - b.range.start || a.range.end - b.range.end,
    );
  return {
    diagnostics: sorted(analyses.flatMap(({ diagnostics }) => diagnostics)),
    suppressed: sorted(analyses.flatMap(({ suppressed }) => suppressed)),
    notices: analyses.flatMap(({ notices }) => notices),
  };
}

/** All fixes that are offered in a project. */
export function fixesIn(analyzer: Analyzer, texts: Texts, options: AnalysisOptions): readonly CodeFix[] {
  const project = factsOf(analyzer, texts);
  return [...texts].flatMap(([uri, text]) =>
    analyzer.fixes({ uri, text }, project, (other) => texts.get(other), {}, options),
  );
}

/** The project after one fix. */
export function applyFix(texts: Texts, { changes }: CodeFix): Texts {
  const next = new Map(texts);
  for (const [uri, edits] of changes.edits) next.set(uri, applyEdits(texts.get(uri) ?? '', edits));
  for (const [uri, text] of changes.created) next.set(uri, text);
  return next;
}

/** The project after a fix was applied wherever it is offered, one place after the other. */
export function applyFixEverywhere(
  analyzer: Analyzer,
  texts: Texts,
  title: string,
  options: AnalysisOptions,
): { readonly texts: Texts; readonly applied: number } {
  let present = texts;
  for (let applied = 0; ; applied++) {
    const next = fixesIn(analyzer, present, options).find(
      (fix) => fix.title === title && (fix.changes.created.size > 0 || fix.changes.edits.size > 0),
    );
    if (!next || applied === 20) return { texts: present, applied };
    present = applyFix(present, next);
  }
}

/** Paths of files that a parser finds fault with. */
export function brokenFiles(analyzer: Analyzer, texts: Texts): readonly string[] {
  return [...texts].flatMap(([uri, text]) => {
    const file = analyzer.parse({ uri, text });
    if (!file) return [];
    const broken = (file.tree?.hasErrors ?? false) || (file.document?.hasErrors ?? false);
    file.dispose();
    return broken ? [uri] : [];
  });
}
