import type { FileAnalysis } from '../analyzer';
import type { AnalysisNotice } from '../core/diagnostic';
import { once } from '../core/once';
import { isCodeFile } from '../project/candidates';
import { existenceHolds, type FactsUsed } from '../project/facts-used';
import { hasStamp } from '../project/file-stamp';
import type { FileSummary } from '../project/file-summary';
import { type ReadResult, readSource } from '../project/read-source';
import type { CacheFolder } from './cache-folder';
import type { PlacedResult, PlacedTask } from './lanes';
import { type PackedSummaries, packSummaries, unpackSummaries, withText } from './packed-summaries';
import { RESTAMPED, readStored, type StoredFile, type StoredProject, writeStored } from './scan-cache';
import { fileExists, type SourceStore } from './source-store';
import { type FileItem, type FileTrace, hashOf, type PlainOptions, type ProjectData, type TaskResult } from './tasks';

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
  /** Made when first asked for; absent when the scan was aborted. */
  readonly data?: () => ProjectData;
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

  const before = once(() => (stored ? unpackSummaries(stored.summaries) : new Map<string, FileSummary>()));
  const summaries = new Map(
    read.flatMap(({ summaries: found }) => found.map((summary) => [summary.uri, summary] as const)),
  );
  const notices = [...known.notices, ...read.flatMap((result) => result.notices)];
  const base: DataBase = {
    root: project.root,
    complete: project.complete && !notices.some((notice) => isCodeFile(notice.uri)),
    hasOpaqueBinaries: project.hasOpaqueBinaries,
    texts: Object.fromEntries([...store.open].filter(([uri]) => uri.startsWith(`${project.root}/`))),
  };
  let made: ProjectData | undefined;
  const data = (): ProjectData => {
    if (made) return made;
    const unchanged = [...before().values()].filter(({ uri }) => known.files.get(uri)?.hash);
    const all = [...unchanged.map((summary) => withText(summary, store.read)), ...summaries.values()];
    made = { ...base, summaries: all.sort((a, b) => (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : 0)) };
    return made;
  };
  const traces = new Map(read.flatMap((result) => result.traces.map((trace) => [trace.uri, trace] as const)));
  const reported = new Set(project.reported);
  const analyses = new Map<string, FileAnalysis>();
  for (const [uri, { analysis }] of known.files) if (analysis && reported.has(uri)) analyses.set(uri, analysis);

  const sameFacts =
    stored !== undefined &&
    !known.othersChanged &&
    stored.complete === base.complete &&
    stored.hasOpaqueBinaries === project.hasOpaqueBinaries &&
    // Fresh files that look to the others as they did.
    fresh.every(
      (uri) => stored.files.has(uri) && JSON.stringify(before().get(uri)) === JSON.stringify(summaries.get(uri)),
    );
  const isDone = (used: FactsUsed | undefined): boolean =>
    used !== undefined && sameFacts && existenceHolds(used, exists(store));
  const open = project.reported.flatMap((uri): FileItem[] => {
    const used = known.files.get(uri)?.used;
    return isDone(used) ? [] : [{ ...item(uri), used }];
  });
  around.skipped(project.reported.length - open.length);
  const whenRead = new Map(traces);
  const placedTasks = placed(open, read).map(({ files, lane }) => ({
    task: { kind: 'analyze', files, project: data(), options, timed } as const,
    lane,
  }));
  for (const { analyses: found, traces: traced, notices: failed } of await run(placedTasks)) {
    for (const { uri } of failed) analyses.delete(uri);
    for (const analysis of found) {
      analyses.set(analysis.uri, analysis);
      traces.delete(analysis.uri);
    }
    for (const trace of traced) traces.set(trace.uri, withStamp(trace, whenRead.get(trace.uri)));
  }
  let ofProject = { analyses: stored?.project ?? [], used: stored?.used };
  if (!isDone(ofProject.used)) {
    const [result] = await run([{ task: { kind: 'project', project: data(), options, timed } }]);
    ofProject = { analyses: result?.analyses ?? [], used: result?.traces[0]?.used };
  }
  if (made) await around.release(made);

  const isFresh = fresh.length > 0 || known.othersChanged || !stored;
  const packed = isFresh ? packSummaries(data().summaries) : stored.summaries;
  const changed = isFresh || open.length > 0 || ofProject.analyses !== stored.project || known.restamped >= RESTAMPED;
  if (cache && !timed && changed && !signal.aborted && ofProject.used) {
    const files = new Map<string, StoredFile>();
    const broken = new Set(
      results.flatMap((result) => result.notices.flatMap(({ uri, kind }) => (kind === 'failed' ? [uri] : []))),
    );
    for (const uri of project.files) {
      const file = known.files.get(uri);
      const trace = traces.get(uri);
      if (trace) {
        const { hash, stamp } = trace;
        files.set(uri, { hash, stamp, analysis: analyses.get(uri), used: trace.used ?? file?.used });
      }
      // What was not looked at in this scan is only as good as the facts it was made with.
      else if (file) files.set(uri, reported.has(uri) || sameFacts ? file : { ...file, used: undefined });
      else if (!summaries.has(uri) && !broken.has(uri)) files.set(uri, { hash: '', used: [] });
    }
    const { complete, hasOpaqueBinaries } = base;
    const kept = { project: ofProject.analyses, used: ofProject.used };
    writeStored(cache, project.root, options, { files, summaries: packed, complete, hasOpaqueBinaries, ...kept });
  }
  const used = new Map(
    [...analyses.keys()].flatMap((uri) => {
      const asked = traces.get(uri)?.used ?? known.files.get(uri)?.used;
      return asked ? [[uri, asked] as const] : [];
    }),
  );
  const found = { analyses: [...analyses.values()], ofProject: ofProject.analyses, used };
  const later = dataLater(base, packed, store);
  return { ...found, notices: known.notices, results: results.map(rest), data: later };
}

function rest({ notices, timing }: TaskResult): Pick<TaskResult, 'notices' | 'timing'> {
  return { notices, timing };
}

/** A file that was kept from its summary to its analysis was read once, and has its stamp from then. */
function withStamp(trace: FileTrace, whenRead: FileTrace | undefined): FileTrace {
  const isSame = trace.stamp === undefined && trace.hash === whenRead?.hash;
  return isSame ? { ...trace, stamp: whenRead.stamp } : trace;
}

type DataBase = Omit<ProjectData, 'summaries'>;

/** The data again, of which nothing but bytes is held until somebody asks. Not a part of `scanProject`, whose variables would be held too. */
function dataLater(base: DataBase, packed: PackedSummaries, store: SourceStore): () => ProjectData {
  return once(() => ({
    ...base,
    summaries: Array.from(unpackSummaries(packed).values(), (summary) => withText(summary, store.read)),
  }));
}

interface Unchanged {
  readonly files: ReadonlyMap<string, StoredFile>;
  /** Files are gone, or can no longer be read, or can be read again. */
  readonly othersChanged: boolean;
  readonly notices: readonly AnalysisNotice[];
  /** How many had to be read, and will not have to be if their new stamps are kept. */
  readonly restamped: number;
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
  let restamped = 0;
  if (!stored) return { files, othersChanged: false, notices, restamped };
  const listed = new Set(project.files);
  let othersChanged = [...stored.files.keys()].some((uri) => !listed.has(uri));
  for (const [i, uri] of project.files.entries()) {
    if (i % FILES_PER_SLICE === FILES_PER_SLICE - 1) await new Promise(setImmediate);
    if (signal.aborted) break;
    const before = stored.files.get(uri);
    const opened = store.open.get(uri);
    if (opened === undefined && before?.stamp && hasStamp(uri, before.stamp)) {
      files.set(uri, before);
      continue;
    }
    const read: ReadResult | { readonly text: string; readonly stamp?: undefined } =
      opened === undefined ? readSource(uri) : { text: opened };
    if (!('text' in read)) {
      if (read.notice) notices.push(read.notice);
      if (before?.hash !== '') othersChanged = true;
      files.set(uri, { hash: '', used: [] });
    } else if (before && before.hash === hashOf(read.text)) {
      files.set(uri, { ...before, stamp: read.stamp });
      if (read.stamp) restamped++;
    }
  }
  return { files, othersChanged, notices, restamped };
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
