import { availableParallelism } from 'node:os';
import type { AnalysisOptions, FileAnalysis } from '../analyzer';
import type { AnalysisNotice } from '../core/diagnostic';
import { isCandidate } from '../project/candidates';
import { detectProjects } from '../project/detect-projects';
import { discoverFiles, toUri } from '../project/discovery';
import { createInProcessRunner } from './in-process-runner';
import { mergeAnalyses, uniqueNotices } from './merge-results';
import { type PlannedProject, type ProjectScan, scanProject } from './scan-project';
import type { ScanRequest, ScanResult } from './scan-request';
import { createSourceStore, type SourceStore } from './source-store';
import type { FileItem, PlainOptions, ProjectData, ScanTask, TaskResult, TaskRunner } from './tasks';
import { createWorkerRunner, mergeTiming } from './worker-runner';

export type { ScanRequest, ScanResult, ScanRoot } from './scan-request';

/** Below this many files, starting threads takes longer than the scan. */
const SMALL_SCAN = 20;

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

  const runner = createRunners(request, signal);
  const scans: ProjectScan[] = [];
  const projectOfFile = new Map<string, ProjectData>();
  try {
    for (const project of plan.projects) {
      if (signal.aborted) break;
      const scan = await scanProject(project, {
        store,
        signal,
        timed: request.timed ?? false,
        cache: request.cache,
        runAll: async (tasks) =>
          runInLanes(tasks, threadCount(request), await runner.forTasks(tasks), signal, progress),
        release: (data) => runner.release(data),
        skipped: (count) => progress(count, project.root),
      });
      scans.push(scan);
      for (const uri of project.files) if (scan.data) projectOfFile.set(uri, scan.data);
    }
  } finally {
    await runner.close();
  }

  const results = scans.flatMap((scan) => scan.results);
  const reports = new Set(plan.projects.flatMap((project) => project.reported));
  const ofFiles = scans.flatMap((scan) => scan.analyses).filter((file) => reports.has(file.uri));
  const projects = scans.flatMap((scan) => scan.ofProject);
  const ofProjects = projects.filter((file) => reports.has(file.uri));
  const files = mergeAnalyses([...ofFiles, ...ofProjects]);
  const used = new Map(scans.flatMap((scan) => [...scan.used]));
  const notices = [
    ...scans.flatMap((scan) => scan.notices),
    ...results.flatMap((result) => result.notices),
    // What broke in a rule over a project belongs to no file.
    ...projects.filter((file) => !reports.has(file.uri)).flatMap((file) => file.notices),
  ];
  return {
    files,
    ofFiles,
    ofProjects,
    used,
    analyzed: files.map((file) => file.uri),
    notices: uniqueNotices([...plan.notices, ...notices]),
    projects: plan.projects.map((project) => project.root),
    projectOf: (uri) => projectOfFile.get(uri),
    cancelled: signal.aborted,
    milliseconds: performance.now() - started,
    timing: mergeTiming(results.map((result) => result.timing)),
  };
}

async function runInLanes(
  tasks: readonly ScanTask[],
  lanes: number,
  runner: TaskRunner,
  signal: AbortSignal,
  progress: (count: number, uri: string) => void,
): Promise<TaskResult[]> {
  const results: TaskResult[] = [];
  let next = 0;
  const lane = async () => {
    for (let task = tasks[next++]; task && !signal.aborted; task = tasks[next++]) {
      results.push(await runner.run(task));
      if (task.kind !== 'project') progress(task.files.length, task.files.at(-1)?.uri ?? '');
    }
  };
  await Promise.all(Array.from({ length: Math.min(lanes, tasks.length) }, lane));
  return results;
}

function plainOptions(options: AnalysisOptions | undefined): PlainOptions {
  const { timing: _timing, isCancelled: _isCancelled, ...plain } = options ?? {};
  return plain;
}

function threadCount(request: ScanRequest): number {
  return Math.max(1, Math.floor(request.jobs ?? Math.min(4, request.maxThreads ?? availableParallelism())));
}

/** In files to parse; to look whether an earlier analysis holds is next to nothing. */
function costOf(files: readonly FileItem[]): number {
  return files.reduce((sum, { used }) => sum + (used ? 0.02 : 1), 0);
}

interface Runners {
  /** Few files are done on this thread, unless others are up already. */
  forTasks(tasks: readonly ScanTask[]): Promise<TaskRunner>;
  release(data: ProjectData): void;
  close(): Promise<void>;
}

function createRunners(request: ScanRequest, signal: AbortSignal): Runners {
  const { workerFile } = request;
  let here: TaskRunner | undefined;
  let threads: TaskRunner | undefined;
  return {
    async forTasks(tasks) {
      const files = tasks.reduce((sum, task) => sum + (task.kind === 'project' ? 0 : costOf(task.files)), 0);
      const few = files < SMALL_SCAN && request.jobs === undefined;
      if (workerFile && (threads || !few)) {
        const { limits } = request;
        threads ??= await createWorkerRunner({ file: workerFile, threads: threadCount(request), signal, limits });
        return threads;
      }
      here ??= createInProcessRunner(await request.createAnalyzer(), signal);
      return here;
    },
    release(data) {
      here?.release(data);
      threads?.release(data);
    },
    async close() {
      await here?.close();
      await threads?.close();
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
    const files = [...new Set([...found.files, ...(scanRoot.include ?? []), ...openHere])].sort();
    const map = detectProjects({ scanRoots: [rootUri], files, packageJson: (uri) => store.read(uri) });
    const byProject = new Map<string, string[]>();
    for (const uri of files) {
      const root = isCandidate(uri) ? map.projectOf(uri) : undefined;
      if (root === undefined || taken.has(uri)) continue;
      taken.add(uri);
      byProject.set(root, [...(byProject.get(root) ?? []), uri]);
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
