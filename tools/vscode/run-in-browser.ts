import { appendFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Counts } from '../counts';
import { launchBrowser } from './browser';
import { installEditorServer, startEditorServer, testFolder } from './editor-server';
import { reportCounts, type SuiteRun } from './suite-run';

/** The whole run; a hanging editor must not hang the tests. */
const timeLimit = 600_000;

/** Runs the compiled suite in VS Code's server, with its workbench in a headless browser. */
export async function runInBrowser(suiteFolder: string, run: SuiteRun): Promise<Counts> {
  installEditorServer();
  rmSync(path.join(suiteFolder, 'result.json'), { force: true });
  // The workbench complains of add-ons and hosts that it does not have; that would bury the tests' own lines.
  const log = path.join(testFolder, 'editor.log');
  rmSync(log, { force: true });
  const server = await startEditorServer({
    restricted: run.mode === 'restricted',
    // The browser's editor saves by itself, which would carry one test's change into the next.
    settings: { 'files.autoSave': 'off' },
  });
  const browser = await launchBrowser().catch(async (error) => {
    await server.stop();
    throw error;
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    const page = await browser.newPage();
    const ended = new Promise<number>((resolve, reject) => {
      timer = setTimeout(
        () => reject(new Error(`The editor's tests did not end within ${timeLimit / 1000} s.`)),
        timeLimit,
      );
      void page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) =>
        appendFileSync(log, `${args.join(' ')}\n`),
      );
      void page.exposeFunction('codeAutomationExit', (code: number) => resolve(code));
    });
    const remote = (target: string): string => `vscode-remote://${server.authority}${slashed(target)}`;
    const payload = JSON.stringify([
      ['extensionDevelopmentPath', remote(run.extension)],
      ['extensionTestsPath', remote(path.join(suiteFolder, `${run.mode}.js`))],
    ]);
    const query = new URLSearchParams({ folder: slashed(run.workspace), payload });
    await page.goto(`${server.origin}/?${query}`);
    await ended;
  } finally {
    clearTimeout(timer);
    await browser.close();
    await server.stop();
  }
  return reportCounts(suiteFolder);
}

function slashed(target: string): string {
  const forward = target.split(path.sep).join('/');
  return forward.startsWith('/') ? forward : `/${forward}`;
}
