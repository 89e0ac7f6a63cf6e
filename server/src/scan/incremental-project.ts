import { fileURLToPath } from 'node:url';
import type { Analyzer } from '../analyzer';
import { isCandidate, isCodeFile } from '../project/candidates';
import { detectProjects, type ProjectMap } from '../project/detect-projects';
import { discoverFiles, toUri } from '../project/discovery';
import type { FileSummary } from '../project/file-summary';
import { createProjectFacts } from '../project/project-facts';
import { readSource } from '../project/read-source';
import type { ProjectFacts } from '../rule-kit/rule';
import type { ParsedFile, SourceText } from '../syntax/parsed-file';
import type { CacheFolder } from './cache-folder';
import { readSummaries, type StoredSummaries, withText, writeSummaries } from './scan-cache';
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
  /** Forgets a folder and its files. */
  close(folder: string): void;
  /**
   * Takes over the text of a file; undefined means the disk has the word again (closed, changed, created or deleted). True
   * when what other files can see of this one changed, so that their findings may be old.
   */
  update(uri: string, text: string | undefined): boolean;
  /** Facts of the project a file belongs to; those of the file alone when it lies in no open folder. */
  factsFor(uri: string): ProjectFacts;
  /** Facts of all projects of the open folders. */
  projects(): readonly ProjectFacts[];
}

interface Folder {
  readonly uri: string;
  files: Set<string>;
  opaqueBinaries: readonly string[];
  complete: boolean;
  map: ProjectMap;
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
  const folderOf = (key: string): Folder | undefined =>
    [...folders.values()]
      .filter((folder) => key.startsWith(`${folder.uri}/`))
      .sort((a, b) => b.uri.length - a.uri.length)[0];
  const remap = (folder: Folder) => {
    folder.map = detectProjects({ scanRoots: [folder.uri], files: folder.files, packageJson: currentText });
    for (const root of facts.keys()) if (root === folder.uri || root.startsWith(`${folder.uri}/`)) facts.delete(root);
  };

  /** Reads a file into its summary, or takes the one that was kept of the same text; true when the summary changed. */
  const take = (key: string, uri: string, text: string | undefined, kept?: StoredSummaries): boolean => {
    const known = entries.get(key);
    if (text === undefined) return entries.delete(key) && known?.summary !== undefined;
    const hash = hashOf(text);
    if (known?.hash === hash) return false;
    const stored = kept?.get(key);
    if (stored?.hash === hash) entries.set(key, { hash, summary: withText(stored.summary, text), isPartial: false });
    else {
      const source = analyzer.share({ uri, text });
      const summary = analyzer.summarize(source);
      entries.set(key, { hash, summary, isPartial: source.isReduced });
      source.dispose();
    }
    const { summary } = entries.get(key) as Entry;
    return JSON.stringify(known?.summary) !== JSON.stringify(summary);
  };

  const entryOf = (key: string): [string, Entry][] => {
    const entry = entries.get(key);
    return entry && !entry.isPartial ? [[key, entry]] : [];
  };

  const factsOf = (folder: Folder, root: string): ProjectFacts => {
    const known = facts.get(root);
    if (known) return known;
    const summaries: FileSummary[] = [];
    for (const uri of folder.files) {
      const summary = folder.map.projectOf(uri) === root ? entries.get(uri)?.summary : undefined;
      if (summary) summaries.push(summary);
    }
    const made = createProjectFacts({
      root,
      summaries,
      parse,
      fileExists: (uri) => openTexts.has(canonical(uri)) || fileExists(uri),
      complete: folder.complete,
      hasOpaqueBinaries: folder.opaqueBinaries.some((uri) => uri.startsWith(`${root}/`)),
    });
    facts.set(root, made);
    return made;
  };

  const index = async (folder: Folder, options: OpenFolderOptions): Promise<boolean> => {
    const candidates = [...folder.files].filter(isCandidate);
    const kept = cache && readSummaries(cache, folder.uri);
    let unread = false;
    let sliceStart = performance.now();
    for (const [i, key] of candidates.entries()) {
      if (options.signal?.aborted || folders.get(folder.uri) !== folder) return false;
      if (!openTexts.has(key)) {
        const read = readSource(key);
        if ('text' in read) take(key, key, read.text, kept);
        else if (read.notice && isCodeFile(key)) unread = true;
      }
      if (performance.now() - sliceStart < SLICE) continue;
      options.onProgress?.(i + 1, candidates.length);
      await new Promise((resolve) => setImmediate(resolve));
      sliceStart = performance.now();
    }
    options.onProgress?.(candidates.length, candidates.length);
    if (cache && candidates.some((key) => kept?.get(key)?.hash !== entries.get(key)?.hash)) {
      writeSummaries(cache, folder.uri, new Map(candidates.flatMap((key) => entryOf(key))));
    }
    return !unread && !options.signal?.aborted;
  };

  return {
    async open(folderName, options = {}) {
      const uri = canonical(folderName);
      const folder: Folder = {
        uri,
        files: new Set([...openTexts.keys()].filter((key) => key.startsWith(`${uri}/`))),
        opaqueBinaries: [],
        complete: false,
        map: { roots: [], projectOf: () => uri },
      };
      folders.set(uri, folder);
      const found = await discoverFiles(fileURLToPath(uri), options);
      folder.files = new Set([...folder.files, ...found.files]);
      folder.opaqueBinaries = found.opaqueBinaries;
      remap(folder);
      const all = await index(folder, options);
      folder.complete = all && found.unread.length === 0;
      remap(folder);
    },
    close(folderName) {
      const uri = canonical(folderName);
      folders.delete(uri);
      for (const map of [entries, documents, facts]) {
        for (const key of [...map.keys()]) if (key === uri || key.startsWith(`${uri}/`)) map.delete(key);
      }
    },
    update(uri, text) {
      const key = canonical(uri);
      if (text === undefined) openTexts.delete(key);
      else openTexts.set(key, text);
      const folder = folderOf(key);
      const current = text ?? currentText(key);
      const changed = isCandidate(key) && take(key, uri, current);
      if (!folder) return changed;
      const listed = folder.files.has(key);
      if (current === undefined) folder.files.delete(key);
      else folder.files.add(key);
      if (listed !== (current !== undefined) || (changed && key.endsWith('/package.json'))) remap(folder);
      else if (changed) facts.delete(folder.map.projectOf(key) ?? folder.uri);
      return changed;
    },
    factsFor(uri) {
      const key = canonical(uri);
      const folder = folderOf(key);
      if (folder) return factsOf(folder, folder.map.projectOf(key) ?? folder.uri);
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
        for (const key of folder.files)
          if (entries.get(key)?.summary) roots.add(folder.map.projectOf(key) ?? folder.uri);
        return [...roots].sort().map((root) => factsOf(folder, root));
      });
    },
  };
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
