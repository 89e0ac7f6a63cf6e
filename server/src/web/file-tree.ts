/**
 * The files that a web worker knows of, in place of a disk: folders with names, and the bytes of those files that were fetched.
 * Paths are absolute with forward slashes. What `node:fs` means in the worker's bundle, see `node/fs.ts`.
 */
export type Entry =
  | { readonly kind: 'folder'; readonly names: Map<string, Entry> }
  /** `bytes` are absent while a file was not fetched, or is too large to be. */
  | { readonly kind: 'file'; readonly size: number; readonly bytes?: Uint8Array };

type FolderEntry = Extract<Entry, { kind: 'folder' }>;

const root: FolderEntry = { kind: 'folder', names: new Map() };

/** What is at a path, if anything. */
export function entryAt(path: string): Entry | undefined {
  let entry: Entry | undefined = root;
  for (const name of namesOf(path)) entry = entry?.kind === 'folder' ? entry.names.get(name) : undefined;
  return entry;
}

/** Makes sure that there is a folder. */
export function putFolder(path: string): void {
  folderAt(namesOf(path));
}

/** Puts a file in its place: its bytes, or only how large it is. */
export function putFile(path: string, content: Uint8Array | number): void {
  const names = namesOf(path);
  const name = names.pop();
  if (name === undefined) return;
  const known = typeof content === 'number' ? { size: content } : { size: content.length, bytes: content };
  folderAt(names).names.set(name, { kind: 'file', ...known });
}

/** Forgets a file or a folder with everything in it. */
export function remove(path: string): void {
  const names = namesOf(path);
  const name = names.pop();
  const parent = entryAt(names.join('/'));
  if (name !== undefined && parent?.kind === 'folder') parent.names.delete(name);
}

function folderAt(names: readonly string[]): FolderEntry {
  let folder = root;
  for (const name of names) {
    const known = folder.names.get(name);
    const next: FolderEntry = known?.kind === 'folder' ? known : { kind: 'folder', names: new Map() };
    folder.names.set(name, next);
    folder = next;
  }
  return folder;
}

function namesOf(path: string): string[] {
  return path.split('/').filter((name) => name !== '');
}
