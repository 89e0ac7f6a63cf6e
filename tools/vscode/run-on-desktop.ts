import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import type { Counts } from '../counts';
import { reportCounts, type SuiteRun } from './suite-run';

/** Whether desktop VS Code can be had here: its update server answers and there is a display. */
export async function hasDesktop(): Promise<boolean> {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return false;
  try {
    const url = 'https://update.code.visualstudio.com/api/releases/stable';
    return (await fetch(url, { signal: AbortSignal.timeout(3000) })).ok;
  } catch {
    return false;
  }
}

/** Runs the compiled suite in desktop VS Code, downloading it when it is not there yet. */
export async function runOnDesktop(suiteFolder: string, run: SuiteRun): Promise<Counts> {
  rmSync(path.join(suiteFolder, 'result.json'), { force: true });
  const trust = run.mode === 'restricted' ? [] : ['--disable-workspace-trust'];
  try {
    await runTests({
      extensionDevelopmentPath: run.extension,
      extensionTestsPath: path.join(suiteFolder, `${run.mode}.js`),
      launchArgs: [run.workspace, '--disable-extensions', ...trust],
    });
  } catch (error) {
    // Failing tests end the editor with a code of their own; the counts say which it was.
    if (!existsSync(path.join(suiteFolder, 'result.json'))) throw error;
  }
  return reportCounts(suiteFolder);
}
