import type { AnalysisNotice } from '../core/diagnostic';
import { type SharedProject, shareProject } from './shared-project';
import type { FileItem, ProjectData, ScanTask, TaskResult, TaskRunner } from './tasks';

export interface WorkerLimits {
  /** A worker that is longer at one file (or at a batch, before its files are tried one by one) is given up. */
  readonly fileMilliseconds: number;
  /** Workers are replaced after this many files together, so that what parsers leave behind does not pile up. */
  readonly filesPerLife: number;
}

export const DEFAULT_LIMITS: WorkerLimits = { fileMilliseconds: 20_000, filesPerLife: 4000 };

/** Milliseconds that the end of the threads is waited for. */
const PATIENCE = 2000;
/** Half of V8's default: a tenth more collecting, and 40 MB less of each thread. */
const YOUNG_MEGABYTES = 24;

export interface WorkerRunnerOptions {
  /** The bundled worker. */
  readonly file: string;
  readonly signal: AbortSignal;
  readonly limits?: Partial<WorkerLimits>;
}

/**
 * Runs tasks in one worker thread after another. When a worker crashes or hangs, it is replaced and the files of its batch are tried one by
 * one, each in turn; the one at fault becomes a notice and all others are analysed.
 */
export async function createWorkerRunner(options: WorkerRunnerOptions): Promise<TaskRunner> {
  const { Tinypool } = await import('tinypool');
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const pool = new Tinypool({
    filename: options.file,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 30_000,
    // Without a limit: a thread that takes longer on a busy machine would end the whole process by a rejection that nobody can catch.
    terminateTimeout: 0,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
  });
  // A worker that dies between tasks has nothing to answer for; the next task starts another one.
  pool.on('error', () => {});
  const shared = new Map<ProjectData, SharedProject>();
  let sinceRecycling = 0;

  const runOnce = async (task: ScanTask): Promise<TaskResult> => {
    const message = task.kind === 'summarize' ? task : { ...task, project: sharedOf(task.project) };
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), limits.fileMilliseconds);
    const stop = () => limit.abort();
    options.signal.addEventListener('abort', stop, { once: true });
    try {
      return (await pool.run(message, { signal: limit.signal })) as TaskResult;
    } finally {
      clearTimeout(timer);
      options.signal.removeEventListener('abort', stop);
    }
  };
  const sharedOf = (project: ProjectData) => {
    const known = shared.get(project) ?? shareProject(project);
    shared.set(project, known);
    return known;
  };

  const run = async (task: ScanTask): Promise<TaskResult> => {
    if (options.signal.aborted) return nothing([]);
    try {
      return await runOnce(task);
    } catch (error) {
      if (options.signal.aborted) return nothing([]);
      if (task.kind === 'project') return nothing([noticeFor({ uri: task.project.root }, error, limits)]);
      const [first] = task.files;
      if (task.files.length === 1 && first) return nothing([noticeFor(first, error, limits)]);
      const parts: TaskResult[] = [];
      for (const file of task.files) parts.push(await run({ ...task, files: [file] }));
      return merge(parts);
    }
  };

  return {
    async run(task) {
      const result = await run(task);
      if (task.kind !== 'project') sinceRecycling += task.files.length;
      if (sinceRecycling >= limits.filesPerLife) {
        sinceRecycling = 0;
        await pool.recycleWorkers();
      }
      return result;
    },
    release(project) {
      shared.delete(project);
    },
    // A worker that does not end in time on a busy machine is gone with the process; its results are here already.
    async close() {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, PATIENCE);
      });
      await Promise.race([pool.destroy().catch(() => undefined), late]);
      clearTimeout(timer);
    },
  };
}

function noticeFor(file: FileItem, error: unknown, limits: WorkerLimits): AnalysisNotice {
  const name = (error as Error | undefined)?.name;
  const message =
    name === 'AbortError'
      ? `took longer than ${limits.fileMilliseconds / 1000} s to analyse and was given up`
      : `the analysis crashed: ${error instanceof Error ? error.message : String(error)}`;
  return { uri: file.uri, kind: 'failed', message };
}

function nothing(notices: readonly AnalysisNotice[]): TaskResult {
  return { summaries: [], analyses: [], traces: [], notices, timing: new Map() };
}

function merge(parts: readonly TaskResult[]): TaskResult {
  return {
    summaries: parts.flatMap((part) => part.summaries),
    analyses: parts.flatMap((part) => part.analyses),
    traces: parts.flatMap((part) => part.traces),
    notices: parts.flatMap((part) => part.notices),
    timing: mergeTiming(parts.map((part) => part.timing)),
  };
}

/** Sums times and hits per rule. */
export function mergeTiming(parts: Iterable<TaskResult['timing']>): TaskResult['timing'] {
  const sum: TaskResult['timing'] = new Map();
  for (const part of parts) {
    for (const [ruleId, { milliseconds, hits }] of part) {
      const known = sum.get(ruleId) ?? { milliseconds: 0, hits: 0 };
      sum.set(ruleId, { milliseconds: known.milliseconds + milliseconds, hits: known.hits + hits });
    }
  }
  return sum;
}
