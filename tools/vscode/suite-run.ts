import { cpSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Counts } from '../counts';
import { projectRoot } from './editor-server';

/** One start of the editor with tests in it. */
export interface SuiteRun {
  /** Which entry of the suite runs, in which kind of workspace. */
  readonly mode: 'trusted' | 'restricted';
  /** Folder of the extension under test. */
  readonly extension: string;
  /** A copy, so that tests may change files. */
  readonly workspace: string;
}

/** Copies the example apps and the tests' own small app into a folder, one folder each, and removes it afterwards. */
export async function withWorkspaceCopy<T>(use: (workspace: string) => Promise<T>): Promise<T> {
  const parent = realpathSync(mkdtempSync(path.join(tmpdir(), 'holdfast-workspace-')));
  const folder = path.join(parent, 'examples');
  try {
    cpSync(path.join(projectRoot, 'test', 'client', 'workspaces'), folder, { recursive: true });
    cpSync(path.join(projectRoot, 'examples'), folder, { recursive: true });
    return await use(folder);
  } finally {
    rmSync(parent, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Prints the tests that ran in the extension host, from what they left when they ended. */
export function reportCounts(suiteFolder: string): Counts {
  const file = path.join(suiteFolder, 'result.json');
  if (!existsSync(file))
    throw new Error('The tests in the editor ended without a result; see .vscode-test/editor.log.');
  const { lines, ...counts } = JSON.parse(readFileSync(file, 'utf8')) as Counts & { lines: string[] };
  console.log(lines.join('\n'));
  return counts;
}
