import { availableParallelism } from 'node:os';
import type { AnalysisOptions, FileAnalysis } from '../analyzer';
import type { AnalysisNotice } from '../core/diagnostic';
import { isCandidate, isCodeFile } from '../project/candidates';
import { detectProjects } from '../project/detect-projects';
import { discoverFiles, toUri } from '../project/discovery';
import type { FileSummary } from '../project/file-summary';
import { createInProcessRunner } from './in-process-runner';
import { mergeAnalyses, uniqueNotices } from './merge-results';
import type { ScanRequest, ScanResult, ScanRoot } from './scan-request';
import { createSourceStore, type SourceStore } from './source-store';
import type { FileItem, PlainOptions, ProjectData, ScanTask, TaskResult, TaskRunner } from './tasks';
import { createWorkerRunner, mergeTiming } from './worker-runner';

export type { ScanRequest, ScanResult, ScanRoot } from './scan-request';

/** Below this many files, starting threads takes longer than the scan. */
const SMALL_SCAN = 40;
const BATCH_FILES = 16;

/** The files of one project within one scan root. */
interface PlannedProject {
  readonly root: string;
  readonly scanRoot: ScanRoot;
  readonly files: readonly string[];
  readonly reported: readonly string[];
  readonly hasOpaqueBinaries: boolean;
  readonly complete: boolean;
}

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

  const runner = await createRunner(request, steps, signal);
  const results: TaskResult[] = [];
  const projectOfFile = new Map<string, ProjectData>();
  let stepsDone = 0;
  const progress = (count: number, uri: string) => {
    stepsDone += count;
    if (total > 0) request.onProgress?.(Math.floor((total * stepsDone) / steps), total, uri);
  };
  try {
    for (const project of plan.projects) {
      if (signal.aborted) break;
      const scanned = await scanProject(project, runner, request, store, signal, progress);
      results.push(...scanned.results);
      for (const uri of project.files) if (scanned.data) projectOfFile.set(uri, scanned.data);
    }
  } finally {
    await runner.close();
  }

  const reports = new Set(plan.projects.flatMap((project) => project.reported));
  const files = mergeAnalyses(results.flatMap((result) => result.analyses)).filter((file) => reports.has(file.uri));
  return {
    files,
    analyzed: files.map((file) => file.uri),
    notices: uniqueNotices([...plan.notices, ...results.flatMap((result) => result.notices)]),
    projects: plan.projects.map((project) => project.root),
    projectOf: (uri) => projectOfFile.get(uri),
    cancelled: signal.aborted,
    milliseconds: performance.now() - started,
    timing: mergeTiming(results.map((result) => result.timing)),
  };
}

async function scanProject(
  project: PlannedProject,
  runner: TaskRunner,
  request: ScanRequest,
  store: SourceStore,
  signal: AbortSignal,
  progress: (count: number, uri: string) => void,
): Promise<{ readonly results: TaskResult[]; readonly data?: ProjectData }> {
  const lanes = threadCount(request);
  const runAll = (tasks: readonly ScanTask[]) => runInLanes(tasks, lanes, runner, signal, progress);
  const item = (uri: string): FileItem => ({ uri, text: store.open.get(uri) });
  const batches = (files: readonly string[]) => inBatches(files.map(item));

  const summarized = await runAll(
    batches(project.files).map((files) => ({ kind: 'summarize', files, root: project.root })),
  );
  if (signal.aborted) return { results: summarized };
  const failed = summarized.flatMap((result) => result.notices).filter((notice) => isCodeFile(notice.uri));
  const data: ProjectData = {
    root: project.root,
    summaries: summarized.flatMap((result) => result.summaries).sort(byUri),
    complete: project.complete && failed.length === 0,
    hasOpaqueBinaries: project.hasOpaqueBinaries,
    texts: Object.fromEntries([...store.open].filter(([uri]) => uri.startsWith(`${project.root}/`))),
  };
  const options = plainOptions(project.scanRoot.options);
  const timed = request.timed ?? false;
  const analyzed = await runAll([
    ...batches(project.reported).map((files) => ({ kind: 'analyze' as const, files, project: data, options, timed })),
    { kind: 'project', project: data, options, timed },
  ]);
  runner.release(data);
  return { results: [...summarized, ...analyzed], data };
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
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}

function inBatches(files: readonly FileItem[]): FileItem[][] {
  const batches: FileItem[][] = [];
  for (let i = 0; i < files.length; i += BATCH_FILES) batches.push(files.slice(i, i + BATCH_FILES));
  return batches;
}

function plainOptions(options: AnalysisOptions | undefined): PlainOptions {
  const { timing: _timing, isCancelled: _isCancelled, ...plain } = options ?? {};
  return plain;
}

function threadCount(request: ScanRequest): number {
  return Math.max(1, Math.floor(request.jobs ?? Math.min(4, availableParallelism() - 1)));
}

async function createRunner(request: ScanRequest, steps: number, signal: AbortSignal): Promise<TaskRunner> {
  const small = steps < SMALL_SCAN && request.jobs === undefined;
  if (!request.workerFile || small) return createInProcessRunner(await request.createAnalyzer(), signal);
  return createWorkerRunner({
    file: request.workerFile,
    threads: threadCount(request),
    signal,
    limits: request.limits,
  });
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
        scanRoot,
        files: candidates,
        reported,
        hasOpaqueBinaries: found.opaqueBinaries.some(within),
        complete: !found.unread.some((uri) => within(uri) || root.startsWith(`${uri}/`)),
      });
    }
  }
  return { projects, notices };
}

function byUri(a: FileSummary, b: FileSummary): number {
  return a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : 0;
}

/** Findings of a scan, all files together. */
export function diagnosticsOf(files: readonly FileAnalysis[]): FileAnalysis['diagnostics'] {
  return files.flatMap((file) => file.diagnostics);
}
