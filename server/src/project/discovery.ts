import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';
import picomatch from 'picomatch';
import type { AnalysisNotice } from '../core/diagnostic';
import { worded } from '../core/wording';
import { toUri } from './file-uri';
import { isLeftOutFolder, isOpaqueBinary } from './left-out-folders';
import { readOrdinaryText } from './ordinary-file';
import { unreadable } from './read-source';

export interface DiscoveryOptions {
  /** Globs; a plain path leaves out that folder or file. */
  readonly exclude?: readonly string[];
  /** The folder that the globs are relative to. Default: the scanned folder. */
  readonly excludeBase?: string;
  readonly signal?: AbortSignal;
}

export interface Discovery {
  /** URIs of all files that are neither ignored nor excluded, sorted, analysable or not. */
  readonly files: readonly string[];
  /** Folders and files that could not be read, and cycles of links. */
  readonly notices: readonly AnalysisNotice[];
  /** URIs of native libraries that lie in the tree. */
  readonly opaqueBinaries: readonly string[];
  /** URIs of folders whose content is unknown. */
  readonly unread: readonly string[];
}

/** How many folders are read before other work gets a turn. */
const FOLDERS_PER_SLICE = 64;

interface IgnoreRules {
  /** The folder that the patterns are relative to. */
  readonly base: string;
  readonly rules: Ignore;
}

interface Folder {
  readonly path: string;
  /** The path without links; to ask the system for each folder's would cost a call for every part of it. */
  readonly real: string;
  /** The path below the listed folder, with slashes: empty for itself, otherwise with one in front. */
  readonly below: string;
  readonly ignores: readonly IgnoreRules[];
}

/**
 * Lists the files below a folder: leaves out what Git ignores, dependencies and build products, follows links once, and
 * names what it could not read. Aborting ends it early with what was found.
 */
export async function discoverFiles(root: string, options: DiscoveryOptions = {}): Promise<Discovery> {
  const files: string[] = [];
  const notices: AnalysisNotice[] = [];
  const opaque: string[] = [];
  const unread: string[] = [];
  const excluded = excludeMatcher(options.excludeBase ?? root, options.exclude ?? []);
  const skipped = (target: string, what: ReturnType<typeof worded>, byDesign?: AnalysisNotice['byDesign']) => {
    notices.push({ uri: toUri(target), kind: 'skipped', ...what, ...(byDesign && { byDesign }) });
  };

  const visited = new Set<string>();
  const top = path.resolve(root);
  const folders: Folder[] = [{ path: top, real: realPathOf(top), below: '', ignores: ignoresAbove(top) }];
  const links: Omit<Folder, 'real'>[] = [];
  const listed = new Set<string>();

  const readFolder = (folder: Folder) => {
    if (visited.has(folder.real)) return;
    visited.add(folder.real);
    const entries = readdirSync(folder.path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    const own = entries.some((entry) => entry.name === '.gitignore' && entry.isFile())
      ? readIgnore(folder.path)
      : undefined;
    const ignores = own ? [...folder.ignores, own] : folder.ignores;
    for (const entry of entries) visitEntry(folder, entry, ignores);
  };

  const visitEntry = (folder: Folder, entry: Dirent, ignores: readonly IgnoreRules[]) => {
    const target = joined(folder.path, entry.name);
    const below = `${folder.below}/${entry.name}`;
    if (entry.isSymbolicLink()) {
      links.push({ path: target, below, ignores });
      return;
    }
    const isFolder = entry.isDirectory();
    if (isOpaqueBinary(target)) opaque.push(toUri(target));
    if (isFolder && isLeftOutFolder(below)) return;
    if (isIgnored(target, isFolder, ignores) || excluded(target)) return;
    if (isFolder) folders.push({ path: target, real: joined(folder.real, entry.name), below, ignores });
    else if (entry.isFile()) files.push(target);
  };

  const followLink = (link: Omit<Folder, 'real'>) => {
    let real: string;
    let isFolder: boolean;
    try {
      real = realpathSync(link.path);
      isFolder = statSync(real).isDirectory();
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'ELOOP') skipped(link.path, worded('is a symbolic link that leads back to itself'), 'link-cycle');
      else if (code !== 'ENOENT') skipped(link.path, unreadable(error));
      return;
    }
    if (isFolder && `${realpathSync(path.dirname(link.path))}${path.sep}`.startsWith(`${real}${path.sep}`)) {
      skipped(
        link.path,
        worded('is a symbolic link to a folder that contains it; the cycle is not followed'),
        'link-cycle',
      );
      return;
    }
    if (isFolder && isLeftOutFolder(link.below)) return;
    if (isIgnored(link.path, isFolder, link.ignores) || excluded(link.path)) return;
    if (isFolder) folders.push({ ...link, real });
    else if (!listed.has(real)) {
      listed.add(real);
      files.push(link.path);
    }
  };

  for (let count = 0; folders.length > 0 || links.length > 0; count++) {
    if (options.signal?.aborted) break;
    const folder = folders.shift();
    if (!folder) {
      // Links come last, so that a folder that is also reached by its own name is listed under it.
      for (const file of files) listed.add(file);
      for (const link of links.splice(0)) followLink(link);
      continue;
    }
    try {
      readFolder(folder);
    } catch (error) {
      skipped(folder.path, unreadable(error));
      unread.push(toUri(folder.path));
    }
    if (count % FOLDERS_PER_SLICE === FOLDERS_PER_SLICE - 1) await new Promise(setImmediate);
  }
  return { files: files.map(toUri).sort(), notices, opaqueBinaries: opaque, unread };
}

/**
 * Whether a listing of `root` would leave a file out: Git ignores it, it lies in a folder of dependencies or build products,
 * or a glob relative to `base` excludes it. Reads the ignore files on its way.
 */
export function isLeftOutFile(root: string, file: string, exclude: readonly string[] = [], base = root): boolean {
  const relative = path.relative(root, file);
  if (relative === '' || relative.startsWith('..')) return false;
  const excluded = excludeMatcher(base, exclude);
  let ignores = ignoresAbove(root);
  let current = path.resolve(root);
  const names = relative.split(path.sep);
  for (const [index, name] of names.entries()) {
    const own = readIgnore(current);
    if (own) ignores = [...ignores, own];
    current = path.join(current, name);
    const isFolder = index < names.length - 1;
    if (isFolder && isLeftOutFolder(`/${slashed(path.relative(root, current))}`)) return true;
    if (isIgnored(current, isFolder, ignores) || excluded(current)) return true;
  }
  return false;
}

/** What `path.join` gives for the name of an entry, without a look at every character of a path that is in order. */
function joined(folder: string, name: string): string {
  return folder.endsWith(path.sep) ? folder + name : folder + path.sep + name;
}

/** The path itself when there is no such folder; listing it says so. */
function realPathOf(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}

function slashed(target: string): string {
  return path.sep === '/' ? target : target.split(path.sep).join('/');
}

function isIgnored(target: string, isFolder: boolean, ignores: readonly IgnoreRules[]): boolean {
  // The nearest file that says anything about a path decides, as in Git.
  for (let i = ignores.length - 1; i >= 0; i--) {
    const { base, rules } = ignores[i] as IgnoreRules;
    const relative = slashed(
      target.startsWith(base + path.sep) ? target.slice(base.length + 1) : path.relative(base, target),
    );
    if (relative === '' || relative.startsWith('..')) continue;
    const result = rules.test(isFolder ? `${relative}/` : relative);
    if (result.ignored) return true;
    if (result.unignored) return false;
  }
  return false;
}

function readIgnore(folder: string): IgnoreRules | undefined {
  try {
    return { base: folder, rules: ignore().add(readOrdinaryText(path.join(folder, '.gitignore'))) };
  } catch {
    return undefined;
  }
}

/** Ignore files between the top of the Git work tree and `root`; none when they ignore `root` itself, which was asked for. */
function ignoresAbove(root: string): readonly IgnoreRules[] {
  const found: IgnoreRules[] = [];
  const start = path.resolve(root);
  if (exists(path.join(start, '.git'))) return found;
  for (let folder = path.dirname(start); ; folder = path.dirname(folder)) {
    const rules = exists(path.join(folder, '.gitignore')) ? readIgnore(folder) : undefined;
    if (rules) found.unshift(rules);
    if (exists(path.join(folder, '.git'))) break;
    if (folder === path.dirname(folder)) return [];
  }
  return isIgnored(start, true, found) ? [] : found;
}

function exists(target: string): boolean {
  return statSync(target, { throwIfNoEntry: false }) !== undefined;
}

function excludeMatcher(base: string, patterns: readonly string[]): (target: string) => boolean {
  if (patterns.length === 0) return () => false;
  const globs = patterns.flatMap((pattern) => {
    const plain = pattern.replace(/^\.\//, '').replace(/(?<!\/)\/+$/, '');
    return [plain, `${plain}/**`];
  });
  const matches = picomatch(globs, { dot: true });
  return (target) => matches(slashed(path.relative(base, target)));
}
