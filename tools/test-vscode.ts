/** Runs the extension's tests in a real VS Code: on the desktop where it can be had, otherwise from npm in a browser. */
import { ensureBuilt } from '../test/harness/build';
import { compileSuite } from './vscode/compile-suite';
import { runInBrowser } from './vscode/run-in-browser';
import { hasDesktop, runOnDesktop } from './vscode/run-on-desktop';
import { runPackaged } from './vscode/run-packaged';
import { type Counts, type SuiteRun, withWorkspaceCopy } from './vscode/suite-run';

/** All tests in the editor, with their counts. Rejects when the editor cannot be had or breaks. */
export async function runVsCodeTests(): Promise<Counts> {
  await ensureBuilt();
  const suiteFolder = await compileSuite();
  const desktop = await hasDesktop();
  console.log(
    desktop
      ? 'VS Code: desktop, by @vscode/test-electron.'
      : 'VS Code: server from npm (code-server) with a headless browser, because desktop VS Code cannot be had here.',
  );
  const total = { passed: 0, failed: 0 };
  const add = (counts: Counts): void => {
    total.passed += counts.passed;
    total.failed += counts.failed;
  };
  for (const mode of ['trusted', 'restricted'] as const) {
    console.log(`Tests in a ${mode} workspace`);
    await withWorkspaceCopy(async (workspace) => {
      const run: SuiteRun = { mode, workspace };
      add(desktop ? await runOnDesktop(suiteFolder, run) : await runInBrowser(suiteFolder, run));
    });
  }
  console.log('The packaged extension, as a user');
  add(await withWorkspaceCopy(runPackaged));
  return total;
}

if (require.main === module) {
  runVsCodeTests().then(
    ({ passed, failed }) => {
      console.log(`VS Code: ${passed} passed, ${failed} failed`);
      process.exitCode = failed === 0 ? 0 : 1;
    },
    (error: unknown) => {
      console.error(error);
      process.exitCode = 1;
    },
  );
}
