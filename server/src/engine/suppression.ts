import type { Diagnostic, Precision, Severity } from '../core/diagnostic';
import type { TextRange } from '../core/location';
import { type Wording, worded } from '../core/wording';
import type { DocumentNode, DocumentTree } from '../syntax/document';
import { descendants } from '../syntax/document';
import type { Comment } from '../syntax/nodes';
import type { ParsedFile } from '../syntax/parsed-file';
import { stableHash } from './fingerprint';
import { createTextLines, type TextLines } from './text-lines';

export const UNUSED_SUPPRESSION = 'holdfast/unused-suppression';
export const SUPPRESSION_WITHOUT_REASON = 'holdfast/suppression-without-reason';
export const EXPIRED_SUPPRESSION = 'holdfast/expired-suppression';

/** What the reports about suppressions say, by message id. */
export const SUPPRESSION_MESSAGES = {
  'missing-reason':
    'This suppression gives no reason. Whoever reviews the accepted risk cannot judge it. Write the reason behind the rule id.',
  expired:
    'This suppression ended on {day}. What it accepted is reported again. Mend that, or decide anew and give a later day.',
  'unknown-rule': 'No rule is named {rule}. This suppression has no effect. Correct the id or remove the comment.',
  'nothing-to-suppress':
    '{rule} reports nothing here. A suppression without a finding hides later ones. Remove the comment.',
} as const;

/** One `holdfast-ignore <rule-id>[, <rule-id>] [until <date>] <reason>` comment. */
export interface Suppression {
  readonly ids: readonly { readonly id: string; readonly range: TextRange }[];
  readonly reason: string;
  /** Last day on which it counts, `YYYY-MM-DD`. */
  readonly until?: string;
  /** From the word to the end of the reason. */
  readonly range: TextRange;
  /** Spans of lines, in offsets, whose findings are suppressed. */
  readonly covers: readonly TextRange[];
}

const directive =
  /holdfast-ignore[ \t]+([\w-]+(?:\/[\w-]+)?(?:[ \t]*,[ \t]*[\w-]+(?:\/[\w-]+)?)*)[ \t]*(?:(?:--|[:–—-])[ \t]*)?([^\r\n]*)/g;

/** The suppressions in a file's comments. A comment covers its own lines and the first line below that is no comment. */
export function readSuppressions(file: Pick<ParsedFile, 'text' | 'tree' | 'document'>): readonly Suppression[] {
  if (!file.text.includes('holdfast-ignore')) return [];
  const comments = uniqueComments(file);
  const lines = createTextLines(file.text);
  const commentLines = linesOfComments(comments, lines, file.text);
  return comments.flatMap((comment) => {
    const firstLine = lines.lineAt(comment.range.start);
    const lastLine = lines.lineAt(Math.max(comment.range.start, comment.range.end - 1));
    let next = lastLine + 1;
    while (next < lines.count && commentLines.has(next)) next++;
    const own: TextRange = { start: lines.start(firstLine), end: lines.start(lastLine + 1) };
    const below: TextRange = { start: lines.start(next), end: lines.start(next + 1) };
    const covers = commentLines.has(firstLine) ? [own, below, ...headers(file.document, below, lines)] : [own];
    return [...comment.text.matchAll(directive)].map((found) => toSuppression(comment, found, covers));
  });
}

function toSuppression(comment: Comment, found: RegExpMatchArray, covers: readonly TextRange[]): Suppression {
  const list = found[1] as string;
  const at = comment.range.start + (found.index ?? 0) + (found[0] as string).indexOf(list);
  const ids = [...list.matchAll(/[\w-]+(?:\/[\w-]+)?/g)].map((id) => ({
    id: id[0],
    range: { start: at + id.index, end: at + id.index + id[0].length },
  }));
  const words = (found[2] ?? '').replace(/(\*\/|-->)\s*$/, '').trim();
  const [, until, rest] = /^until[ \t]+(\d{4}-\d{2}-\d{2})\b[ \t:;,.-]*(.*)/is.exec(words) ?? [];
  const reason = rest ?? words;
  const start = comment.range.start + (found.index ?? 0);
  return { ids, reason, until, range: { start, end: at + list.length }, covers };
}

function uniqueComments(file: Pick<ParsedFile, 'tree' | 'document'>): readonly Comment[] {
  const byStart = new Map<number, Comment>();
  for (const comment of [...(file.tree?.comments ?? []), ...(file.document?.comments ?? [])]) {
    byStart.set(comment.range.start, comment);
  }
  return [...byStart.values()].sort((a, b) => a.range.start - b.range.start);
}

/** Lines that hold nothing but comments. */
function linesOfComments(comments: readonly Comment[], lines: TextLines, text: string): ReadonlySet<number> {
  const found = new Set<number>();
  for (const { range } of comments) {
    const first = lines.lineAt(range.start);
    const last = lines.lineAt(Math.max(range.start, range.end - 1));
    const before = text.slice(lines.start(first), range.start);
    const behind = text.slice(range.end, lines.start(last + 1));
    if (/^[\s\ufeff{]*$/.test(before) && /^[\s}]*$/.test(behind)) {
      for (let line = first; line <= last; line++) found.add(line);
    }
  }
  return found;
}

/**
 * No comment can stand inside a tag, so one above an element covers its whole start tag, and one above a key its value.
 */
function headers(document: DocumentTree | undefined, line: TextRange, lines: TextLines): readonly TextRange[] {
  if (!document) return [];
  const found: TextRange[] = [];
  for (const node of descendants(document.root)) {
    if (node.range.start < line.start || node.range.start >= line.end || node.range.end <= line.end) continue;
    found.push({ start: line.start, end: lines.start(lines.lineAt(headerEnd(node)) + 1) });
  }
  return found;
}

function headerEnd(node: DocumentNode): number {
  const lastAttribute = node.attributes.reduce((end, attribute) => Math.max(end, attribute.range.end), 0);
  if (lastAttribute > 0) return lastAttribute;
  const value = node.value !== undefined && node.valueRange ? node.valueRange.end - 1 : node.nameRange.end;
  return Math.max(value, node.range.start);
}

/** A suppression that stands in the project file: all findings of a rule in one file. */
export interface AcceptedFinding {
  readonly ruleId: string;
  readonly uri: string;
  readonly reason: string;
  /** Last day on which it counts, `YYYY-MM-DD`. */
  readonly until?: string;
}

/** Whether a suppression counts no more; without a day to compare with, all count. */
export function isExpired(suppression: { readonly until?: string }, today: string | undefined): boolean {
  return suppression.until !== undefined && today !== undefined && suppression.until < today;
}

/** What suppression needs to know about the rules. */
export interface SuppressionRules {
  /** The present id of a rule under any of its names; undefined when there is no such rule. */
  canonical(id: string): string | undefined;
  /** Whether the rule was asked about this file, so that a suppression without effect is known to be unused. */
  ran(ruleId: string): boolean;
  /** Findings that the project file accepts, for files that have no comments. */
  readonly accepted?: readonly AcceptedFinding[];
  /** The present day, `YYYY-MM-DD`; without it nothing expires. */
  readonly today?: string;
  /** Findings below it are hidden. */
  readonly minPrecision?: Precision;
  /** The severity of a report about suppressions; undefined when it is off. */
  severity(ruleId: string, standard: Severity): Severity | undefined;
}

export interface SuppressionResult {
  readonly diagnostics: readonly Diagnostic[];
  readonly suppressed: readonly (Diagnostic & { readonly reason: string })[];
  /** How many findings were left out because of their precision; absent for none. */
  readonly hidden?: number;
  /** A suppression of the file has a last day, so the result may be another one tomorrow. */
  readonly dated?: true;
}

/** Takes suppressed findings out and adds reports about suppressions that lack a reason or have nothing to suppress. */
export function applySuppressions(
  uri: string,
  text: string,
  diagnostics: readonly Diagnostic[],
  suppressions: readonly Suppression[],
  rules: SuppressionRules,
): SuppressionResult {
  if (suppressions.length === 0) return { diagnostics, suppressed: [] };
  const used = new Set<Suppression['ids'][number]>();
  const open: Diagnostic[] = [];
  const suppressed: (Diagnostic & { readonly reason: string })[] = [];
  for (const diagnostic of diagnostics) {
    const by = suppressions.flatMap((suppression) => {
      const covered = suppression.covers.some(
        ({ start, end }) =>
          diagnostic.range.start >= start &&
          (diagnostic.range.start < end || (diagnostic.range.start === text.length && end === text.length)),
      );
      const id = covered && suppression.ids.find((entry) => rules.canonical(entry.id) === diagnostic.ruleId);
      return id ? [{ id, suppression }] : [];
    });
    for (const { id } of by) used.add(id);
    const first = by.find(({ suppression }) => !isExpired(suppression, rules.today));
    if (first) suppressed.push({ ...diagnostic, reason: first.suppression.reason });
    else open.push(diagnostic);
  }
  for (const suppression of suppressions) open.push(...reportsAbout(uri, suppression, used, rules));
  open.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  return { diagnostics: open, suppressed };
}

function reportsAbout(
  uri: string,
  suppression: Suppression,
  used: ReadonlySet<Suppression['ids'][number]>,
  rules: SuppressionRules,
): readonly Diagnostic[] {
  const reports: Diagnostic[] = [];
  const report = (
    ruleId: string,
    messageId: keyof typeof SUPPRESSION_MESSAGES,
    standard: Severity,
    range: TextRange,
    about: string,
    data?: Wording['data'],
  ) => {
    const severity = rules.severity(ruleId, standard);
    if (!severity) return;
    const fingerprint = stableHash(`${ruleId}\n${messageId}\n${about}`);
    reports.push({
      ruleId,
      messageId,
      ...worded(SUPPRESSION_MESSAGES[messageId], data),
      severity,
      precision: 'high',
      uri,
      range,
      related: [],
      flow: [],
      fingerprint,
      fixes: [],
    });
  };
  const all = suppression.ids.map(({ id }) => id).join(', ');
  if (suppression.reason === '') {
    report(SUPPRESSION_WITHOUT_REASON, 'missing-reason', 'warning', suppression.range, all);
  }
  if (isExpired(suppression, rules.today)) {
    const day = suppression.until ?? '';
    report(EXPIRED_SUPPRESSION, 'expired', 'warning', suppression.range, all, { day });
  }
  for (const entry of suppression.ids) {
    if (used.has(entry)) continue;
    const ruleId = rules.canonical(entry.id);
    if (ruleId !== undefined && !rules.ran(ruleId)) continue;
    const messageId = ruleId === undefined ? 'unknown-rule' : 'nothing-to-suppress';
    report(UNUSED_SUPPRESSION, messageId, 'information', entry.range, entry.id, { rule: entry.id });
  }
  return reports;
}
