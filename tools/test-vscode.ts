/** Runs the extension's tests in a real VS Code: on the desktop where it can be had, otherwise from npm in a browser. */
import { readFileSync } from 'node:fs';
import { type Counts, endWith } from './counts';
import { compileSuite } from './vscode/compile-suite';
import { runInBrowser } from './vscode/run-in-browser';
import { hasDesktop, runOnDesktop } from './vscode/run-on-desktop';
import { runPackaged } from './vscode/run-packaged';
import { runWeb } from './vscode/run-web';
import { packageStaged, stageExtension } from './vscode/stage-extension';
import { type SuiteRun, withWorkspaceCopy } from './vscode/suite-run';

const parts = ['trusted', 'restricted', 'packaged', 'web'] as const;
type Part = (typeof parts)[number];

/** The tests in the editor, all or some, with their counts. Rejects when the editor cannot be had or breaks. */
export async function runVsCodeTests(wanted: readonly Part[] = parts): Promise<Counts> {
  const extension = stageExtension();
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
    if (!wanted.includes(mode)) continue;
    console.log(`Tests in a ${mode} workspace`);
    await withWorkspaceCopy(async (workspace) => {
      const run: SuiteRun = { mode, workspace, extension };
      add(desktop ? await runOnDesktop(suiteFolder, run) : await runInBrowser(suiteFolder, run));
    });
  }
  const drives = [
    ['packaged', 'The packaged extension, as a user', runPackaged],
    ['web', 'The packaged extension in a web worker, as a user', runWeb],
  ] as const;
  let vsix: string | undefined;
  for (const [part, title, drive] of drives) {
    if (!wanted.includes(part)) continue;
    console.log(title);
    const packaged = vsix ?? packageStaged(extension);
    vsix = packaged;
    if (part === 'packaged') add(sameTwice(packaged, packageStaged(stageExtension(), 'again.vsix')));
    add(await withWorkspaceCopy((workspace) => drive(packaged, workspace)));
  }
  return total;
}

/** Sources that are the same make a package that is the same, so that anyone can check what was published. */
function sameTwice(vsix: string, again: string): Counts {
  const same = readFileSync(vsix).equals(readFileSync(again));
  console.log(`  ${same ? '✔' : '✘'} the package is built byte for byte the same twice`);
  return { passed: same ? 1 : 0, failed: same ? 0 : 1 };
}

if (require.main === module) {
  // `npm run test:vscode -- packaged` runs one part.
  const named = parts.filter((part) => process.argv.includes(part));
  endWith(runVsCodeTests(named.length > 0 ? named : parts), 'VS Code: ');
}
