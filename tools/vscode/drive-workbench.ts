import path from 'node:path';
import type { Page } from 'playwright-core';
import type { Counts } from '../counts';
import { launchBrowser } from './browser';
import { installEditorServer, startEditorServer, testFolder } from './editor-server';

/** A plain workbench: no welcome page, no side bar that covers the code, nothing that needs the internet. */
const settings = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.colorTheme': 'Default Dark Modern',
  'chat.disableAIFeatures': true,
  'editor.minimap.enabled': false,
  // Lines that stick to the top lie over the lines that a click is for.
  'editor.stickyScroll.enabled': false,
  'editor.fontSize': 13,
};

/** Something that a user does and sees; rejects when it does not come. */
export interface Step {
  readonly name: string;
  run(page: Page, workspace: string): Promise<void>;
}

export interface Drive {
  /** Names the steps in the output and the pictures of failures. */
  readonly subject: string;
  readonly vsix: string;
  readonly workspace: string;
  /** Path of the file that is open from the start, relative to the workspace. */
  readonly file: string;
  /** User settings besides those of a plain workbench. */
  readonly settings?: Record<string, unknown>;
  readonly steps: readonly Step[];
}

/** Installs the packaged extension into a fresh editor and goes through the steps in its workbench, as a user would. */
export async function driveWorkbench(drive: Drive): Promise<Counts> {
  installEditorServer();
  const server = await startEditorServer({ vsix: drive.vsix, settings: { ...settings, ...drive.settings } });
  const browser = await launchBrowser().catch(async (error) => {
    await server.stop();
    throw error;
  });
  const counts = { passed: 0, failed: 0 };
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(120_000);
    const file = `vscode-remote://${server.authority}${path.posix.join(drive.workspace, drive.file)}`;
    const payload = JSON.stringify([['openFile', file]]);
    await page.goto(`${server.origin}/?${new URLSearchParams({ folder: drive.workspace, payload })}`);
    for (const [index, step] of drive.steps.entries()) {
      const started = Date.now();
      try {
        await step.run(page, drive.workspace);
        counts.passed++;
        console.log(`  ✔ ${drive.subject} ${step.name} (${Date.now() - started}ms)`);
      } catch (error) {
        counts.failed++;
        console.log(`  ✘ ${drive.subject} ${step.name}: ${error instanceof Error ? error.message : String(error)}`);
        const picture = `failure-${drive.subject.replaceAll(' ', '-')}-${index + 1}.png`;
        await page.screenshot({ path: path.join(testFolder, picture) });
        await page.keyboard.press('Escape');
      }
    }
  } finally {
    await browser.close();
    await server.stop();
  }
  return counts;
}
