import type { AnalysisNotice, Diagnostic } from '../core/diagnostic';
import { worded } from '../core/wording';
import type { ApiModel } from '../models/api-model';
import type { AnyRule, FlowPath, ProjectFacts, Query } from '../rule-kit/rule';
import type { FileSemantics } from '../semantics/file-semantics';
import type { ProjectSymbols } from '../semantics/semantics';
import type { ParsedFile, SourceText } from '../syntax/parsed-file';
import { isDebugSourceSet, isTestPath } from '../syntax/path-context';
import { contextFor, createFileContext, type FileContext } from './context';
import { type Finding, isPrecise, toFindings } from './diagnostics';
import { dispatch, type RuleMatch, ruleFailure } from './dispatcher';
import type { FilePlan } from './file-plan';
import { applicableFixes } from './rule-fixes';
import { type EnabledRule, languagesOf } from './rule-selection';
import {
  applySuppressions,
  isExpired,
  readSuppressions,
  type SuppressionResult,
  type SuppressionRules,
} from './suppression';
import { countHit, type TimingTable } from './timing';

/** What the engine asks of the layers below it. */
export interface EngineServices {
  readonly models: readonly ApiModel[];
  parse(source: SourceText, milliseconds?: number): ParsedFile | undefined;
  createSemantics(file: ParsedFile, symbols: ProjectSymbols): FileSemantics;
  findFlows(file: ParsedFile, semantics: FileSemantics, query: Extract<Query, { on: 'flow' }>): Iterable<FlowPath>;
}

export interface RunOptions {
  readonly timing?: TimingTable;
  readonly isCancelled?: () => boolean;
}

/** The findings of one parsed file, before suppression. */
export interface FileRun {
  readonly shared: FileContext;
  readonly findings: readonly Finding[];
  readonly notices: readonly AnalysisNotice[];
}

export function fileContext(file: ParsedFile, project: ProjectFacts, services: EngineServices): FileContext {
  const facts = {
    file,
    project,
    isTest: isTestPath(file.uri, project.root),
    isDebugSource: isDebugSourceSet(file.uri, project.root),
  };
  return createFileContext(facts, (parsed) => services.createSemantics(parsed, project.symbols));
}

/** Asks all rules of the plan about a parsed file. */
export function runFile(
  file: ParsedFile,
  project: ProjectFacts,
  plan: FilePlan,
  services: EngineServices,
  options: RunOptions,
): FileRun {
  const shared = fileContext(file, project, services);
  const { matches, notices } = dispatch(plan.table, shared, {
    findFlows: (query) => services.findFlows(file, shared.semantics, query),
    timing: options.timing,
    isCancelled: options.isCancelled,
  });
  const found = findingsOf(matches, shared, options);
  return { shared, findings: found.findings, notices: [...notices, ...reducedNotice(file), ...found.notices] };
}

function reducedNotice(file: ParsedFile): readonly AnalysisNotice[] {
  if (!file.tree?.reduced) return [];
  const text = worded(
    'The parser ran out of time, so this file was read at token level: calls, strings and assignments only.',
  );
  return [{ uri: file.uri, kind: 'reduced', ...text }];
}

/** Matches of one file as findings, with the titles of their fixes. */
export function findingsOf(
  matches: readonly RuleMatch[],
  shared: FileContext,
  options: RunOptions,
): Pick<FileRun, 'findings' | 'notices'> {
  const { file } = shared;
  const languages = languagesOf(file);
  const failures = new Map<AnyRule, AnalysisNotice>();
  const findings = toFindings(matches, {
    uri: file.uri,
    text: file.text,
    tree: file.tree,
    isDebugSource: shared.isDebugSource,
    semantics: () => shared.semantics,
    fixesOf: (match) =>
      applicableFixes(match, contextFor(shared, match.enabled), languages, (error) => {
        failures.set(match.enabled.rule, ruleFailure(file.uri, match.enabled.rule.id, error));
      }).map(({ fix }) => ({ title: fix.title, applicability: fix.applicability })),
  });
  for (const { diagnostic } of findings) countHit(options.timing, diagnostic.ruleId);
  return { findings, notices: [...failures.values()] };
}

/**
 * Findings of a file after its suppression comments and what the project file accepts. Those below the least precision go last,
 * so that a comment about one of them is no unused one.
 */
export function suppress(
  file: ParsedFile,
  diagnostics: readonly Diagnostic[],
  rules: SuppressionRules,
): SuppressionResult {
  const result = acceptedApart(file, diagnostics, rules);
  const shown = ({ precision }: Diagnostic): boolean => isPrecise(precision, rules.minPrecision ?? 'low');
  const open = result.diagnostics.filter(shown);
  const hidden = result.diagnostics.length - open.length;
  return {
    ...result,
    diagnostics: open,
    suppressed: result.suppressed.filter(shown),
    ...(hidden > 0 ? { hidden } : {}),
  };
}

function acceptedApart(
  file: ParsedFile,
  diagnostics: readonly Diagnostic[],
  rules: SuppressionRules,
): SuppressionResult {
  const suppressions = readSuppressions(file);
  const dated = suppressions.some(({ until }) => until !== undefined) ? ({ dated: true } as const) : {};
  const commented = { ...applySuppressions(file.uri, file.text, diagnostics, suppressions, rules), ...dated };
  const reasons = new Map(
    rules.accepted
      ?.filter((accepted) => accepted.uri === file.uri && !isExpired(accepted, rules.today))
      .map(({ ruleId, reason }) => [rules.canonical(ruleId), reason]),
  );
  if (reasons.size === 0) return commented;
  return {
    ...dated,
    diagnostics: commented.diagnostics.filter(({ ruleId }) => !reasons.has(ruleId)),
    suppressed: [
      ...commented.suppressed,
      ...commented.diagnostics.flatMap((each) => {
        const reason = reasons.get(each.ruleId);
        return reason === undefined ? [] : [{ ...each, reason }];
      }),
    ],
  };
}

/** Asks project-level queries. Matches are grouped by the file they name; those that name none belong to the root. */
export function runProjectRules(
  rules: readonly EnabledRule[],
  project: ProjectFacts,
  options: RunOptions,
): { readonly matches: ReadonlyMap<string, readonly RuleMatch[]>; readonly notices: readonly AnalysisNotice[] } {
  const matches = new Map<string, RuleMatch[]>();
  const notices: AnalysisNotice[] = [];
  for (const enabled of rules) {
    if (options.isCancelled?.()) break;
    for (const query of enabled.rule.queries as readonly Query[]) {
      if (query.on !== 'project') continue;
      try {
        for (const match of query.check(project, <T>(name: string) => enabled.options[name] as T | undefined)) {
          const uri = match.uri ?? project.root;
          const list = matches.get(uri) ?? [];
          list.push({ enabled, match });
          matches.set(uri, list);
        }
      } catch (error) {
        notices.push(ruleFailure(project.root, enabled.rule.id, error));
      }
    }
  }
  return { matches, notices };
}

/** A file that has no reader of its own still has text to anchor a project finding on. */
export function unparsed({ uri, text }: SourceText): ParsedFile {
  return { uri, text, language: 'properties', role: 'code', dispose: () => undefined };
}
