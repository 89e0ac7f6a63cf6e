/**
 * Real code to try the engine on: packages from npm, fetched once into `.cache/corpus`, which Git ignores. Shared by the
 * benchmark and by the test of pinned findings; nothing of it reaches the product.
 */
import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import integrities from './corpus-packages.json';
import { at } from './generate/paths';

/** Folders that tests may fill and throw away. */
export const cacheFolder = at('.cache');

/** The folder that holds the packages, one folder each: a scan of it is a scan of everything. */
export const corpusFolder = path.join(cacheFolder, 'corpus');

/** No registry answers: what needs one is to be skipped, by name. */
export class RegistryUnavailable extends Error {}

/** One package of the corpus: name, version, and the checksum that the registry must deliver. */
export interface CorpusPackage {
  readonly name: string;
  readonly version: string;
  readonly integrity: string;
}

/**
 * Real mobile code: Kotlin, Java, Swift, Objective-C, Dart, TypeScript and JavaScript with the manifests, property lists and
 * build files that belong to it. Chosen for much source and few binaries; pinned, so that findings and times change with
 * the product only.
 */
export const corpusPackages: readonly CorpusPackage[] = packagesOf(integrities);

function packagesOf(checksums: Readonly<Record<string, string>>): CorpusPackage[] {
  return Object.entries(checksums).map(([id, integrity]) => {
    const at = id.lastIndexOf('@');
    return { name: id.slice(0, at), version: id.slice(at + 1), integrity };
  });
}

export interface CorpusFolder {
  readonly name: string;
  readonly version: string;
  /** Absolute path of the unpacked package. */
  readonly path: string;
}

const packagesPerCall = 25;

/**
 * The unpacked packages, in the order of the list; fetches what is missing. Rejects with `RegistryUnavailable` when no
 * registry answers, with an error when a package is not what its checksum says.
 */
export async function fetchCorpus(packages: readonly CorpusPackage[] = corpusPackages): Promise<CorpusFolder[]> {
  await fetchInto(packages, folderOf);
  return packages.map((entry) => ({ name: entry.name, version: entry.version, path: folderOf(entry) }));
}

/** The same for any packages, `name@version` with checksum, each into a folder of the caller's choice. */
export async function fetchPackages(
  checksums: Readonly<Record<string, string>>,
  folder: (entry: CorpusPackage) => string,
): Promise<void> {
  await fetchInto(packagesOf(checksums), folder);
}

function folderOf({ name, version }: CorpusPackage): string {
  return path.join(corpusFolder, `${name.replace('/', '+')}-${version}`);
}

async function fetchInto(packages: readonly CorpusPackage[], folder: (entry: CorpusPackage) => string): Promise<void> {
  const missing = packages.filter((entry) => versionIn(folder(entry)) !== entry.version);
  if (missing.length > 0) console.log(`Fetching ${missing.length} packages from npm into .cache (once).`);
  for (let first = 0; first < missing.length; first += packagesPerCall) {
    await fetchSome(missing.slice(first, first + packagesPerCall), folder);
  }
}

function versionIn(folder: string): string | undefined {
  const file = path.join(folder, 'package.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version : undefined;
}

async function fetchSome(packages: readonly CorpusPackage[], folder: (entry: CorpusPackage) => string): Promise<void> {
  const download = path.join(cacheFolder, `download-${process.pid}`);
  rmSync(download, { recursive: true, force: true });
  mkdirSync(download, { recursive: true });
  try {
    const ids = packages.map((entry) => `${entry.name}@${entry.version}`);
    await npm(['pack', '--loglevel=error', '--ignore-scripts', '--pack-destination', download, ...ids]);
    for (const entry of packages) {
      const { name, version, integrity } = entry;
      const archive = path.join(download, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`);
      const sum = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
      if (sum !== integrity) throw new Error(`${name}@${version} has the checksum ${sum}, not ${integrity}.`);
      const unpacked = path.join(download, 'unpacked');
      mkdirSync(unpacked);
      execFileSync('tar', ['-xzf', archive, '-C', unpacked, '--strip-components', '1']);
      // Whole or not at all: a fetch that is cut off leaves no half package behind.
      rmSync(folder(entry), { recursive: true, force: true });
      mkdirSync(path.dirname(folder(entry)), { recursive: true });
      renameSync(unpacked, folder(entry));
    }
  } finally {
    rmSync(download, { recursive: true, force: true });
  }
}

/** Codes of npm for a registry that cannot be reached. */
const unreachable = /\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTCACHED)\b/;

/** Runs npm, with short retries. Rejects with `RegistryUnavailable` when the registry cannot be reached. */
export async function npm(words: readonly string[], cwd = at()): Promise<string> {
  const retries = ['--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=4000'];
  try {
    const { stdout } = await promisify(execFile)('npm', [...words, ...retries], {
      cwd,
      shell: process.platform === 'win32',
      maxBuffer: 64_000_000,
    });
    return stdout;
  } catch (error) {
    const { stderr = '', message = '' } = error as { stderr?: string; message?: string };
    if (unreachable.test(stderr)) throw new RegistryUnavailable('the npm registry cannot be reached');
    throw new Error(`npm ${words[0]} failed: ${stderr.trim() || message}`);
  }
}
