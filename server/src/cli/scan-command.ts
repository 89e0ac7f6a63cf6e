import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { version } from '../../../package.json';
import type { AnalysisOptions, RuleTiming } from '../analyzer';
import type { AnalysisNotice, Diagnostic } from '../core/diagnostic';
import { writeAtomically } from '../project/atomic-write';
import { toUri } from '../project/file-uri';
import { readSource, systemReason } from '../project/read-source';
import { printable } from '../report/code-frame';
import { type PreviousScan, parsePreviousScan } from '../report/previous-scan';
import { type ReportInput, sortNotices } from '../report/report-input';
import { type ScanResult, scanWorkspace } from '../scan/scan';
import { english } from '../translation/translation';
import { applyFixes, type FixOutcome } from './apply-fixes';
import { loadBaseline, saveBaseline, splitByBaseline } from './baseline-files';
import { EXIT, reaches, UsageError } from './exit-codes';
import { startProgress } from './progress';
import { type ReportFormat, renderReport } from './render-report';
import { type ConfigArguments, type FolderConfig, readConfigs } from './scan-config';
import { requestedRoots } from './scan-roots';
import type { Surroundings } from './surroundings';

export interface ScanArguments extends ConfigArguments {
  readonly paths: readonly string[];
  readonly format: ReportFormat;
  readonly output?: string;
  readonly writeBaseline?: string;
  /** Git revision: report only what touches lines changed since. */
  readonly since?: string;
  /** JSON report of an earlier scan. */
  readonly previous?: string;
  readonly fix?: 'safe' | 'suggestion';
  readonly timing?: boolean;
  readonly jobs?: number;
  readonly quiet?: boolean;
  /** False neither reads nor keeps results of earlier scans. */
  readonly cache?: boolean;
  readonly cacheDir?: string;
}

/** Scans, fixes when asked, reports; resolves with the exit code. Throws a `UsageError` before anything is scanned. */
export async function scanCommand(args: ScanArguments, io: Surroundings): Promise<number> {
  const rules = await io.loadRules();
  const requested = requestedRoots(args.paths, io.cwd);
  const shown = (file: string) => path.relative(io.cwd, file).split(path.sep).join('/') || '.';
  const pathOf = (uri: string) => shown(fileURLToPath(uri));
  const tell = (text: string) => io.err(`holdfast: ${printable(text)}\n`);
  const tellNotices = (notices: readonly AnalysisNotice[]) => {
    for (const notice of sortNotices(notices).named) tell(`${pathOf(notice.uri)}: ${notice.message}`);
  };
  const configs = readConfigs(
    requested.roots.map((root) => root.folder),
    args,
    rules,
    io.cwd,
    shown,
  );
  const baselineFile = args.baseline
    ? path.resolve(io.cwd, args.baseline)
    : [...configs.values()].find((config) => config.baseline)?.baseline;
  const baseline = baselineFile && !args.writeBaseline ? loadBaseline(baselineFile, shown(baselineFile)) : undefined;
  const previous = args.previous === undefined ? undefined : readPrevious(args.previous, io.cwd);
  if (requested.found === 0) {
    tellNotices(requested.notices);
    return EXIT.usage;
  }

  let analyzer: ReturnType<Surroundings['createAnalyzer']> | undefined;
  const createAnalyzer = () => {
    analyzer ??= io.createAnalyzer();
    return analyzer;
  };
  const configOf = (uri: string) => configFor(uri, configs);
  const scan = async (): Promise<ScanResult> => {
    const progress = await startProgress(io, args.quiet ?? false);
    try {
      return await scanWorkspace({
        roots: requested.roots.map((root) => {
          const config = configs.get(root.folder);
          return { ...root, options: config?.options, exclude: config?.exclude, excludeBase: config?.excludeBase };
        }),
        signal: io.signal,
        jobs: args.jobs,
        workerFile: io.workerFile,
        createAnalyzer,
        timed: args.timing,
        cache: args.cache === false ? undefined : io.openCache?.(args.cacheDir && path.resolve(io.cwd, args.cacheDir)),
        onProgress: (done, total) => progress.update(done, total),
      });
    } finally {
      progress.stop();
    }
  };

  let result = await scan();
  let fixed: FixOutcome | undefined;
  if (args.fix && !result.cancelled) {
    const folders = requested.roots.map(({ folder }) => folder);
    fixed = applyFixes(await createAnalyzer(), result, args.fix, (uri) => configOf(uri)?.options ?? {}, folders);
    if (fixed.written.length > 0) result = await scan();
  }
  const notices = [...requested.notices, ...result.notices, ...result.files.flatMap((file) => file.notices)];
  tellNotices(notices);
  if (result.cancelled) {
    tell('interrupted; nothing is reported');
    return EXIT.interrupted;
  }
  if (fixed) tellFixes(fixed, pathOf, tell);

  const all = result.files.flatMap((file) => file.diagnostics);
  const split = splitFindings(all, result, args, io.cwd, baseline && { baseline, file: baselineFile as string });
  const read = (uri: string) => {
    const source = readSource(uri);
    return 'text' in source ? source.text : undefined;
  };
  const diagnostics =
    args.since === undefined
      ? split.fresh
      : (await import('./changed-lines')).onChangedLines(split.fresh, args.since, io.cwd, read);
  const input: ReportInput = {
    translation: english,
    toolVersion: version,
    rules,
    diagnostics,
    suppressed: result.files.flatMap((file) => file.suppressed),
    hidden: result.files.reduce((sum, { hidden = 0 }) => sum + hidden, 0),
    baselined: split.baselined,
    gone: split.gone,
    notices,
    analyzedFiles: result.analyzed.length,
    milliseconds: result.milliseconds,
    finishedAt: new Date(),
    previous,
    read,
    pathOf,
    baseUri: `${toUri(io.cwd)}/`,
  };
  const optionsOf = (uri: string): AnalysisOptions => configOf(uri)?.options ?? {};
  writeReport(await renderReport(args, input, result, createAnalyzer, optionsOf, io), args, io);
  if (args.timing) io.err(timingTable(result.timing));

  const failing = diagnostics.some((finding) => reaches(finding.severity, configOf(finding.uri)?.failOn ?? 'warning'));
  if (failing) return EXIT.findings;
  const incomplete = fixed?.failed === true || notices.some((notice) => notice.kind !== 'reduced' && !notice.byDesign);
  return incomplete ? EXIT.incomplete : EXIT.clean;
}

function readPrevious(file: string, cwd: string): PreviousScan {
  try {
    return parsePreviousScan(readFileSync(path.resolve(cwd, file), 'utf8'));
  } catch (error) {
    throw new UsageError(`holdfast: ${file}: the earlier report cannot be read: ${systemReason(error)}`);
  }
}

/** The configuration of the innermost scanned folder that holds a file. */
function configFor(uri: string, configs: ReadonlyMap<string, FolderConfig>): FolderConfig | undefined {
  const file = fileURLToPath(uri);
  return [...configs]
    .filter(
      ([folder]) => file === folder || file.startsWith(folder.endsWith(path.sep) ? folder : `${folder}${path.sep}`),
    )
    .sort(([a], [b]) => b.length - a.length)[0]?.[1];
}

function splitFindings(
  all: readonly Diagnostic[],
  result: ScanResult,
  args: ScanArguments,
  cwd: string,
  known: { readonly baseline: ReturnType<typeof loadBaseline>; readonly file: string } | undefined,
): Pick<ReportInput, 'baselined' | 'gone'> & { readonly fresh: readonly Diagnostic[] } {
  if (args.writeBaseline) {
    const file = path.resolve(cwd, args.writeBaseline);
    try {
      saveBaseline(file, all);
    } catch (error) {
      throw new UsageError(`holdfast: ${args.writeBaseline}: cannot be written: ${systemReason(error)}`);
    }
    return { fresh: [], baselined: all, gone: [] };
  }
  if (!known) return { fresh: all, gone: [] };
  return splitByBaseline(known.baseline, known.file, all, result.analyzed);
}

function tellFixes(fixed: FixOutcome, pathOf: (uri: string) => string, tell: (text: string) => void): void {
  for (const [uri, count] of fixed.applied) tell(`${pathOf(uri)}: ${count} ${count === 1 ? 'fix' : 'fixes'} applied`);
  for (const uri of fixed.written) if (!fixed.applied.has(uri)) tell(`${pathOf(uri)}: changed by a fix`);
  for (const { uri, reason } of fixed.refused) tell(`${pathOf(uri)}: fix refused: ${reason}`);
}

function writeReport(report: string, args: ScanArguments, io: Surroundings): void {
  if (args.output === undefined) {
    io.out(report);
    return;
  }
  try {
    writeAtomically(path.resolve(io.cwd, args.output), report);
  } catch (error) {
    throw new UsageError(`holdfast: ${args.output}: the report cannot be written: ${systemReason(error)}`);
  }
}

function timingTable(timing: RuleTiming): string {
  const rows = [...timing].sort(([, a], [, b]) => b.milliseconds - a.milliseconds);
  const width = Math.max(4, ...rows.map(([ruleId]) => ruleId.length));
  const lines = rows.map(
    ([ruleId, { milliseconds, hits }]) =>
      `${ruleId.padEnd(width)}  ${milliseconds.toFixed(1).padStart(10)}  ${String(hits).padStart(7)}`,
  );
  return `${['rule'.padEnd(width)]}  ${'ms'.padStart(10)}  ${'matches'.padStart(7)}\n${lines.join('\n')}\n`;
}
