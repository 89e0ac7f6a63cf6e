import { fileURLToPath } from 'node:url';
import type { Connection } from 'vscode-languageserver/browser';
import type { FetchedFiles } from '../lsp/fetched-files';
import type { Folder } from '../lsp/folder';
import type { FolderEntry, ListFolderMethod, ReadFileMethod } from '../lsp/protocol';
import { isCandidate } from '../project/candidates';
import { CONFIG_FILE_NAME } from '../project/config';
import { discoverFiles } from '../project/discovery';
import { toUri } from '../project/file-uri';
import { isLeftOutFolder } from '../project/left-out-folders';
import { MAX_FILE_BYTES } from '../project/read-source';
import { putFile, putFolder, remove } from './file-tree';

const listMethod: ListFolderMethod = 'holdfast/listFolder';
const readMethod: ReadFileMethod = 'holdfast/readFile';

/** Requests under way at a time: behind a folder there may be a network. */
const LANES = 16;
/** Files and bytes of one folder; a tab has less memory than a machine. What is beyond stays unread, and the scan says so. */
const MOST_FILES = 10_000;
const MOST_BYTES = 200 * 1024 * 1024;

/** Fetches from the client: the names in a folder first, then the files that Git does not ignore and the engine can read. */
export function createEditorFiles(connection: Connection): FetchedFiles {
  const list = (path: string): Promise<readonly FolderEntry[]> => connection.sendRequest(listMethod, toUri(path));
  /** How many bytes there are; undefined when there is no such file. */
  const take = async (path: string): Promise<number | undefined> => {
    const bytes = await connection.sendRequest<Uint8Array | null>(readMethod, toUri(path));
    if (!bytes) return undefined;
    putFile(path, bytes.length > MAX_FILE_BYTES ? bytes.length : bytes);
    return bytes.length;
  };

  /** Names of everything below a folder; returns the paths of the files. */
  const walk = async (root: string): Promise<string[]> => {
    const files: string[] = [];
    const early: string[] = [];
    await inLanes([root], async (path, more) => {
      putFolder(path);
      for (const { name, kind } of await list(path)) {
        const child = `${path}/${name}`;
        if (kind === 'file') {
          putFile(child, 0);
          files.push(child);
          if (name === '.gitignore' || name === CONFIG_FILE_NAME) early.push(child);
        } else if (isLeftOutFolder(child.slice(root.length))) putFolder(child);
        else more(child);
      }
    });
    await inLanes(early, take);
    return files;
  };

  return {
    async load(folder: Folder) {
      if (folder.path === undefined) return;
      await walk(folder.path);
      folder.configure(folder.settings());
      const { files } = await discoverFiles(folder.path, {
        exclude: folder.exclude(),
        excludeBase: folder.excludeBase(),
      });
      let bytes = 0;
      await inLanes(
        files
          .filter(isCandidate)
          .slice(0, MOST_FILES)
          .map((uri) => fileURLToPath(uri)),
        async (path) => {
          if (bytes < MOST_BYTES) bytes += (await take(path)) ?? 0;
        },
      );
      // The baseline that the configuration names is there only now.
      folder.configure(folder.settings());
    },
    async refresh(uris) {
      await inLanes(
        uris.map((uri) => fileURLToPath(uri)),
        async (path, more) => {
          const isRead = isCandidate(toUri(path)) || path.endsWith('/.gitignore');
          if (isRead ? (await take(path)) !== undefined : isLeftOutFolder(path)) return;
          // Nothing to read: a folder that came, or something that went.
          remove(path);
          const entries = isRead ? [] : await list(path);
          if (entries.length === 0) return;
          for (const file of await walk(path)) if (isCandidate(toUri(file))) more(file);
        },
      );
    },
  };
}

/** Works off a list that may grow, a few at a time. */
async function inLanes(first: readonly string[], work: (path: string, more: (path: string) => void) => unknown) {
  const waiting = [...first];
  const running = new Set<Promise<void>>();
  while (waiting.length > 0 || running.size > 0) {
    for (let path = waiting.shift(); path !== undefined; path = running.size < LANES ? waiting.shift() : undefined) {
      const one = Promise.resolve(work(path, (added) => waiting.push(added))).then(() => {
        running.delete(one);
      });
      running.add(one);
    }
    await Promise.race(running);
  }
}
