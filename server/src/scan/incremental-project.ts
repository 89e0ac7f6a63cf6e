import { fileURLToPath } from 'node:url';
import type { Analyzer } from '../analyzer';
import { isCandidate, isCodeFile } from '../project/candidates';
import { detectProjects, type ProjectMap } from '../project/detect-projects';
import { discoverFiles } from '../project/discovery';
import { hasStamp } from '../project/file-stamp';
import type { FileSummary } from '../project/file-summary';
import { toUri } from '../project/file-uri';
import { isOpaqueBinary } from '../project/left-out-folders';
import { createProjectFacts } from '../project/project-facts';
import { readSource } from '../project/read-source';
import type { ProjectFacts } from '../rule-kit/rule';
import { informsProject } from '../syntax/file-kind';
import type { ParsedFile, SourceText } from '../syntax/parsed-file';
import type { CacheFolder } from './cache-folder';
import { withText } from './packed-summaries';
import { RESTAMPED, readSummaries, type StoredSummaries, type StoredSummary, writeSummaries } from './scan-cache';
import { fileExists } from './source-store';
import { hashOf } from './tasks';

export interface OpenFolderOptions {
  readonly exclude?: readonly string[];
  readonly excludeBase?: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/** The projects of a language server's folders, kept up to date file by file. */
export interface ProjectStore {
  /** Finds and reads all files of a folder (URI or path) in the background; resolves when its projects are complete. */
  open(folder: string, options?: OpenFolderOptions): Promise<void>;
  /** Forgets a folder and its files, but for those of other open folders and open documents. */
  close(folder: string): void;
  /**
   * Takes over the text of a file; undefined means the disk has the word again (closed, changed, created or deleted). True
   * when what other files can see of this one changed, so that their findings may be old.
   */
  update(uri: string, text: string | undefined): boolean;
  /**
   * Takes over the text of an open document, but reads it for the others only when it is next settled. False when that cannot wait,
   * because the project does not know the file yet or reads its facts from it; then nothing is taken over.
   */
  type(uri: string, text: string): boolean;
  /** Reads what was typed; the files of which others can see something else now. */
  settle(): readonly string[];
  /** Forgets a file that is there but left out now; true when its project knew something of it. */
  leaveOut(uri: string): boolean;
  /** The files of an open folder that lie below this folder, which may be itself. */
  filesBelow(folder: string): readonly string[];
  /** Facts of the project a file belongs to; those of the file alone when it lies in no open folder. */
  factsFor(uri: string): ProjectFacts;
  /** Facts of all projects of the open folders. */
  projects(): readonly ProjectFacts[];
}

interface Folder {
  readonly uri: string;
  files: Set<string>;
  opaqueBinaries: Set<string>;
  /** Folders and files of code that are there and cannot be read: what they use is not known. */
  unread: Set<string>;
  /** All files have been read once. */
  isRead: boolean;
  /** Files that come or go while the folder is listed. */
  changedMeanwhile: Set<string> | undefined;
  /** The files without those of folders within this one, sorted; made when next asked for, as a branch switch changes thousands. */
  own: { readonly files: readonly string[]; readonly map: ProjectMap } | undefined;
}

interface Entry {
  readonly hash: string;
  readonly summary: FileSummary | undefined;
  /** The parser ran out of time: good enough for now, not to be kept. */
  readonly isPartial: boolean;
}

/** Indexing yields to requests after this many milliseconds. */
const SLICE = 15;

/**
 * Keeps one summary per file, keyed by content. A change re-reads the changed file only; facts are made anew from summaries
 * when they are next asked for, and only documents whose text changed are parsed again.
 */
export function createProjectStore(
  analyzer: Pick<Analyzer, 'summarize' | 'parse' | 'share'>,
  cache?: CacheFolder,
): ProjectStore {
  const folders = new Map<string, Folder>();
  const entries = new Map<string, Entry>();
  const openTexts = new Map<string, string>();
  /** Open documents that were typed into since they were read. */
  const typed = new Set<string>();
  const facts = new Map<string, ProjectFacts>();
  const documents = new Map<string, { readonly text: string; readonly parsed: ParsedFile | undefined }>();

  const parse = (source: SourceText): ParsedFile | undefined => {
    const known = documents.get(source.uri);
    if (known?.text === source.text) return known.parsed;
    known?.parsed?.dispose();
    const parsed = analyzer.parse(source);
    documents.set(source.uri, { text: source.text, parsed });
    return parsed;
  };
  const currentText = (key: string): string | undefined => {
    const open = openTexts.get(key);
    if (open !== undefined) return open;
    const read = readSource(key);
    return 'text' in read ? read.text : undefined;
  };
  const folderOf = (key: string): Folder | undefined => {
    let found: Folder | undefined;
    for (const folder of folders.values()) {
      if (key.startsWith(`${folder.uri}/`) && folder.uri.length > (found?.uri.length ?? -1)) found = folder;
    }
    return found;
  };
  const ownOf = (folder: Folder) => {
    if (folder.own) return folder.own;
    const files = [...folder.files].filter((key) => folders.size < 2 || folderOf(key) === folder).sort();
    folder.own = { files, map: detectProjects({ scanRoots: [folder.uri], files, packageJson: currentText }) };
    return folder.own;
  };
  const rootOf = (folder: Folder, key: string): string => ownOf(folder).map.projectOf(key) ?? folder.uri;
  const forgetMap = (folder: Folder) => {
    folder.own = undefined;
    for (const root of facts.keys()) if (root === folder.uri || root.startsWith(`${folder.uri}/`)) facts.delete(root);
  };
  const forget = (key: string): boolean => {
    const known = entries.get(key);
    typed.delete(key);
    entries.delete(key);
    documents.delete(key);
    return known?.summary !== undefined;
  };

  /** Reads a file into its summary, or takes the one that was kept of the same text; true when the summary changed. */
  const take = (key: string, uri: string, text: string | undefined, kept?: StoredSummaries): boolean => {
    const known = entries.get(key);
    if (text === undefined) return forget(key);
    const hash = hashOf(text);
    if (known?.hash === hash) return false;
    const stored = kept?.get(key);
    if (stored?.hash === hash) {
      const summary = stored.summary && withText(stored.summary, () => text);
      entries.set(key, { hash, summary, isPartial: false });
    } else {
      const source = analyzer.share({ uri, text });
      const summary = analyzer.summarize(source);
      entries.set(key, { hash, summary, isPartial: source.isReduced });
      source.dispose();
    }
    const { summary } = entries.get(key) as Entry;
    return JSON.stringify(known?.summary) !== JSON.stringify(summary);
  };

  /** Takes what was kept of a file without reading it, if that has its stamp and nobody asks for its text. */
  const takeUnread = (key: string, stored: StoredSummary | undefined): boolean => {
    if (!stored?.stamp || (stored.summary && informsProject(stored.summary.role))) return false;
    if (!hasStamp(key, stored.stamp)) return false;
    entries.set(key, { hash: stored.hash, summary: stored.summary, isPartial: false });
    return true;
  };

  /** What is to be kept of a file; its stamp if it still has the text that was read with it. */
  const entryOf = (key: string, stamped: ReadonlyMap<string, StoredSummary>): [string, StoredSummary][] => {
    const entry = entries.get(key);
    if (!entry || entry.isPartial) return [];
    const { hash, summary } = entry;
    const read = stamped.get(key);
    return [[key, { hash, stamp: read?.hash === hash ? read.stamp : undefined, summary }]];
  };

  const factsOf = (folder: Folder, root: string): ProjectFacts => {
    const known = facts.get(root);
    if (known) return known;
    const summaries: FileSummary[] = [];
    for (const uri of ownOf(folder).files) {
      const summary = rootOf(folder, uri) === root ? entries.get(uri)?.summary : undefined;
      if (summary) summaries.push(summary);
    }
    const within = (uri: string) => uri.startsWith(`${root}/`);
    const made = createProjectFacts({
      root,
      summaries,
      parse,
      fileExists: (uri) => openTexts.has(canonical(uri)) || fileExists(uri),
      complete: folder.isRead && ![...folder.unread].some((uri) => within(uri) || root.startsWith(`${uri}/`)),
      hasOpaqueBinaries: [...folder.opaqueBinaries].some(within),
    });
    facts.set(root, made);
    return made;
  };

  /** Whether a file of code is there and cannot be read. */
  const noteUnread = (folder: Folder, key: string, isUnread: boolean) => {
    if (isUnread && isCodeFile(key) && fileExists(key)) folder.unread.add(key);
    else folder.unread.delete(key);
  };

  /** Reads all files; false when it was stopped before the end. */
  const index = async (folder: Folder, options: OpenFolderOptions): Promise<boolean> => {
    const candidates = [...folder.files].filter(isCandidate);
    const kept = cache && readSummaries(cache, folder.uri);
    const stamped = new Map<string, StoredSummary>();
    let restamped = 0;
    let sliceStart = performance.now();
    for (const [i, key] of candidates.entries()) {
      if (options.signal?.aborted || folders.get(folder.uri) !== folder) return false;
      const stored = kept?.get(key);
      if (openTexts.has(key)) {
        // The editor has its text.
      } else if (stored && takeUnread(key, stored)) {
        stamped.set(key, stored);
        noteUnread(folder, key, false);
      } else {
        const read = readSource(key);
        take(key, key, 'text' in read ? read.text : undefined, kept);
        noteUnread(folder, key, 'notice' in read);
        const hash = entries.get(key)?.hash;
        if (hash !== undefined && 'text' in read) stamped.set(key, { hash, stamp: read.stamp });
        if ('text' in read && read.stamp && String(read.stamp) !== String(stored?.stamp)) restamped++;
      }
      if (performance.now() - sliceStart < SLICE) continue;
      options.onProgress?.(i + 1, candidates.length);
      await new Promise((resolve) => setImmediate(resolve));
      sliceStart = performance.now();
    }
    options.onProgress?.(candidates.length, candidates.length);
    const changed = candidates.some((key) => kept?.get(key)?.hash !== entries.get(key)?.hash);
    if (cache && (changed || restamped >= RESTAMPED)) {
      writeSummaries(cache, folder.uri, new Map(candidates.flatMap((key) => entryOf(key, stamped))));
    }
    return !options.signal?.aborted;
  };

  const update = (uri: string, text: string | undefined): boolean => {
    const key = canonical(uri);
    typed.delete(key);
    if (text === undefined) openTexts.delete(key);
    else openTexts.set(key, text);
    const folder = folderOf(key);
    const current = text ?? (isCandidate(key) ? currentText(key) : undefined);
    const changed = isCandidate(key) && take(key, uri, current);
    if (!folder) return changed;
    const wasComplete = folder.unread.size === 0;
    noteUnread(folder, key, isCandidate(key) && current === undefined);
    const moved = setListed(folder, key, current !== undefined || fileExists(uri));
    if (moved || (changed && key.endsWith('/package.json'))) forgetMap(folder);
    else if (changed) facts.delete(rootOf(folder, key));
    if (wasComplete === (folder.unread.size === 0)) return changed;
    forgetMap(folder);
    return true;
  };

  return {
    async open(folderName, options = {}) {
      const uri = canonical(folderName);
      // What is known of a folder stays until it has been listed again.
      const folder: Folder = folders.get(uri) ?? {
        uri,
        files: new Set([...openTexts.keys()].filter((key) => key.startsWith(`${uri}/`))),
        opaqueBinaries: new Set(),
        unread: new Set(),
        isRead: false,
        changedMeanwhile: undefined,
        own: undefined,
      };
      folders.set(uri, folder);
      // Files of a folder around this one belong to another project from now on.
      for (const other of folders.values()) if (uri.startsWith(`${other.uri}/`)) forgetMap(other);
      folder.changedMeanwhile = new Set();
      const found = await discoverFiles(fileURLToPath(uri), options);
      if (options.signal?.aborted || folders.get(uri) !== folder) return;
      const before = folder.files;
      folder.files = new Set([...found.files, ...[...openTexts.keys()].filter((key) => before.has(key))]);
      folder.opaqueBinaries = new Set(found.opaqueBinaries);
      for (const key of folder.changedMeanwhile) setListed(folder, key, before.has(key));
      folder.changedMeanwhile = undefined;
      for (const key of before) if (!folder.files.has(key) && folderOf(key) === folder) forget(key);
      folder.unread = new Set(found.unread);
      forgetMap(folder);
      if (await index(folder, options)) folder.isRead = true;
      forgetMap(folder);
    },
    close(folderName) {
      const uri = canonical(folderName);
      folders.delete(uri);
      for (const key of [...entries.keys(), ...documents.keys()]) {
        if (key.startsWith(`${uri}/`) && !openTexts.has(key) && !folderOf(key)) forget(key);
      }
      for (const root of [...facts.keys()]) if (root === uri || root.startsWith(`${uri}/`)) facts.delete(root);
      for (const folder of folders.values()) if (uri.startsWith(`${folder.uri}/`)) forgetMap(folder);
    },
    update,
    type(uri, text) {
      const key = canonical(uri);
      const role = entries.get(key)?.summary?.role;
      if (role === undefined || informsProject(role) || !openTexts.has(key)) return false;
      openTexts.set(key, text);
      typed.add(key);
      return true;
    },
    settle() {
      return [...typed].filter((key) => update(key, openTexts.get(key)));
    },
    leaveOut(uri) {
      const key = canonical(uri);
      openTexts.delete(key);
      const folder = folderOf(key);
      if (folder && setListed(folder, key, false)) forgetMap(folder);
      return forget(key);
    },
    filesBelow(folderName) {
      const uri = canonical(folderName);
      const files = (folders.get(uri) ?? folderOf(uri))?.files;
      // Below a file is nothing; that spares the look at all others when thousands go at once.
      if (!files || files.has(uri)) return [];
      return [...files].filter((key) => key.startsWith(`${uri}/`));
    },
    factsFor(uri) {
      const key = canonical(uri);
      const folder = folderOf(key);
      if (folder) return factsOf(folder, rootOf(folder, key));
      const summary = entries.get(key)?.summary;
      return createProjectFacts({
        root: key.slice(0, key.lastIndexOf('/')),
        summaries: summary ? [summary] : [],
        parse,
        fileExists,
        complete: false,
        hasOpaqueBinaries: false,
      });
    },
    projects() {
      return [...folders.values()].flatMap((folder) => {
        const roots = new Set<string>();
        for (const key of ownOf(folder).files) if (entries.get(key)?.summary) roots.add(rootOf(folder, key));
        return [...roots].sort().map((root) => factsOf(folder, root));
      });
    },
  };
}

/** Enters a file in a folder's lists or takes it out; true when that changed the project map or the binaries. */
function setListed(folder: Folder, key: string, isThere: boolean): boolean {
  folder.changedMeanwhile?.add(key);
  let changed = false;
  for (const list of isOpaqueBinary(key) ? [folder.files, folder.opaqueBinaries] : [folder.files]) {
    if (list.has(key) === isThere) continue;
    changed = true;
    if (isThere) list.add(key);
    else list.delete(key);
  }
  return changed;
}

/** One spelling per file: editors escape more characters in URIs than Node does. Other schemes stay as they are. */
function canonical(uriOrPath: string): string {
  if (!/^[a-z][a-z0-9+.-]+:/i.test(uriOrPath)) return toUri(uriOrPath);
  if (!uriOrPath.startsWith('file:')) return uriOrPath.replace(/(?<!\/)\/+$/, '');
  try {
    return toUri(fileURLToPath(uriOrPath));
  } catch {
    return uriOrPath;
  }
}
