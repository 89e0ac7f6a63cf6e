import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface TemporaryFolder {
  readonly path: string;
  /** Writes files by relative path; folders are made. */
  write(files: Readonly<Record<string, string | Uint8Array>>): void;
  at(...names: string[]): string;
}

const folders: string[] = [];

/** A new empty folder; gone when the process ends. */
export function temporaryFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): TemporaryFolder {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'holdfast-')));
  folders.push(folder);
  const result: TemporaryFolder = {
    path: folder,
    at: (...names) => path.join(folder, ...names),
    write(contents) {
      for (const [name, content] of Object.entries(contents)) {
        mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
        writeFileSync(path.join(folder, name), content);
      }
    },
  };
  result.write(files);
  return result;
}

process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
