import { availableParallelism } from 'node:os';
import type { CancellationToken, WorkDoneProgressReporter } from 'vscode-languageserver';
import type { CacheFolder } from '../scan/cache-folder';
import { mergeAnalyses, uniqueNotices } from '../scan/merge-results';
import { type ScanResult as Scan, scanWorkspace } from '../scan/scan';
import type { Folder } from './folder';
import type { ScanResult } from './protocol';
import { nothingFound } from './results';
import type { ServerContext } from './server-context';
import { canonicalUri, filePath } from './texts';
import type { Validation } from './validation';

/** How often progress is reported at most, in milliseconds. */
const progressPause = 50;

export interface WorkspaceScanOptions {
  /** Canonical URIs of the folders to scan; all when absent. */
  readonly folders?: readonly string[];
  readonly workerFile: string | undefined;
  readonly cache: CacheFolder | undefined;
  /** Resolves when the settings of the folders have been read; a scan without them would find other things. */
  readonly settled: () => Promise<unknown>;
  readonly createAnalyzer: Parameters<typeof scanWorkspace>[0]['createAnalyzer'];
}

/**
 * Analyses every file of the workspace's folders and publishes what it found, also for files that are not open. Counts of
 * files go to `progress`. Cancelling keeps what was found until then.
 */
export async function scanFolders(
  context: ServerContext,
  validation: Validation,
  options: WorkspaceScanOptions,
  progress: WorkDoneProgressReporter,
  token: CancellationToken,
): Promise<ScanResult> {
  const started = performance.now();
  await options.settled();
  const wanted = options.folders?.map(canonicalUri);
  const targets = context.folders
    .all()
    .filter((folder) => folder.path !== undefined && folder.enabled() && (!wanted || wanted.includes(folder.uri)))
    // A folder within another one has settings of its own, and the first that is scanned takes the files.
    .sort((a, b) => b.uri.length - a.uri.length);
  const abort = new AbortController();
  if (token.isCancellationRequested) abort.abort();
  const listener = token.onCancellationRequested(() => abort.abort());
  context.log.reset();
  const { say } = context.translation;
  progress.begin('Holdfast', 0, say('Looking for files'), true);
  let last = 0;
  try {
    const scan = await scanWorkspace({
      roots: targets.map((folder) => ({
        folder: folder.path ?? '',
        options: folder.options(),
        exclude: folder.exclude(),
        excludeBase: folder.excludeBase(),
      })),
      signal: abort.signal,
      texts: new Map(context.documents.all().map((each) => [canonicalUri(each.uri), each.getText()])),
      workerFile: options.workerFile,
      cache: options.cache,
      // One core stays with the editor.
      maxThreads: Math.max(1, availableParallelism() - 1),
      createAnalyzer: options.createAnalyzer,
      onProgress: (done, total) => {
        const now = performance.now();
        if (done < total && now - last < progressPause) return;
        last = now;
        progress.report(
          total === 0 ? 100 : Math.floor((100 * done) / total),
          say('{done} of {total} files', { done, total }),
        );
      },
    });
    publishScan(context, validation, targets, scan);
    if (!scan.cancelled) context.lastScan.set(scan, targets);
    return summary(context, targets, scan, performance.now() - started);
  } finally {
    listener.dispose();
    progress.done();
  }
}

function publishScan(context: ServerContext, validation: Validation, targets: readonly Folder[], scan: Scan): void {
  const stale = new Set<string>();
  if (!scan.cancelled) {
    for (const folder of targets) for (const uri of context.results.dropScanned(folder.uri)) stale.add(uri);
    for (const uri of scan.analyzed) context.results.setScanned(uri, nothingFound);
    for (const folder of targets) {
      const own = mergeAnalyses(scan.ofProjects.filter(({ uri }) => context.folders.of(uri) === folder));
      const byFile = new Map(own.map((file) => [file.uri, folder.found(file.uri, file)]));
      for (const uri of context.results.setProject(folder.uri, byFile)) stale.add(uri);
    }
  }
  for (const file of mergeAnalyses(scan.ofFiles)) {
    context.results.setScanned(file.uri, context.folders.of(file.uri).found(file.uri, file));
    validation.scanned(file.uri, scan.used.get(file.uri));
    stale.add(file.uri);
  }
  for (const uri of stale) validation.publish(uri);
  context.log.notices(uniqueNotices([...scan.notices, ...scan.files.flatMap((file) => file.notices)]));
}

function summary(context: ServerContext, targets: readonly Folder[], scan: Scan, milliseconds: number): ScanResult {
  const all = scan.files.flatMap((file) => file.diagnostics);
  const findings = scan.files.flatMap((file) => context.folders.of(file.uri).found(file.uri, file).diagnostics);
  const gone = scan.cancelled
    ? 0
    : targets
        .flatMap((folder) => folder.baseline()?.gone(all, scan.analyzed) ?? [])
        .reduce((sum, { count }) => sum + count, 0);
  const count = (severity: string): number => findings.filter((each) => each.severity === severity).length;
  const notices = [...scan.notices, ...scan.files.flatMap((file) => file.notices)];
  return {
    files: scan.analyzed.length,
    findings: findings.length,
    errors: count('error'),
    warnings: count('warning'),
    cancelled: scan.cancelled,
    gone,
    failed: uniqueNotices(notices)
      .filter(
        ({ kind, byDesign, uri }) =>
          kind === 'failed' || (kind === 'skipped' && !byDesign && filePath(uri) !== undefined),
      )
      .map(({ uri, message }) => ({ uri, message })),
    milliseconds,
  };
}
