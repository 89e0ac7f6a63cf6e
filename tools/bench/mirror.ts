import { copyFileSync, linkSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
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

/** The files that a scan of these folders would see, linked into a folder of their own, where one of them can be replaced. */
export async function mirrorFolders(folders: readonly string[]): Promise<Mirror> {
  const target = realpathSync(mkdtempSync(path.join(tmpdir(), 'holdfast-bench-')));
  const files: string[] = [];
  for (const folder of folders.map((each) => realpathSync(each))) {
    for (const uri of (await discoverFiles(folder)).files) {
      const from = fileURLToPath(uri);
      const to = path.join(target, 'corpus', path.basename(folder), path.relative(folder, from));
      mkdirSync(path.dirname(to), { recursive: true });
      try {
        linkSync(from, to);
      } catch {
        copyFileSync(from, to);
      }
      files.push(to);
    }
  }
  return { folder: path.join(target, 'corpus'), files, remove: () => rmSync(target, { recursive: true, force: true }) };
}
