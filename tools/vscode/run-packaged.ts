import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Counts } from '../counts';
import { driveWorkbench, type Step } from './drive-workbench';
import { testFolder } from './editor-server';
import {
  editorText,
  lightBulb,
  notification,
  notificationButton,
  openByPath,
  runCommand,
  untilShown,
  viewMessage,
} from './workbench';

/** Files for the scan that is cancelled: enough that it cannot be done before a hand reaches the button. */
const bulk = 4000;

const swift = 'ios-wallet/Wallet/Storage/SessionDefaults.swift';
const gradle = 'android-notes/app/build.gradle.kts';
const java = 'android-notes/app/src/main/java/app/inkwell/notes/data/NoteExport.java';

const steps: readonly Step[] = [
  {
    name: 'underlines a file that was open before the extension started',
    async run(page) {
      await page.waitForSelector('.squiggly-error, .squiggly-warning');
    },
  },
  {
    name: 'offers fixes in the light bulb, with the finding in the Problems panel',
    async run(page) {
      await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
      await runCommand(page, 'Problems: Focus on Problems View');
      await page.locator('.markers-panel .monaco-list-row', { hasText: 'holdfast' }).first().waitFor();
      await lightBulb(page, 'defaults.set', 'accessToken', 'Keep it in the keychain');
      await page.screenshot({ path: path.join(testFolder, 'screenshot.png') });
    },
  },
  {
    name: 'applies the fix that is picked',
    async run(page) {
      await page.locator('.action-widget .monaco-list-row', { hasText: 'Keep it in the keychain' }).first().click();
      await untilShown(page, async () => /KeychainStore/.test(await editorText(page)));
    },
  },
  {
    name: 'writes the reason that the user gives beside a suppressed finding',
    async run(page, workspace) {
      await openByPath(page, path.join(workspace, java));
      await lightBulb(page, 'Cipher.getInstance', 'TRANSFORMATION', 'Suppress crypto/weak-cipher-or-mode');
      await page
        .locator('.action-widget .monaco-list-row', { hasText: 'Suppress crypto/weak-cipher-or-mode' })
        .first()
        .click();
      const box = page.locator('.quick-input-widget input:visible');
      await box.waitFor();
      await box.fill('old exports only');
      await box.press('Enter');
      const comment = /\/\/ holdfast-ignore crypto\/weak-cipher-or-mode old exports only/;
      await untilShown(page, async () => comment.test(await editorText(page)));
    },
  },
  {
    name: 'scans the workspace and shows what it found in its view',
    async run(page) {
      await runCommand(page, 'Holdfast: Scan Workspace');
      await viewMessage(page, /\d+ findings \(\d+ errors\) in \d+ files/);
    },
  },
  {
    name: 'lists the findings in its own view and fixes one at its button',
    async run(page, workspace) {
      await openByPath(page, path.join(workspace, gradle));
      await runCommand(page, 'Holdfast: Filter Findings…');
      await page.locator('.quick-input-widget .monaco-list-row', { hasText: 'In open files' }).click();
      const row = page.locator('.pane-body .monaco-list-row', { hasText: 'build.gradle.kts:27' }).first();
      await row.waitFor();
      await row.hover();
      await page.screenshot({ path: path.join(testFolder, 'findings.png') });
      await row.locator('.action-label[aria-label^="Fix"]').click();
      await page.locator('.tab.active[data-resource-name="build.gradle.kts"]').waitFor();
      await untilShown(page, async () => /isDebuggable = false/.test(await editorText(page)));
      await row.waitFor({ state: 'detached' });
    },
  },
  {
    name: 'shows the report, whose places open the code',
    async run(page) {
      await runCommand(page, 'Holdfast: Show Report');
      const report = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
      await report.getByRole('heading', { name: 'Holdfast report' }).waitFor();
      await page.screenshot({ path: path.join(testFolder, 'report.png') });
      // Others stand in parts of the page that are closed at first.
      const place = report.locator('a:visible', { hasText: 'AndroidManifest.xml' }).first();
      await place.click();
      await page.locator('.tab.active[data-resource-name="AndroidManifest.xml"]').waitFor();
    },
  },
  {
    name: 'stops a scan at the button of its notification',
    async run(page, workspace) {
      const folder = path.join(workspace, 'bulk');
      mkdirSync(folder);
      for (let i = 0; i < bulk; i++) writeFileSync(path.join(folder, `Bulk${i}.java`), bulkFile(i));
      await runCommand(page, 'Holdfast: Scan Workspace');
      await notificationButton(page, 'Cancel');
      await notification(page, /Holdfast: scan cancelled/);
      rmSync(folder, { recursive: true, force: true });
    },
  },
];

function bulkFile(index: number): string {
  const methods = Array.from(
    { length: 40 },
    (_, i) => `  int step${i}(int value) { return value * ${i} + ${index}; }\n`,
  );
  return `class Bulk${index} {\n${methods.join('')}}\n`;
}

/** Works with the packaged extension, its server in a process of its own. */
export function runPackaged(vsix: string, workspace: string): Promise<Counts> {
  return driveWorkbench({ subject: 'the packaged extension', vsix, workspace, file: swift, steps });
}
