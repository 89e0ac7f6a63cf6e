import { availableParallelism } from 'node:os';
import type { AnalysisOptions, FileAnalysis } from '../analyzer';
import type { AnalysisNotice } from '../core/diagnostic';
import { once } from '../core/once';
import { isCandidate } from '../project/candidates';
import { detectProjects } from '../project/detect-projects';
import { discoverFiles } from '../project/discovery';
import { toUri } from '../project/file-uri';
import { createInProcessRunner } from './in-process-runner';
import { runInLanes } from './lanes';
import { mergeAnalyses, uniqueNotices } from './merge-results';
import { type PlannedProject, type ProjectScan, scanProject } from './scan-project';
import type { ScanRequest, ScanResult } from './scan-request';
import { createSourceStore, type SourceStore } from './source-store';
import type { FileItem, PlainOptions, ProjectData, ScanTask, TaskResult, TaskRunner } from './tasks';
import { createWorkerRunner, mergeTiming } from './worker-runner';

export type { ScanRequest, ScanResult, ScanRoot } from './scan-request';

/** Below this many files, starting threads takes longer than the scan. */
const SMALL_SCAN = 20;
/** Milliseconds for one parse. Nobody waits at a keyboard, and a busy machine shall not see less than a quiet one. */
const PARSE_BUDGET = 5000;
/** From this many files on a project is shared out among all lanes. */
const LARGE_PROJECT = 200;

/**
 * Scans folders: finds files and projects, reads all files of a project into summaries, makes the project's facts of them,
 * and analyses the files with these facts. Never rejects for what is in the files: what cannot be read or breaks is a notice.
 * Aborting ends it within a second with what was found.
 */
export async function scanWorkspace(request: ScanRequest): Promise<ScanResult> {
  const started = performance.now();
  const signal = request.signal ?? new AbortController().signal;
  const store = createSourceStore(request.texts);
  const plan = await planScan(request, store, signal);
  const total = plan.projects.reduce((sum, project) => sum + project.reported.length, 0);
  const steps = total + plan.projects.reduce((sum, project) => sum + project.files.length, 0);
  let stepsDone = 0;
  const progress = (count: number, uri: string) => {
    stepsDone += count;
    if (total > 0) request.onProgress?.(Math.floor((total * stepsDone) / steps), total, uri);
  };

  const lanes = createLanes(request, signal);
  const scans: ProjectScan[] = [];
  const scanOne = async (project: PlannedProject, inLanes: readonly number[]): Promise<void> => {
    scans[plan.projects.indexOf(project)] = await scanProject(project, {
      store,
      signal,
      timed: request.timed ?? false,
      cache: request.cache,
      async runAll(tasks) {
        await lanes.prepare(tasks.map(({ task }) => task));
        return runInLanes(tasks, inLanes, signal, async (task, lane) => {
          const result = await lanes.run(task, lane);
          if (task.kind !== 'project') progress(task.files.length, task.files.at(-1)?.uri ?? '');
          return result;
        });
      },
      release: (data) => lanes.release(data),
      skipped: (count) => progress(count, project.root),
    });
  };
  try {
    // A large project is shared out among all lanes; small ones go side by side, so that none waits for the last file of another.
    const isLarge = ({ files }: PlannedProject): boolean => files.length >= LARGE_PROJECT;
    for (const project of plan.projects.filter(isLarge)) if (!signal.aborted) await scanOne(project, lanes.all);
    const small = plan.projects.filter((project) => !isLarge(project));
    const work = async (lane: number): Promise<void> => {
      for (let next = small.shift(); next && !signal.aborted; next = small.shift()) await scanOne(next, [lane]);
    };
    await Promise.all(lanes.all.map(work));
  } finally {
    await lanes.close();
  }
  const done = scans.filter((scan) => scan !== undefined);
  const projectOfFile = new Map<string, () => ProjectData>();
  for (const [i, project] of plan.projects.entries()) {
    const data = scans[i]?.data;
    if (data) for (const uri of project.files) projectOfFile.set(uri, data);
  }

  const results = done.flatMap((scan) => scan.results);
  const reports = new Set(plan.projects.flatMap((project) => project.reported));
  const ofFiles = done.flatMap((scan) => scan.analyses).filter((file) => reports.has(file.uri));
  const projects = done.flatMap((scan) => scan.ofProject);
  const ofProjects = projects.filter((file) => reports.has(file.uri));
  const files = mergeAnalyses([...ofFiles, ...ofProjects]);
  const used = once(() => new Map(done.flatMap((scan) => [...scan.used])));
  const notices = [
    ...done.flatMap((scan) => scan.notices),
    ...results.flatMap((result) => result.notices),
    // What broke in a rule over a project belongs to no file.
    ...projects.filter((file) => !reports.has(file.uri)).flatMap((file) => file.notices),
  ];
  return {
    files,
    ofFiles,
    ofProjects,
    get used() {
      return used();
    },
    analyzed: files.map((file) => file.uri),
    notices: uniqueNotices([...plan.notices, ...notices]),
    projects: plan.projects.map((project) => project.root),
    projectOf: (uri) => projectOfFile.get(uri)?.(),
    cancelled: signal.aborted,
    milliseconds: performance.now() - started,
    timing: mergeTiming(results.map((result) => result.timing)),
  };
}

function plainOptions(options: AnalysisOptions | undefined): PlainOptions {
  const { timing: _timing, isCancelled: _isCancelled, ...plain } = options ?? {};
  return { ...plain, parseBudget: plain.parseBudget ?? PARSE_BUDGET };
}

function threadCount(request: ScanRequest): number {
  return Math.max(1, Math.floor(request.jobs ?? Math.min(4, request.maxThreads ?? availableParallelism())));
}

/** In files to parse; to look whether an earlier analysis holds is next to nothing. */
function costOf(files: readonly FileItem[]): number {
  return files.reduce((sum, { used }) => sum + (used ? 0.02 : 1), 0);
}

interface Lanes {
  readonly all: readonly number[];
  /** To be told of all tasks before they are run: few files are done on this thread, unless others are up already. */
  prepare(tasks: readonly ScanTask[]): Promise<void>;
  run(task: ScanTask, lane: number): Promise<TaskResult>;
  release(data: ProjectData): Promise<void>;
  close(): Promise<void>;
}

function createLanes(request: ScanRequest, signal: AbortSignal): Lanes {
  const { workerFile, limits } = request;
  const all = Array.from({ length: threadCount(request) }, (_, lane) => lane);
  let here: Promise<TaskRunner> | undefined;
  let threads: Promise<readonly TaskRunner[]> | undefined;
  let cost = 0;
  const inProcess = (): Promise<TaskRunner> => {
    here ??= request.createAnalyzer().then((analyzer) => createInProcessRunner(analyzer, signal));
    return here;
  };
  const started = async (): Promise<readonly TaskRunner[]> => [
    ...(here ? [await here] : []),
    ...((await threads) ?? []),
  ];
  return {
    all,
    async prepare(tasks) {
      cost += tasks.reduce((sum, task) => sum + (task.kind === 'project' ? 0 : costOf(task.files)), 0);
      const few = cost < SMALL_SCAN && request.jobs === undefined;
      if (workerFile && (threads || !few)) {
        threads ??= Promise.all(all.map(() => createWorkerRunner({ file: workerFile, signal, limits })));
        await threads;
      } else await inProcess();
    },
    run: async (task, lane) => ((await threads)?.[lane] ?? (await inProcess())).run(task),
    async release(data) {
      for (const runner of await started()) runner.release(data);
    },
    async close() {
      await Promise.all((await started()).map((runner) => runner.close()));
    },
  };
}

async function planScan(
  request: ScanRequest,
  store: SourceStore,
  signal: AbortSignal,
): Promise<{ projects: PlannedProject[]; notices: AnalysisNotice[] }> {
  const projects: PlannedProject[] = [];
  const notices: AnalysisNotice[] = [];
  const taken = new Set<string>();
  for (const scanRoot of request.roots) {
    const found = await discoverFiles(scanRoot.folder, {
      exclude: scanRoot.exclude,
      excludeBase: scanRoot.excludeBase,
      signal,
    });
    notices.push(...found.notices);
    const options = plainOptions(scanRoot.options);
    const rootUri = toUri(scanRoot.folder);
    const openHere = [...store.open.keys()].filter((uri) => uri.startsWith(`${rootUri}/`));
    const more = [...(scanRoot.include ?? []), ...openHere];
    const files = more.length > 0 ? [...new Set([...found.files, ...more])].sort() : found.files;
    const map = detectProjects({ scanRoots: [rootUri], files, packageJson: (uri) => store.read(uri) });
    const byProject = new Map<string, string[]>();
    for (const uri of files) {
      const root = isCandidate(uri) ? map.projectOf(uri) : undefined;
      if (root === undefined || taken.has(uri)) continue;
      taken.add(uri);
      const list = byProject.get(root);
      if (list) list.push(uri);
      else byProject.set(root, [uri]);
    }
    for (const [root, candidates] of byProject) {
      const reported = scanRoot.reports ? candidates.filter(scanRoot.reports) : candidates;
      if (reported.length === 0) continue;
      const within = (uri: string) => uri === root || uri.startsWith(`${root}/`);
      projects.push({
        root,
        options,
        files: candidates,
        reported,
        hasOpaqueBinaries: found.opaqueBinaries.some(within),
        complete: !found.unread.some((uri) => within(uri) || root.startsWith(`${uri}/`)),
      });
    }
  }
  return { projects, notices };
}

/** Findings of a scan, all files together. */
export function diagnosticsOf(files: readonly FileAnalysis[]): FileAnalysis['diagnostics'] {
  return files.flatMap((file) => file.diagnostics);
}
