/**
 * The one public entry of the engine: text and project facts go in, diagnostics and fixes come out. No input or output.
 */
import type { AnalysisNotice, Applicability, Diagnostic, Precision } from './core/diagnostic';
import type { FileChanges } from './core/edit';
import type { LanguageId } from './core/language';
import { overlaps } from './core/location';
import { contextFor, type FileContext } from './engine/context';
import type { Finding } from './engine/diagnostics';
import type { RuleMatch } from './engine/dispatcher';
import { createPlanning, type FilePlan } from './engine/file-plan';
import {
  type EngineServices,
  type FileRun,
  fileContext,
  findingsOf,
  runFile,
  runProjectRules,
  suppress,
  unparsed,
} from './engine/file-run';
import { fixAllInFile } from './engine/fixes/fix-all-in-file';
import { planEdits } from './engine/fixes/planner';
import { wordsIn } from './engine/project-words';
import { applicableFixes } from './engine/rule-fixes';
import { languagesOf, namesOf, type RuleSetting } from './engine/rule-selection';
import type { AcceptedFinding, SuppressionResult, SuppressionRules } from './engine/suppression';
import { rules as registry } from './generated/registry';
import { createDataUse, type DataUse } from './inventory/create-data-use';
import { models } from './models/index';
import type { FileSummary } from './project/file-summary';
import type { AnyRule, ProjectFacts } from './rule-kit/rule';
import { createSemantics } from './semantics/create-semantics';
import { classifyNames } from './semantics/flow/classify-names';
import { findFlows } from './semantics/flow/find-flows';
import { noProjectSymbols } from './semantics/project-symbols';
import { summarizeSymbols } from './semantics/summaries';
import { classifyFile, informsProject } from './syntax/file-kind';
import type { GrammarLoader } from './syntax/language-adapter';
import type { ParsedFile, SourceText } from './syntax/parsed-file';
import { createParser } from './syntax/parser';
import { isGenerated, isTestPath } from './syntax/path-context';
import { createSharedSources, type SharedSource } from './syntax/shared-source';

export type { RuleSetting, SharedSource };

/** What is enabled and how, already validated. From the project file, the editor's settings or the command line. */
export interface AnalysisOptions {
  readonly rules?: Readonly<Record<string, RuleSetting>>;
  /** Only these rules. */
  readonly only?: readonly string[];
  /** Findings below this precision are left out. Default `low`: everything; users get `toAnalysisOptions`' default. */
  readonly minPrecision?: Precision;
  /** Skip the trigger-word scan and parse everything; for tests. */
  readonly prefilter?: boolean;
  /** Milliseconds for one parse before the token-level reader stands in. Default 1000. */
  readonly parseBudget?: number;
  readonly timing?: RuleTiming;
  /** Findings that the project file accepts with a reason; they count as suppressed. */
  readonly suppressions?: readonly AcceptedFinding[];
  /** The present day, `YYYY-MM-DD`: suppressions with an earlier last day count no more. Without it nothing expires. */
  readonly today?: string;
  /** Asked between batches of nodes; true ends the analysis of the file early with what was found. */
  readonly isCancelled?: () => boolean;
}

/** Filled during analysis when present: milliseconds and matches per rule id. */
export type RuleTiming = Map<string, { milliseconds: number; hits: number }>;

/** What is found in one file, shown, suppressed and hidden. */
export interface FileAnalysis extends SuppressionResult {
  readonly uri: string;
  readonly notices: readonly AnalysisNotice[];
  readonly parsed: boolean;
}

export interface CodeFix {
  readonly ruleId: string;
  readonly title: string;
  readonly applicability: Applicability;
  /** The finding it removes. */
  readonly diagnostic: Diagnostic;
  readonly changes: FileChanges;
}

/** Reads files other than the one at hand for multi-file fixes: current text by URI, undefined when there is none. */
export type TextReader = (uri: string) => string | undefined;

export interface Analyzer {
  readonly rules: readonly AnyRule[];
  /** The language a file is read as, by name and content; undefined when it is not analysed. */
  languageOf(source: SourceText): LanguageId | undefined;
  /** A file as the rules see it, for project facts and tools; undefined when it is not analysed. The caller disposes of it. */
  parse(source: SourceText): ParsedFile | undefined;
  /** The same text, parsed at most once until the caller disposes of it; `previous`, an earlier text of the file, is taken over. */
  share(source: SourceText, options?: AnalysisOptions, previous?: SharedSource): SharedSource;
  /**
   * What the rest of the project needs to know about this file. With the project's root, test code is not read: project facts
   * leave it out anyway.
   */
  summarize(source: SourceText, projectRoot?: string): FileSummary | undefined;
  /**
   * False when the trigger words rule out that a file-level rule reports in this file, unless it calls functions of other files
   * that lead to a sink.
   */
  mayReport(source: SourceText, projectRoot: string, options?: AnalysisOptions): boolean;
  /** Findings of all file-level rules in one file. */
  analyzeFile(source: SourceText, project: ProjectFacts, options?: AnalysisOptions): FileAnalysis;
  /** Findings of project-level rules, over all files of the project; suppressions in those files are honoured through `read`. */
  analyzeProject(project: ProjectFacts, read: TextReader, options?: AnalysisOptions): readonly FileAnalysis[];
  /** What a file does with personal data, for the inventory; undefined when it does nothing or is not read. */
  readonly dataUse: DataUse;
  /** The fixes for a file's findings (file and project rules), computed on the current text; `at` limits to findings touching a span. */
  fixes(
    source: SourceText,
    project: ProjectFacts,
    read: TextReader,
    select?: {
      readonly at?: { readonly start: number; readonly end: number };
      readonly ruleId?: string;
      readonly applicability?: Applicability;
    },
    options?: AnalysisOptions,
  ): readonly CodeFix[];
  /**
   * Applies all `safe` (or also `suggestion`) fixes until nothing changes, at most 10 passes; a fix that adds syntax errors
   * or new findings is rolled back and named in `refused`.
   */
  fixAll(
    source: SourceText,
    project: ProjectFacts,
    read: TextReader,
    select: { readonly upTo: 'safe' | 'suggestion'; readonly ruleId?: string },
    options?: AnalysisOptions,
  ): { readonly changes: FileChanges; readonly applied: number; readonly refused: readonly string[] };
}

const defaults: AnalysisOptions = {};
const noSymbols: FileSummary['symbols'] = { constants: [], functions: [], classes: [] };

/** Loads the grammars and joins all parts. Rejects with an error that names the file when a grammar cannot be loaded. */
export async function createAnalyzer(
  loadGrammar: GrammarLoader,
  rules: readonly AnyRule[] = registry,
): Promise<Analyzer> {
  const parser = await createParser(loadGrammar);
  const planning = createPlanning(rules, models);
  const projectWords = [...new Set(rules.flatMap((rule) => rule.projectWords ?? []))];
  const names = new Map(rules.flatMap((rule) => namesOf(rule).map((name) => [name, rule.id] as const)));
  const shared = createSharedSources((source, milliseconds, previous) =>
    parser.parse(source, milliseconds === undefined ? undefined : { milliseconds }, previous),
  );
  const services: EngineServices = {
    models,
    parse: shared.parse,
    createSemantics: (file, symbols) => createSemantics(file, symbols, models),
    findFlows: (file, semantics, query) => findFlows(file, semantics, models, query, classifyNames),
  };

  /** The plan for a file; undefined when its kind is none of ours or no rule looks at such files. */
  const planFor = (source: SourceText, projectRoot: string, options: AnalysisOptions): FilePlan | undefined => {
    const found = classifyFile(source.uri, source.text);
    const language = source.language ?? found?.language;
    if (!language) return undefined;
    const role = found?.role ?? 'code';
    const isTest = isTestPath(source.uri, projectRoot);
    const plan = planning.planFor(options, { languages: languagesOf({ language, role }), role, isTest });
    return plan.rules.length > 0 ? plan : undefined;
  };

  /** Parses and runs all rules; undefined when the file is not parsed. `use` gets the run before the trees are freed. */
  const withRun = <T>(
    source: SourceText,
    project: ProjectFacts,
    options: AnalysisOptions,
    use: (run: FileRun, plan: FilePlan) => T,
  ): T | undefined => {
    const plan = planFor(source, project.root, options);
    if (!plan) return undefined;
    if (options.prefilter !== false && !plan.prefilter(project.symbols).mayMatch(source.text)) return undefined;
    const file = services.parse(source, options.parseBudget);
    if (!file) return undefined;
    try {
      return use(runFile(file, project, plan, services, options), plan);
    } finally {
      file.dispose();
    }
  };

  const suppressionRules = (
    ran: ReadonlySet<string>,
    options: AnalysisOptions,
    reports: boolean,
  ): SuppressionRules => ({
    canonical: (id) => names.get(id),
    accepted: options.suppressions,
    today: options.today,
    minPrecision: options.minPrecision,
    ran: (ruleId) => ran.has(ruleId),
    severity(ruleId, standard) {
      if (!reports || (options.only && !options.only.includes(ruleId))) return undefined;
      const severity = options.rules?.[ruleId]?.severity ?? standard;
      return severity === 'off' ? undefined : severity;
    },
  });

  const ranRules = (plan: FilePlan, options: AnalysisOptions): ReadonlySet<string> =>
    options.isCancelled?.()
      ? new Set()
      : new Set(
          plan.rules
            .filter(({ rule }) => !rule.queries.some((query) => query.on === 'project'))
            .map(({ rule }) => rule.id),
        );

  const nothing = (uri: string, notices: FileAnalysis['notices'] = []): FileAnalysis => ({
    uri,
    diagnostics: [],
    suppressed: [],
    notices,
    parsed: false,
  });

  const analyzeFile = (
    source: SourceText,
    project: ProjectFacts,
    options: AnalysisOptions = defaults,
  ): FileAnalysis => {
    if (isGenerated(source.uri, source.text, project.root)) {
      return nothing(source.uri, [
        { uri: source.uri, kind: 'skipped', message: 'Generated file.', byDesign: 'generated' },
      ]);
    }
    const analysis = withRun(source, project, options, ({ shared, findings, notices }, plan) => {
      const rulesOfFile = suppressionRules(ranRules(plan, options), options, true);
      const all = findings.map(({ diagnostic }) => diagnostic);
      return { uri: source.uri, ...suppress(shared.file, all, rulesOfFile), notices, parsed: true };
    });
    return analysis ?? nothing(source.uri);
  };

  const projectRuns = (project: ProjectFacts, options: AnalysisOptions) => {
    const active = planning.enabled(options).filter(({ rule }) => rule.queries.some((query) => query.on === 'project'));
    return runProjectRules(active, project, options);
  };

  /** Findings of project rules in one file, suppressed ones apart. */
  const projectFindings = <T>(
    source: SourceText,
    matches: readonly RuleMatch[],
    project: ProjectFacts,
    options: AnalysisOptions,
    use: (shared: FileContext, found: Pick<FileRun, 'findings' | 'notices'>) => T,
  ): T => {
    const file = services.parse(source, options.parseBudget) ?? unparsed(source);
    try {
      const shared = fileContext(file, project, services);
      const wanted = matches.filter(({ enabled }) => !shared.isTest || enabled.rule.meta.inTests);
      return use(shared, findingsOf(wanted, shared, options));
    } finally {
      file.dispose();
    }
  };

  const analyzeProject: Analyzer['analyzeProject'] = (project, read, options = defaults) => {
    const { matches, notices } = projectRuns(project, options);
    const analyses = [...matches].map(([uri, list]) =>
      projectFindings({ uri, text: read(uri) ?? '' }, list, project, options, (shared, found) => {
        const all = found.findings.map(({ diagnostic }) => diagnostic);
        const result = suppress(shared.file, all, suppressionRules(new Set(), options, false));
        return { uri, ...result, notices: found.notices, parsed: true };
      }),
    );
    return notices.length > 0 ? [...analyses, nothing(project.root, notices)] : analyses;
  };

  const fixes: Analyzer['fixes'] = (source, project, read, select = {}, options = defaults) => {
    const found: CodeFix[] = [];
    const planFixes = (shared: FileContext, findings: readonly Finding[], ran: SuppressionRules) => {
      const open = new Set(
        suppress(
          shared.file,
          findings.map(({ diagnostic }) => diagnostic),
          ran,
        ).diagnostics,
      );
      const languages = languagesOf(shared.file);
      const context = { file: shared.file, project, read, parse: (other: SourceText) => services.parse(other) };
      for (const { diagnostic, source: match } of findings) {
        if (!open.has(diagnostic) || (select.ruleId && diagnostic.ruleId !== names.get(select.ruleId))) continue;
        if (select.at && !overlaps(select.at, diagnostic.range)) continue;
        for (const { fix, edits } of applicableFixes(match, contextFor(shared, match.enabled), languages, () => {})) {
          if (select.applicability && fix.applicability !== select.applicability) continue;
          const changes = planEdits(edits, context);
          if (!changes) continue;
          const { title, applicability } = fix;
          found.push({ ruleId: diagnostic.ruleId, title, applicability, diagnostic, changes });
        }
      }
    };
    const silent = suppressionRules(new Set(), options, false);
    withRun(source, project, options, ({ shared, findings }) => planFixes(shared, findings, silent));
    // Facts made from another text would place the edits wrongly; they come anew with the next run.
    const role = classifyFile(source.uri, source.text)?.role;
    const known = role && project.documents(role).find((document) => document.uri === source.uri);
    const isStale = known !== undefined && known.text !== source.text;
    const ofProject = isStale ? undefined : projectRuns(project, options).matches.get(source.uri);
    if (ofProject) {
      projectFindings(source, ofProject, project, options, (shared, { findings }) =>
        planFixes(shared, findings, silent),
      );
    }
    return found;
  };

  const fixAll: Analyzer['fixAll'] = (source, project, read, { upTo, ruleId }, options = defaults) =>
    fixAllInFile(source, read, upTo, {
      fixes: (present, from) => fixes(present, project, from, { ruleId }, options),
      inspect(present) {
        const file = services.parse(present);
        const hasErrors = (file?.tree?.hasErrors ?? false) || (file?.document?.hasErrors ?? false);
        file?.dispose();
        return { hasErrors, diagnostics: analyzeFile(present, project, options).diagnostics };
      },
      hold: (present) => shared.share(present, options.parseBudget),
    });

  return {
    rules,
    parse: (source) => services.parse(source),
    share: (source, options = defaults, previous) => shared.share(source, options.parseBudget, previous),
    mayReport(source, projectRoot, options = defaults) {
      const plan = planFor(source, projectRoot, options);
      return (
        plan !== undefined && (options.prefilter === false || plan.prefilter(noProjectSymbols).mayMatch(source.text))
      );
    },
    languageOf: (source) => source.language ?? classifyFile(source.uri, source.text)?.language,
    summarize(source, projectRoot) {
      const kind = classifyFile(source.uri, source.text);
      if (projectRoot !== undefined && kind?.role === 'code' && isTestPath(source.uri, projectRoot)) {
        const { language, role } = kind;
        return { uri: source.uri, language, role, isTest: true, words: [], symbols: noSymbols };
      }
      const isTest = isTestPath(source.uri, '');
      const document = parser.documentKind(source);
      if (document) {
        const { language, role } = document;
        return {
          uri: source.uri,
          language,
          role,
          isTest,
          words: [],
          symbols: noSymbols,
          ...keptText(role, source.text),
        };
      }
      const file = services.parse(source);
      if (!file) return undefined;
      try {
        return {
          uri: file.uri,
          language: file.language,
          role: file.role,
          isTest,
          words: wordsIn(file, projectWords),
          symbols: file.tree
            ? summarizeSymbols(file, createSemantics(file, noProjectSymbols, models), models, classifyNames)
            : noSymbols,
          ...keptText(file.role, file.text),
        };
      } finally {
        file.dispose();
      }
    },
    analyzeFile,
    analyzeProject,
    dataUse: createDataUse(services),
    fixes,
    fixAll,
  };
}

/** Facts of a project are read from structured files, so their text is kept. */
function keptText(role: FileSummary['role'], text: string): Pick<FileSummary, 'text'> {
  return informsProject(role) ? { text } : {};
}
