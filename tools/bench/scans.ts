import { appendFileSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { memberWord } from '../../server/src/engine/prefilter';
import { models } from '../../server/src/models/index';
import { isCandidate, isCodeFile } from '../../server/src/project/candidates';
import { discoverFiles } from '../../server/src/project/discovery';
import { readSource } from '../../server/src/project/read-source';
import { at } from '../generate/paths';
import type { Mirror } from './mirror';
import { type MeasuredRun, runMeasured } from './run-measured';

export interface ScanFigures {
  readonly files: number;
  readonly megabytes: number;
  readonly rows: readonly ScanRow[];
}

export interface ScanRow {
  readonly name: string;
  readonly seconds: number;
  readonly filesPerSecond: number;
  readonly megabytesPerSecond: number;
  readonly peakMegabytes?: number;
  readonly processorSeconds?: number;
  /** How many times the floor. */
  readonly ratio: number;
  readonly processorRatio?: number;
}

const cli = at('dist', 'cli.js');

/**
 * The floor (finding and reading the same files and running one expression of trigger words over them, in one thread) and scans:
 * from nothing, again after a restart, and again after one file has changed.
 */
export async function measureScans(mirror: Mirror): Promise<ScanFigures> {
  // Once unmeasured, so that the disk's cache is the same for all.
  await floor(mirror.folder);
  const { files, bytes, ...least } = await floor(mirror.folder);
  const row = (name: string, run: Pick<MeasuredRun, 'seconds' | 'processorSeconds' | 'peakMegabytes'>): ScanRow => ({
    name,
    seconds: run.seconds,
    filesPerSecond: files / run.seconds,
    megabytesPerSecond: bytes / 1e6 / run.seconds,
    peakMegabytes: run.peakMegabytes,
    ratio: run.seconds / least.seconds,
    processorSeconds: run.processorSeconds,
    processorRatio: run.processorSeconds && run.processorSeconds / least.processorSeconds,
  });
  const rows = [row('floor', { ...least, peakMegabytes: undefined })];
  const cache = `${mirror.folder}-cache`;
  const scan = async (name: string, ...more: string[]): Promise<void> => {
    const words = [cli, 'scan', mirror.folder, '--fail-on', 'never', '--quiet', '--cache-dir', cache, ...more];
    rows.push(row(name, await runMeasured(process.execPath, words)));
  };
  rmSync(cache, { recursive: true, force: true });
  await scan('scan');
  await scan('rescan');
  const changed = mirror.files.find(
    (file) => /\.(?:kt|swift|dart|tsx?|java|m)$/.test(file) && statSync(file).size > 2000,
  );
  if (changed) {
    appendFileSync(changed, '\n');
    await scan('rescan1');
  }
  await scan('scan, one thread', '--no-cache', '--jobs', '1');
  return { files, megabytes: bytes / 1e6, rows };
}

async function floor(folder: string) {
  const words = [...new Set(models.filter((model) => model.role === 'sink').map((model) => memberWord(model.api)))];
  const pattern = new RegExp(`(?<!\\w)(?:${words.map((word) => word.replace(/\W/g, '\\$&')).join('|')})(?!\\w)`);
  const started = performance.now();
  const before = process.cpuUsage();
  let files = 0;
  let bytes = 0;
  for (const uri of (await discoverFiles(folder)).files.filter(isCandidate)) {
    const read = readSource(uri);
    if (!('text' in read)) continue;
    files++;
    bytes += read.text.length;
    if (isCodeFile(uri)) pattern.test(read.text);
  }
  const { user, system } = process.cpuUsage(before);
  return { seconds: (performance.now() - started) / 1000, processorSeconds: (user + system) / 1e6, files, bytes };
}

/**
 * Seconds that other scanners take for the same folder, or why there are none. Both run the rules of mobsfscan; semgrep would fetch
 * them, and nothing here asks the network, so they have to be installed beside it.
 */
export async function measurePeers(folder: string): Promise<Readonly<Record<string, number | string>>> {
  return {
    mobsfscan: await measurePeer('mobsfscan', () => ['--json', folder]),
    semgrep: await measurePeer('semgrep', (executable) => {
      const rules = mobsfscanRulesBeside(executable);
      const how = ['--metrics', 'off', '--disable-version-check', '--quiet'];
      return rules === undefined ? undefined : ['scan', '--config', rules, ...how, folder];
    }),
  };
}

async function measurePeer(
  name: string,
  wordsFor: (executable: string) => readonly string[] | undefined,
): Promise<number | string> {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const executable = folders
    .map((each) => path.join(each, name))
    .find((file) => statSync(file, { throwIfNoEntry: false }));
  if (!executable) return 'not installed';
  const words = wordsFor(executable);
  if (!words) return 'no rules (install mobsfscan beside it)';
  const { seconds, code } = await runMeasured(executable, words);
  // One means findings.
  return code === 0 || code === 1 ? seconds : `failed with exit code ${code}`;
}

function mobsfscanRulesBeside(executable: string): string | undefined {
  const libraries = path.join(path.dirname(realpathSync(executable)), '..', 'lib');
  const versions = readdirSync(libraries).filter((each) => each.startsWith('python'));
  return versions
    .map((version) => path.join(libraries, version, 'site-packages', 'mobsfscan', 'rules', 'semgrep'))
    .find((rules) => statSync(rules, { throwIfNoEntry: false }));
}
