import type { Diagnostic, Precision, RelatedLocation, Severity } from '../core/diagnostic';
import type { TextRange } from '../core/location';
import { type Wording, worded } from '../core/wording';
import type { Match } from '../rule-kit/rule';
import type { FlowStep, Semantics } from '../semantics/semantics';
import type { SyntaxNode, SyntaxTree } from '../syntax/nodes';
import type { RuleMatch } from './dispatcher';
import { fingerprints } from './fingerprint';
import { createTextLines } from './text-lines';

/** What turning a match into a diagnostic needs to know about its file. */
export interface DiagnosticContext {
  readonly uri: string;
  readonly text: string;
  readonly tree?: SyntaxTree;
  readonly isDebugSource: boolean;
  /** Only asked for in files with a tree. */
  readonly semantics: () => Semantics;
  /** Titles of the fixes that exist for a match. */
  fixesOf(match: RuleMatch): Diagnostic['fixes'];
}

/** A diagnostic and the match it came from, for the fixes. */
export interface Finding {
  readonly diagnostic: Diagnostic;
  readonly source: RuleMatch;
}

/** Diagnostics in source order, each place once per rule and message. Matches that debug code makes harmless are left out. */
export function toFindings(matches: readonly RuleMatch[], context: DiagnosticContext): readonly Finding[] {
  const seen = new Set<string>();
  const all: Kept[] = [];
  for (const source of matches) {
    const { match, enabled } = source;
    const { start, end } = match.at.range;
    const place = `${enabled.rule.id} ${match.messageId} ${start} ${end}`;
    if (seen.has(place)) continue;
    seen.add(place);
    const severity = severityOf(source, context);
    if (severity) all.push({ source, severity });
  }
  const kept = all.filter((each) => !each.source.enabled.rule.meta.gravestOnly || isGravest(each, all));
  kept.sort((a, b) => compare(a.source, b.source));
  const lines = createTextLines(context.text);
  const prints = fingerprints(
    kept.map(({ source: { enabled, match } }) => ({
      ruleId: enabled.rule.id,
      messageId: match.messageId,
      line: lines.text(lines.lineAt(match.at.range.start)),
    })),
  );
  return kept.map(({ source, severity }, i) => ({
    source,
    diagnostic: {
      ruleId: source.enabled.rule.id,
      messageId: source.match.messageId,
      ...messageOf(source),
      severity,
      precision: precisionOf(source),
      uri: context.uri,
      range: { start: source.match.at.range.start, end: source.match.at.range.end },
      related: (source.match.related ?? []).map(toRelated),
      flow: (source.match.flow ?? []).map(toRelated),
      fingerprint: prints[i] as string,
      fixes: context.fixesOf(source),
    },
  }));
}

interface Kept {
  readonly source: RuleMatch;
  readonly severity: Severity;
}

/** Whether no other match of the rule says something graver, or as grave and earlier, of the same place. */
function isGravest(one: Kept, all: readonly Kept[]): boolean {
  const { start, end } = one.source.match.at.range;
  const rivals = all.filter(
    ({ source: { enabled, match } }) =>
      enabled.rule === one.source.enabled.rule && match.at.range.start === start && match.at.range.end === end,
  );
  const rank = ({ severity }: Kept) => severities.indexOf(severity);
  const gravest = Math.min(...rivals.map(rank));
  return rivals.find((each) => rank(each) === gravest) === one;
}

function toRelated({ uri, range, message, wording }: FlowStep): RelatedLocation {
  return { uri, range: { start: range.start, end: range.end }, message, ...(wording ? { wording } : {}) };
}

function compare(a: RuleMatch, b: RuleMatch): number {
  const one = a.match.at.range;
  const two = b.match.at.range;
  return (
    one.start - two.start ||
    one.end - two.end ||
    order(a.enabled.rule.id, b.enabled.rule.id) ||
    order(a.match.messageId, b.match.messageId)
  );
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The message with its placeholders filled; a placeholder without data stays as written, which the rule's tests notice. */
export function messageOf({ enabled, match }: RuleMatch): { readonly message: string; readonly wording: Wording } {
  const template = enabled.rule.messages[match.messageId];
  const text = typeof template === 'string' ? template : (template?.text ?? match.messageId);
  return worded(text, match.data);
}

const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

function lower(severity: Severity): Severity {
  return severities[severities.indexOf(severity) + 1] ?? severity;
}

/** From the configuration, else the match, else its message, else the rule; undefined when debug code silences the rule. */
function severityOf(source: RuleMatch, context: DiagnosticContext): Severity | undefined {
  const { enabled, match } = source;
  const { rule } = enabled;
  const message = rule.messages[match.messageId];
  const here = enabled.severityIn?.(context.uri);
  if (here === 'off') return undefined;
  const base =
    here ?? enabled.severity ?? match.severity ?? (typeof message === 'object' ? message.severity : rule.meta.severity);
  const inDebug = rule.meta.inDebug ?? 'lower';
  if (inDebug === 'same' || !isDebug(match, context)) return base;
  return inDebug === 'silent' ? undefined : lower(base);
}

function isDebug(match: Match, context: DiagnosticContext): boolean {
  if (context.isDebugSource) return true;
  if (!context.tree) return false;
  return context.semantics().isDebugOnly(nodeAt(context.tree.root, match.at.range));
}

/** The smallest node that covers a span. */
export function nodeAt(root: SyntaxNode, range: TextRange): SyntaxNode {
  let current = root;
  for (;;) {
    const next = current.children.find((node) => node.range.start <= range.start && node.range.end >= range.end);
    if (!next) return current;
    current = next;
  }
}

const precisions: readonly Precision[] = ['high', 'medium', 'low'];

/** A sink known by its name only makes the finding one step less precise. */
function precisionOf({ enabled, match, resolution }: RuleMatch): Precision {
  const base = match.precision ?? enabled.rule.meta.precision;
  if (resolution !== 'name-only') return base;
  return precisions[precisions.indexOf(base) + 1] ?? base;
}

/** Whether a finding is at least as precise as asked. */
export function isPrecise(precision: Precision, least: Precision): boolean {
  return precisions.indexOf(precision) <= precisions.indexOf(least);
}
