import type { FileAnalysis } from '../analyzer';
import type { AnalysisNotice } from '../core/diagnostic';
import { isCodeFile } from '../project/candidates';
import { existenceHolds, type FactsUsed } from '../project/facts-used';
import type { FileSummary } from '../project/file-summary';
import { readSource } from '../project/read-source';
import type { CacheFolder } from './cache-folder';
import type { PlacedResult, PlacedTask } from './lanes';
import { readStored, type StoredFile, type StoredProject, withText, writeStored } from './scan-cache';
import { fileExists, type SourceStore } from './source-store';
import { type FileItem, hashOf, type PlainOptions, type ProjectData, type TaskResult } from './tasks';

/** The files of one project within one scan root. */
export interface PlannedProject {
  readonly root: string;
  readonly options: PlainOptions;
  readonly files: readonly string[];
  readonly reported: readonly string[];
  readonly hasOpaqueBinaries: boolean;
  readonly complete: boolean;
}

export interface ProjectScanSurroundings {
  readonly store: SourceStore;
  readonly signal: AbortSignal;
  readonly timed: boolean;
  readonly cache: CacheFolder | undefined;
  /** Runs tasks in parallel; resolves when all are done. */
  runAll(tasks: readonly PlacedTask[]): Promise<readonly PlacedResult[]>;
  release(data: ProjectData): Promise<void>;
  /** Steps that needed no work. There are `files` steps of reading and `reported` steps of analysis. */
  skipped(steps: number): void;
}

export interface ProjectScan {
  /** Of rules over files. */
  readonly analyses: readonly FileAnalysis[];
  /** Of rules over the project. */
  readonly ofProject: readonly FileAnalysis[];
  /** What the analyses asked of the project, by file. */
  readonly used: ReadonlyMap<string, FactsUsed>;
  readonly notices: readonly AnalysisNotice[];
  /** What is left of the tasks' results; summaries and analyses would be held until the last project is done. */
  readonly results: readonly Pick<TaskResult, 'notices' | 'timing'>[];
  readonly data?: ProjectData;
}

const BATCH_FILES = 16;

/**
 * Scans one project. All files are read into summaries, of which the facts of the project are made, and then analysed with these
 * facts, each where it was read, so that most are parsed once. What an earlier scan has left is used as far as texts and answers of
 * the project are the same.
 */
export async function scanProject(project: PlannedProject, around: ProjectScanSurroundings): Promise<ProjectScan> {
  const { store, signal, timed, cache } = around;
  const { options } = project;
  const item = (uri: string): FileItem => ({ uri, text: store.open.get(uri) });
  const stored = cache && !timed ? readStored(cache, project.root, options) : undefined;
  const known = await unchangedFiles(project, stored, around);
  const fresh = project.files.filter((uri) => !known.files.has(uri));
  around.skipped(known.files.size);

  const results: TaskResult[] = [];
  const run = async (tasks: readonly PlacedTask[]): Promise<readonly PlacedResult[]> => {
    if (tasks.length === 0) return [];
    const done = await around.runAll(tasks);
    results.push(...done);
    return done;
  };

  const summarize = { kind: 'summarize', root: project.root, options } as const;
  const read = await run(inBatches(fresh).map((uris) => ({ task: { ...summarize, files: uris.map(item) } })));
  if (signal.aborted) return { analyses: [], ofProject: [], used: new Map(), notices: known.notices, results };

  const summaries = new Map<string, FileSummary>();
  for (const [uri, { summary }] of known.files) if (summary) summaries.set(uri, summary);
  for (const { summaries: found } of read) for (const summary of found) summaries.set(summary.uri, summary);
  const notices = [...known.notices, ...read.flatMap((result) => result.notices)];
  const data: ProjectData = {
    root: project.root,
    summaries: [...summaries.values()].sort((a, b) => (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : 0)),
    complete: project.complete && !notices.some((notice) => isCodeFile(notice.uri)),
    hasOpaqueBinaries: project.hasOpaqueBinaries,
    texts: Object.fromEntries([...store.open].filter(([uri]) => uri.startsWith(`${project.root}/`))),
  };
  const traces = new Map(read.flatMap((result) => result.traces.map((trace) => [trace.uri, trace] as const)));
  const reported = new Set(project.reported);
  const analyses = new Map<string, FileAnalysis>();
  for (const [uri, { analysis }] of known.files) if (analysis && reported.has(uri)) analyses.set(uri, analysis);

  const sameFacts = stored !== undefined && !known.othersChanged && sameProject(stored, data, fresh, summaries);
  const isDone = (used: FactsUsed | undefined): boolean =>
    used !== undefined && sameFacts && existenceHolds(used, exists(store));
  const open = project.reported.flatMap((uri): FileItem[] => {
    const used = known.files.get(uri)?.used;
    return isDone(used) ? [] : [{ ...item(uri), used }];
  });
  around.skipped(project.reported.length - open.length);
  const onProject = { project: data, options, timed };
  const analyze = placed(open, read).map(({ files, lane }) => ({
    task: { kind: 'analyze', files, ...onProject } as const,
    lane,
  }));
  for (const { analyses: found, traces: made, notices: failed } of await run(analyze)) {
    for (const { uri } of failed) analyses.delete(uri);
    for (const analysis of found) {
      analyses.set(analysis.uri, analysis);
      traces.delete(analysis.uri);
    }
    for (const trace of made) traces.set(trace.uri, trace);
  }
  let ofProject = { analyses: stored?.project ?? [], used: stored?.used };
  if (!isDone(ofProject.used)) {
    const [result] = await run([{ task: { kind: 'project', ...onProject } }]);
    ofProject = { analyses: result?.analyses ?? [], used: result?.traces[0]?.used };
  }
  await around.release(data);

  const changed = fresh.length > 0 || open.length > 0 || known.othersChanged || ofProject.analyses !== stored?.project;
  if (cache && !timed && changed && !signal.aborted && ofProject.used) {
    const files = new Map<string, StoredFile>();
    const broken = new Set(
      results.flatMap((result) => result.notices.flatMap(({ uri, kind }) => (kind === 'failed' ? [uri] : []))),
    );
    for (const uri of project.files) {
      const before = known.files.get(uri);
      const trace = traces.get(uri);
      const base = { summary: summaries.get(uri), analysis: analyses.get(uri) };
      if (trace) files.set(uri, { ...base, hash: trace.hash, used: trace.used ?? before?.used });
      // What was not looked at in this scan is only as good as the facts it was made with.
      else if (before) files.set(uri, reported.has(uri) || sameFacts ? before : { ...before, used: undefined });
      else if (!base.summary && !broken.has(uri)) files.set(uri, { hash: '', used: [] });
    }
    const { complete, hasOpaqueBinaries } = data;
    const project2 = { files, complete, hasOpaqueBinaries, project: ofProject.analyses, used: ofProject.used };
    writeStored(cache, project.root, options, project2);
  }
  const used = new Map(
    [...analyses.keys()].flatMap((uri) => {
      const asked = traces.get(uri)?.used ?? known.files.get(uri)?.used;
      return asked ? [[uri, asked] as const] : [];
    }),
  );
  const found = { analyses: [...analyses.values()], ofProject: ofProject.analyses, used };
  return { ...found, notices: known.notices, results: results.map(rest), data };
}

function rest({ notices, timing }: TaskResult): Pick<TaskResult, 'notices' | 'timing'> {
  return { notices, timing };
}

interface Unchanged {
  readonly files: ReadonlyMap<string, StoredFile>;
  /** Files are gone, or can no longer be read, or can be read again. */
  readonly othersChanged: boolean;
  readonly notices: readonly AnalysisNotice[];
}

/** Files read between two looks at the signal. */
const FILES_PER_SLICE = 64;

/** The files whose text is the one an earlier scan has seen. */
async function unchangedFiles(
  project: PlannedProject,
  stored: StoredProject | undefined,
  { store, signal }: ProjectScanSurroundings,
): Promise<Unchanged> {
  const files = new Map<string, StoredFile>();
  const notices: AnalysisNotice[] = [];
  if (!stored) return { files, othersChanged: false, notices };
  const listed = new Set(project.files);
  let othersChanged = [...stored.files.keys()].some((uri) => !listed.has(uri));
  for (const [i, uri] of project.files.entries()) {
    if (i % FILES_PER_SLICE === FILES_PER_SLICE - 1) await new Promise(setImmediate);
    if (signal.aborted) break;
    const before = stored.files.get(uri);
    const opened = store.open.get(uri);
    const read = opened === undefined ? readSource(uri) : { text: opened };
    if (!('text' in read)) {
      if (read.notice) notices.push(read.notice);
      if (before?.hash !== '') othersChanged = true;
      files.set(uri, { hash: '', used: [] });
    } else if (before && before.hash === hashOf(read.text)) {
      files.set(uri, { ...before, summary: withText(before.summary, read.text) });
    }
  }
  return { files, othersChanged, notices };
}

/** Whether fresh files look to the others as they did, so that all facts are the same. */
function sameProject(
  stored: StoredProject,
  data: ProjectData,
  fresh: readonly string[],
  summaries: ReadonlyMap<string, FileSummary>,
): boolean {
  return (
    stored.complete === data.complete &&
    stored.hasOpaqueBinaries === data.hasOpaqueBinaries &&
    fresh.every((uri) => {
      const before = stored.files.get(uri);
      return before !== undefined && JSON.stringify(before.summary) === JSON.stringify(summaries.get(uri));
    })
  );
}

function exists(store: SourceStore): (uri: string) => boolean {
  return (uri) => store.open.has(uri) || fileExists(uri);
}

/** Files in batches, each for the lane that has read its files. */
function placed(
  files: readonly FileItem[],
  read: readonly PlacedResult[],
): { readonly files: readonly FileItem[]; readonly lane: number | undefined }[] {
  const laneOf = new Map<string, number>();
  for (const { task, lane } of read)
    if (task.kind === 'summarize') for (const { uri } of task.files) laneOf.set(uri, lane);
  const byLane = new Map<number | undefined, FileItem[]>();
  for (const file of files) {
    const lane = laneOf.get(file.uri);
    const list = byLane.get(lane);
    if (list) list.push(file);
    else byLane.set(lane, [file]);
  }
  return [...byLane].flatMap(([lane, list]) => inBatches(list).map((batch) => ({ files: batch, lane })));
}

function inBatches<T>(files: readonly T[]): T[][] {
  const batches: T[][] = [];
  for (let i = 0; i < files.length; i += BATCH_FILES) batches.push(files.slice(i, i + BATCH_FILES));
  return batches;
}
