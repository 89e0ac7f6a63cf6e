import type { AnalysisOptions, Analyzer, FileAnalysis, RuleTiming } from '../analyzer';
import type { AnalysisNotice } from '../core/diagnostic';
import type { FileSummary } from '../project/file-summary';
import { createProjectFacts } from '../project/project-facts';
import { readSource } from '../project/read-source';
import type { ProjectFacts } from '../rule-kit/rule';
import { fileExists } from './source-store';

/** One file to read; with `text` when an editor holds it open. */
export interface FileItem {
  readonly uri: string;
  readonly text?: string;
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

export type ScanTask<P = ProjectData> =
  | { readonly kind: 'summarize'; readonly files: readonly FileItem[]; readonly root: string }
  | {
      readonly kind: 'analyze';
      readonly files: readonly FileItem[];
      readonly project: P;
      readonly options: PlainOptions;
      readonly timed: boolean;
    }
  | { readonly kind: 'project'; readonly project: P; readonly options: PlainOptions; readonly timed: boolean };

export interface TaskResult {
  readonly summaries: readonly FileSummary[];
  readonly analyses: readonly FileAnalysis[];
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

export interface TaskSurroundings {
  /** Facts of a project; made once and remembered by the caller. */
  readonly factsOf: (project: ProjectData) => ProjectFacts;
  readonly isCancelled?: () => boolean;
  /** Lets other work have a turn between files. */
  readonly pause?: () => Promise<void>;
}

/** Does one task. A file that breaks the analyzer becomes a notice; the others go on. */
export async function performTask(
  analyzer: Analyzer,
  task: ScanTask,
  surroundings: TaskSurroundings,
): Promise<TaskResult> {
  const result = { summaries: [] as FileSummary[], analyses: [] as FileAnalysis[], notices: [] as AnalysisNotice[] };
  const timing: RuleTiming = new Map();
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
      const read = (uri: string) => textOf({ uri, text: task.project.texts[uri] }, []);
      const options = { ...task.options, ...(task.timed ? { timing } : {}) };
      result.analyses.push(...analyzer.analyzeProject(surroundings.factsOf(task.project), read, options));
    });
    return { ...result, timing };
  }

  for (const file of task.files) {
    if (surroundings.isCancelled?.()) break;
    const text = textOf(file, result.notices);
    if (text === undefined) continue;
    const source = { uri: file.uri, text };
    guarded(file.uri, () => {
      if (task.kind === 'summarize') {
        const summary = analyzer.summarize(source, task.root);
        if (summary) result.summaries.push(summary);
        return;
      }
      const options = {
        ...task.options,
        ...(task.timed ? { timing } : {}),
        ...(surroundings.isCancelled ? { isCancelled: surroundings.isCancelled } : {}),
      };
      if (analyzer.languageOf(source) === undefined) return;
      result.analyses.push(analyzer.analyzeFile(source, surroundings.factsOf(task.project), options));
    });
    await surroundings.pause?.();
  }
  return { ...result, timing };
}

function textOf(file: FileItem, notices: AnalysisNotice[]): string | undefined {
  if (file.text !== undefined) return file.text;
  const read = readSource(file.uri);
  if ('text' in read) return read.text;
  if (read.notice) notices.push(read.notice);
  return undefined;
}

/** Facts for scanning: documents are parsed by the analyzer, files looked up on disk. */
export function factsForScan(analyzer: Pick<Analyzer, 'parse'>, project: ProjectData): ProjectFacts {
  return createProjectFacts({ ...project, parse: (source) => analyzer.parse(source), fileExists });
}
