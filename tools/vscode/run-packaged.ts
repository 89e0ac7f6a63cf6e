import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser } from './browser';
import { installEditorServer, projectRoot, startEditorServer, testFolder } from './editor-server';
import type { Counts } from './suite-run';

const screenshot = path.join(testFolder, 'screenshot.png');

/** A plain workbench: one row per folder, no welcome page, no side bar that covers the code. */
const settings = {
  'explorer.compactFolders': false,
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
};

/** Packages the extension, installs it into a fresh editor and works with it through the workbench, as a user would. */
export async function runPackaged(workspace: string): Promise<Counts> {
  installEditorServer();
  const vsix = path.join(testFolder, 'holdfast.vsix');
  rmSync(vsix, { force: true });
  const vsce = path.join(projectRoot, 'node_modules', '@vscode', 'vsce', 'vsce');
  execFileSync(process.execPath, [vsce, 'package', '--no-dependencies', '--out', vsix], {
    cwd: projectRoot,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const server = await startEditorServer({ vsix, settings });
  const browser = await launchBrowser().catch(async (error) => {
    await server.stop();
    throw error;
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(60_000);
    await page.goto(`${server.origin}/?${new URLSearchParams({ folder: workspace })}`);
    try {
      await workAsUser(page);
      console.log('  ✔ installs, underlines, fixes and scans from the packaged extension');
      return { passed: 1, failed: 0 };
    } catch (error) {
      console.log(`  1) the packaged extension: ${error instanceof Error ? error.message : String(error)}`);
      await page.screenshot({ path: path.join(testFolder, 'failure.png') });
      return { passed: 0, failed: 1 };
    }
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function workAsUser(page: Page): Promise<void> {
  await page.waitForSelector('.explorer-folders-view .monaco-list-row');
  for (const name of ['app', 'src', 'main']) await expand(page, name);
  await page.dblclick(row('AndroidManifest.xml'));
  await page.waitForSelector('.squiggly-error');
  await page.waitForSelector('.squiggly-warning');

  const line = page.locator('.view-line', { hasText: 'android:debuggable' });
  await line.getByText('true').first().click();
  await page.keyboard.press('Control+.');
  await page.waitForSelector('.action-widget');
  await page.screenshot({ path: screenshot });
  await page.locator('.action-widget .monaco-list-row', { hasText: 'Set to false' }).first().click();
  await page.locator('.view-line', { hasText: /debuggable=.false/ }).waitFor();
  await page.waitForSelector('.squiggly-error', { state: 'detached' });

  await runCommand(page, 'Holdfast: Scan Workspace');
  await page
    .getByText(/\d+ findings \(1 error\) in \d+ files/)
    .first()
    .waitFor({ state: 'attached' });
}

/** Opens a folder in the explorer. A click that comes while the tree is still moving is lost, so the state decides. */
async function expand(page: Page, name: string): Promise<void> {
  const folder = page.locator(row(name));
  await folder.waitFor();
  for (let attempt = 0; attempt < 20; attempt++) {
    if ((await folder.getAttribute('aria-expanded')) === 'true') return;
    await folder.click();
    await page.waitForTimeout(500);
  }
  throw new Error(`The folder ${name} does not open.`);
}

function row(name: string): string {
  return `.explorer-folders-view .monaco-list-row[aria-label^="${name}"]`;
}

async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').fill(`>${title}`);
  await page
    .locator('.quick-input-widget .monaco-list-row', { hasText: title.split(': ').pop() ?? title })
    .first()
    .click();
}
