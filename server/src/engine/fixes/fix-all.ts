import type { Diagnostic } from '../../core/diagnostic';
import type { FileChanges, TextEdit } from '../../core/edit';
import { applyEdits, conflict } from './working-text';

/** One fix as fix-all sees it: a name that stays the same while texts change, and what it does. */
export interface PlannedFix {
  readonly name: string;
  readonly changes: FileChanges;
}

/** What a text looks like to fix-all. */
export interface TextState {
  readonly hasErrors: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

export interface FixAllInput {
  /** Fixes for the file as it stands in the given texts. */
  plan(read: (uri: string) => string | undefined): readonly PlannedFix[];
  /** Parses and analyses the file as it stands. */
  inspect(read: (uri: string) => string | undefined): TextState;
  read(uri: string): string | undefined;
}

const MAX_PASSES = 10;

/**
 * Applies fixes until none is left, at most ten passes. Fixes that overlap wait for the next pass. A fix after which the file
 * has syntax errors it had not, or findings it had not, is taken back and named in `refused`.
 */
export function applyAllFixes(input: FixAllInput): {
  readonly texts: ReadonlyMap<string, string>;
  readonly created: ReadonlyMap<string, string>;
  readonly applied: number;
  readonly refused: readonly string[];
} {
  let texts: ReadonlyMap<string, string> = new Map();
  let created: ReadonlyMap<string, string> = new Map();
  const readFrom = (overlay: ReadonlyMap<string, string>, made: ReadonlyMap<string, string>) => (uri: string) =>
    overlay.get(uri) ?? made.get(uri) ?? input.read(uri);
  let applied = 0;
  const refused = new Set<string>();
  let state = input.inspect(readFrom(texts, created));

  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const planned = input
      .plan(readFrom(texts, created))
      .filter((fix) => !refused.has(fix.name) && hasChanges(fix.changes));
    const batch = compatible(planned);
    if (batch.length === 0) break;
    // Usually all go well together; only when they do not, each is tried alone to find the one to refuse.
    const tries = batch.length > 1 ? [batch, ...batch.map((fix) => [fix])] : [batch];
    let done = false;
    for (const attempt of tries) {
      const nextTexts = new Map(texts);
      const nextCreated = new Map(created);
      for (const [uri, edits] of mergeEdits(attempt)) {
        const text = readFrom(texts, created)(uri);
        if (text !== undefined) (nextCreated.has(uri) ? nextCreated : nextTexts).set(uri, applyEdits(text, edits));
      }
      for (const fix of attempt) for (const [uri, text] of fix.changes.created) nextCreated.set(uri, text);
      const next = input.inspect(readFrom(nextTexts, nextCreated));
      if (isWorse(state, next)) {
        if (attempt.length === 1 && attempt[0]) refused.add(attempt[0].name);
        continue;
      }
      texts = nextTexts;
      created = nextCreated;
      state = next;
      applied += attempt.length;
      done = true;
      // Positions of the other single fixes are stale now; the next pass plans them again.
      break;
    }
    if (!done && planned.every((fix) => refused.has(fix.name))) break;
  }
  return { texts, created, applied, refused: [...refused] };
}

function hasChanges(changes: FileChanges): boolean {
  return changes.created.size > 0 || [...changes.edits.values()].some((edits) => edits.length > 0);
}

/** The fixes that can be applied together, first come first served. */
function compatible(fixes: readonly PlannedFix[]): readonly PlannedFix[] {
  const taken = new Map<string, TextEdit[]>();
  const created = new Map<string, string>();
  return fixes.filter((fix) => {
    for (const [uri, edits] of fix.changes.edits) {
      const others = taken.get(uri) ?? [];
      if (edits.some((edit) => others.some((other) => conflict(edit, other) && !isSame(edit, other)))) return false;
    }
    for (const [uri, text] of fix.changes.created) if ((created.get(uri) ?? text) !== text) return false;
    for (const [uri, edits] of fix.changes.edits) taken.set(uri, [...(taken.get(uri) ?? []), ...edits]);
    for (const [uri, text] of fix.changes.created) created.set(uri, text);
    return true;
  });
}

/** Edits by file; what two fixes both do (one import for two calls) is done once. */
function mergeEdits(fixes: readonly PlannedFix[]): ReadonlyMap<string, readonly TextEdit[]> {
  const merged = new Map<string, TextEdit[]>();
  for (const { changes } of fixes) {
    for (const [uri, edits] of changes.edits) {
      const list = merged.get(uri) ?? [];
      for (const edit of edits) if (!list.some((other) => isSame(other, edit))) list.push(edit);
      merged.set(uri, list);
    }
  }
  return merged;
}

function isSame(a: TextEdit, b: TextEdit): boolean {
  return a.range.start === b.range.start && a.range.end === b.range.end && a.newText === b.newText;
}

/** Whether a state has syntax errors or findings that the one before had not; moved findings are not new. */
export function isWorse(before: TextState, after: TextState): boolean {
  if (after.hasErrors && !before.hasErrors) return true;
  const count = new Map<string, number>();
  const key = (diagnostic: Diagnostic) => `${diagnostic.ruleId} ${diagnostic.messageId}`;
  for (const diagnostic of before.diagnostics) count.set(key(diagnostic), (count.get(key(diagnostic)) ?? 0) + 1);
  return after.diagnostics.some((diagnostic) => {
    const left = (count.get(key(diagnostic)) ?? 0) - 1;
    count.set(key(diagnostic), left);
    return left < 0;
  });
}
