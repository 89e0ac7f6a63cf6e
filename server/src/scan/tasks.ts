import { createHash } from 'node:crypto';
import type { AnalysisOptions, Analyzer, FileAnalysis, RuleTiming, SharedSource } from '../analyzer';
import type { AnalysisNotice } from '../core/diagnostic';
import { isCodeFile } from '../project/candidates';
import { type FactsRecorder, type FactsUsed, factsHold, recordFacts } from '../project/facts-used';
import type { FileStamp } from '../project/file-stamp';
import type { FileSummary } from '../project/file-summary';
import { createProjectFacts } from '../project/project-facts';
import { readSource } from '../project/read-source';
import type { ProjectFacts } from '../rule-kit/rule';
import type { KeptSources } from './kept-sources';
import { fileExists } from './source-store';

/** One file to read; with `text` when an editor holds it open. */
export interface FileItem {
  readonly uri: string;
  readonly text?: string;
  /** What an earlier analysis of the same text asked of the project: the file is only analysed again when that has changed. */
  readonly used?: FactsUsed;
}

/** What facts are made from, as plain data. */
export interface ProjectData {
  readonly root: string;
  readonly summaries: readonly FileSummary[];
  readonly complete: boolean;
  readonly hasOpaqueBinaries: boolean;
  /** Texts of open documents by URI. */
  readonly texts: Readonly<Record<string, string>>;
}

/** Options that can cross to another thread. */
export type PlainOptions = Omit<AnalysisOptions, 'timing' | 'isCancelled'>;

interface OnProject<P> {
  readonly project: P;
  readonly options: PlainOptions;
  readonly timed: boolean;
}

/**
 * `summarize` reads files into summaries; the options are those of the analysis that follows. `analyze` analyses files, or makes sure
 * that an earlier analysis holds. `project` runs the rules over projects.
 */
export type ScanTask<P = ProjectData> =
  | {
      readonly kind: 'summarize';
      readonly files: readonly FileItem[];
      readonly root: string;
      readonly options: PlainOptions;
    }
  | ({ readonly kind: 'analyze'; readonly files: readonly FileItem[] } & OnProject<P>)
  | ({ readonly kind: 'project' } & OnProject<P>);

/** How the results of a file were made, so that they can be kept. Files that broke or were read in part have none. */
export interface FileTrace {
  readonly uri: string;
  /** Digest of the text. */
  readonly hash: string;
  /** Of the file that the text was read from, where it can be known again by that. */
  readonly stamp?: FileStamp;
  /** What its analysis asked of the project; absent when it was only read. */
  readonly used?: FactsUsed;
}

export interface TaskResult {
  readonly summaries: readonly FileSummary[];
  readonly analyses: readonly FileAnalysis[];
  readonly traces: readonly FileTrace[];
  readonly notices: readonly AnalysisNotice[];
  readonly timing: RuleTiming;
}

/** Runs tasks, here or in worker threads. A rejected task names no file; the caller finds out which one it was. */
export interface TaskRunner {
  run(task: ScanTask): Promise<TaskResult>;
  /** Called after a project's tasks, so that its data can be let go. */
  release(project: ProjectData): void;
  close(): Promise<void>;
}

/** Facts of a project and a recorder around them; made once and remembered by the caller. */
export interface ScanFacts {
  readonly facts: ProjectFacts;
  readonly recorder: FactsRecorder;
}

export interface TaskSurroundings {
  readonly factsOf: (project: ProjectData) => ScanFacts;
  /** What `summarize` leaves for `analyze`. */
  readonly kept: KeptSources;
  readonly isCancelled?: () => boolean;
  /** Lets other work have a turn between files. */
  readonly pause?: () => Promise<void>;
}

interface Results extends TaskResult {
  readonly summaries: FileSummary[];
  readonly analyses: FileAnalysis[];
  readonly traces: FileTrace[];
  readonly notices: AnalysisNotice[];
}

/** Does one task. A file that breaks the analyzer becomes a notice; the others go on. */
export async function performTask(
  analyzer: Analyzer,
  task: ScanTask,
  surroundings: TaskSurroundings,
): Promise<TaskResult> {
  const result: Results = { summaries: [], analyses: [], traces: [], notices: [], timing: new Map() };
  const guarded = (uri: string, work: () => void) => {
    try {
      work();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      result.notices.push({ uri, kind: 'failed', message: `the analysis broke off: ${reason}` });
    }
  };

  if (task.kind === 'project') {
    guarded(task.project.root, () => {
      const read = (uri: string) => textOf({ uri, text: task.project.texts[uri] }, [])?.text;
      const { recorder } = surroundings.factsOf(task.project);
      result.analyses.push(...analyzer.analyzeProject(recorder.facts, read, optionsOf(task, result, surroundings)));
      result.traces.push({ uri: task.project.root, hash: '', used: recorder.take('') });
    });
    return result;
  }

  // Plans are remembered by the identity of the options, so one object serves all files.
  const options = task.kind === 'summarize' ? task.options : optionsOf(task, result, surroundings);
  for (const file of task.files) {
    if (surroundings.isCancelled?.()) break;
    guarded(file.uri, () => performFile(analyzer, task, file, options, surroundings, result));
    await surroundings.pause?.();
  }
  return result;
}

function performFile(
  analyzer: Analyzer,
  task: Exclude<ScanTask, { kind: 'project' }>,
  file: FileItem,
  options: AnalysisOptions,
  surroundings: TaskSurroundings,
  result: Results,
): void {
  const { kept } = surroundings;
  if (task.kind === 'analyze' && file.used) {
    const { facts } = surroundings.factsOf(task.project);
    if (factsHold(facts, file.used, () => textOf(file, [])?.text)) return;
  }
  const taken = task.kind === 'analyze' ? kept.take(file.uri) : undefined;
  const read = taken ? { source: taken } : readFile(analyzer, file, options, result.notices);
  if (!read) return;
  const { source } = read;
  let isKept = false;
  try {
    if (task.kind === 'summarize') {
      const summary = analyzer.summarize(source, task.root);
      if (summary) result.summaries.push(summary);
      note(read, undefined, result);
      const isRead = summary !== undefined && !summary.isTest && isCodeFile(file.uri);
      isKept = isRead && analyzer.mayReport(source, task.root, options) && kept.keep(source, task.root);
      // A file that no rule reads asks nothing, now and later.
    } else if (analyzer.languageOf(source) === undefined) note(read, [], result);
    else {
      const { recorder } = surroundings.factsOf(task.project);
      recorder.take('');
      const analysis = analyzer.analyzeFile(source, recorder.facts, options);
      const used = recorder.take(source.text);
      result.analyses.push(analysis);
      if (analysis.notices.every(({ kind }) => kind === 'skipped')) note(read, used, result);
    }
  } finally {
    if (!isKept) source.dispose();
  }
}

interface ReadFile {
  readonly source: SharedSource;
  /** Absent when it was kept; it is in the trace of its summary then. */
  readonly stamp?: FileStamp;
}

function readFile(
  analyzer: Analyzer,
  file: FileItem,
  options: AnalysisOptions,
  notices: AnalysisNotice[],
): ReadFile | undefined {
  const read = textOf(file, notices);
  return read && { source: analyzer.share({ uri: file.uri, text: read.text }, options), stamp: read.stamp };
}

function note({ source, stamp }: ReadFile, used: FactsUsed | undefined, { traces }: Results): void {
  // Time that has run out is no property of the text.
  if (!source.isReduced) traces.push({ uri: source.uri, hash: hashOf(source.text), stamp, used });
}

function optionsOf(
  task: Exclude<ScanTask, { kind: 'summarize' }>,
  result: TaskResult,
  { isCancelled }: TaskSurroundings,
): AnalysisOptions {
  if (!task.timed && !isCancelled) return task.options;
  return { ...task.options, ...(task.timed ? { timing: result.timing } : {}), ...(isCancelled ? { isCancelled } : {}) };
}

/** The digest of a text that results are kept under. */
export function hashOf(text: string): string {
  return createHash('sha1').update(text).digest('base64');
}

function textOf(
  file: FileItem,
  notices: AnalysisNotice[],
): { readonly text: string; readonly stamp?: FileStamp } | undefined {
  if (file.text !== undefined) return { text: file.text };
  const read = readSource(file.uri);
  if ('text' in read) return read;
  if (read.notice) notices.push(read.notice);
  return undefined;
}

/** Facts for scanning: documents are parsed by the analyzer, files looked up on disk. */
export function factsForScan(analyzer: Pick<Analyzer, 'parse'>, project: ProjectData): ProjectFacts {
  return createProjectFacts({ ...project, parse: (source) => analyzer.parse(source), fileExists });
}

/** The same with a recorder around them. */
export function recordedFacts(analyzer: Pick<Analyzer, 'parse'>, project: ProjectData): ScanFacts {
  const facts = factsForScan(analyzer, project);
  return { facts, recorder: recordFacts(facts) };
}
