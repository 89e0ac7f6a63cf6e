/** Stands in for `node:fs` in the worker's bundle: the calls that the server makes, on the fetched files. Nothing is ever written. */
import { type Entry, entryAt } from '../file-tree';

interface Stats {
  readonly size: number;
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}

function statsOf(entry: Entry): Stats {
  return {
    size: entry.kind === 'file' ? entry.size : 0,
    isFile: () => entry.kind === 'file',
    isDirectory: () => entry.kind === 'folder',
    isSymbolicLink: () => false,
  };
}

function failure(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}

function existing(path: string): Entry {
  const entry = entryAt(path);
  if (!entry) throw failure('ENOENT', `there is no ${path}`);
  return entry;
}

export function existsSync(path: string): boolean {
  return entryAt(path) !== undefined;
}

export function statSync(path: string, options?: { readonly throwIfNoEntry?: boolean }): Stats | undefined {
  const entry = options?.throwIfNoEntry === false ? entryAt(path) : existing(path);
  return entry && statsOf(entry);
}

export function readFileSync(path: string, encoding?: 'utf8'): Uint8Array | string {
  const entry = existing(path);
  if (entry.kind === 'folder') throw failure('EISDIR', `${path} is a folder`);
  if (!entry.bytes) throw failure('ENODATA', 'the editor did not hand it over');
  return encoding ? new TextDecoder().decode(entry.bytes) : entry.bytes;
}

export function readdirSync(path: string): (Stats & { readonly name: string })[] {
  const entry = existing(path);
  if (entry.kind === 'file') throw failure('ENOTDIR', `${path} is a file`);
  return [...entry.names].map(([name, each]) => ({ name, ...statsOf(each) }));
}

/** The editor resolves links, so every path is its own real one. */
export function realpathSync(path: string): string {
  existing(path);
  return path;
}
