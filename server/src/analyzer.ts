/**
 * The one public entry of the engine: text and project facts go in, diagnostics and fixes come out. No input or output.
 * (Contract written first; the implementation joins engine/ and the generated registry.)
 */
import type { AnalysisNotice, Applicability, Diagnostic, Precision, Severity } from './core/diagnostic';
import type { FileChanges } from './core/edit';
import type { LanguageId } from './core/language';
import type { FileSummary } from './project/file-summary';
import type { AnyRule, ProjectFacts } from './rule-kit/rule';
import type { GrammarLoader } from './syntax/language-adapter';
import type { ParsedFile, SourceText } from './syntax/parsed-file';

export interface RuleSetting {
  readonly severity: Severity | 'off';
  readonly options?: Readonly<Record<string, unknown>>;
}

/** What is enabled and how, already validated. From the project file, the editor's settings or the command line. */
export interface AnalysisOptions {
  readonly rules?: Readonly<Record<string, RuleSetting>>;
  /** Only these rules. */
  readonly only?: readonly string[];
  /** Findings below this precision are left out. Default `low`: everything. */
  readonly minPrecision?: Precision;
  /** Skip the trigger-word scan and parse everything; for tests. */
  readonly prefilter?: boolean;
  /** Milliseconds for one parse before the token-level reader stands in. Default 1000. */
  readonly parseBudget?: number;
  readonly timing?: RuleTiming;
  /** Asked between batches of nodes; true ends the analysis of the file early with what was found. */
  readonly isCancelled?: () => boolean;
}

/** Filled during analysis when present: milliseconds and matches per rule id. */
export type RuleTiming = Map<string, { milliseconds: number; hits: number }>;

export interface FileAnalysis {
  readonly uri: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly suppressed: readonly (Diagnostic & { readonly reason: string })[];
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
  /** What the rest of the project needs to know about this file. */
  summarize(source: SourceText): FileSummary | undefined;
  /** Findings of all file-level rules in one file. */
  analyzeFile(source: SourceText, project: ProjectFacts, options?: AnalysisOptions): FileAnalysis;
  /** Findings of project-level rules, over all files of the project; suppressions in those files are honoured through `read`. */
  analyzeProject(project: ProjectFacts, read: TextReader, options?: AnalysisOptions): readonly FileAnalysis[];
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

export type CreateAnalyzer = (loadGrammar: GrammarLoader, rules?: readonly AnyRule[]) => Promise<Analyzer>;
