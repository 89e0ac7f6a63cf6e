import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { discoverFiles } from '../../server/src/project/discovery';

export interface Mirror {
  readonly folder: string;
  /** Absolute paths of all files. */
  readonly files: readonly string[];
  remove(): void;
}

/**
 * The files that a scan of these folders would see, copied into a folder of their own, where one of them can be changed. Links would not
 * do: each that comes or goes, also by another run, changes a time of the file by which the cache knows it.
 */
export async function mirrorFolders(folders: readonly string[]): Promise<Mirror> {
  const target = realpathSync(mkdtempSync(path.join(tmpdir(), 'holdfast-bench-')));
  const files: string[] = [];
  for (const folder of folders.map((each) => realpathSync(each))) {
    for (const uri of (await discoverFiles(folder)).files) {
      const from = fileURLToPath(uri);
      const to = path.join(target, 'corpus', path.basename(folder), path.relative(folder, from));
      mkdirSync(path.dirname(to), { recursive: true });
      copyFileSync(from, to);
      files.push(to);
    }
  }
  return { folder: path.join(target, 'corpus'), files, remove: () => rmSync(target, { recursive: true, force: true }) };
}
