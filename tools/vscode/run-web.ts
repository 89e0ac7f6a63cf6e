import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { Counts } from '../counts';
import { driveWorkbench, type Step } from './drive-workbench';
import { testFolder } from './editor-server';
import {
  editorText,
  hoverText,
  lightBulb,
  openByPath,
  runCommand,
  underlined,
  untilShown,
  viewMessage,
} from './workbench';

const java = 'android-notes/app/src/main/java/app/inkwell/notes/data/NoteExport.java';
const typescript = 'capacitor-shop/src/storage/cart-cipher.ts';
const manifest = 'android-notes/app/src/main/AndroidManifest.xml';

/** What the command line, in Node and from a disk, says of the same folder. */
function scanned(workspace: string): string {
  const cli = path.join(testFolder, 'extension', 'dist', 'cli.js');
  const args = [cli, 'scan', '.', '--format', 'json', '--fail-on', 'never'];
  const options = { cwd: workspace, encoding: 'utf8', maxBuffer: 64 << 20 } as const;
  const { files, findings } = JSON.parse(execFileSync(process.execPath, args, options)).summary;
  const all = Object.values<number>(findings).reduce((sum, count) => sum + count, 0);
  return `${all} findings (${findings.error} errors) in ${files} files`;
}

/** Waits for a squiggle in a line, and wants it to stand below exactly this text. */
async function underlines(page: Page, line: string, text: string): Promise<void> {
  await untilShown(page, async () => (await underlined(page, line)).length > 0);
  assert.deepEqual(await underlined(page, line), [text]);
}

const steps: readonly Step[] = [
  {
    name: 'underlines exactly what is wrong',
    async run(page) {
      await underlines(page, 'Cipher.getInstance', 'TRANSFORMATION');
      await underlines(page, 'Uploading', 'accessToken');
    },
  },
  {
    name: 'shows a secure example in the hover',
    async run(page) {
      await hoverText(page, 'Cipher.getInstance', 'TRANSFORMATION', 'Secure example');
    },
  },
  {
    name: 'scans the folder and finds what the command line finds',
    async run(page, workspace) {
      await runCommand(page, 'Holdfast: Scan Workspace');
      await viewMessage(page, new RegExp(scanned(workspace).replace(/[()]/g, '\\$&')));
      await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
    },
  },
  {
    name: 'applies the fix that is picked, and the finding is gone',
    async run(page) {
      await lightBulb(page, 'Uploading', 'accessToken', 'Take the value out of the log');
      await page.screenshot({ path: path.join(testFolder, 'web.png') });
      await page
        .locator('.action-widget .monaco-list-row', { hasText: 'Take the value out of the log' })
        .first()
        .click();
      await untilShown(page, async () => !/Uploading.*accessToken/.test(await editorText(page)));
      await untilShown(page, async () => (await underlined(page, 'Uploading')).length === 0);
      await underlines(page, 'Cipher.getInstance', 'TRANSFORMATION');
    },
  },
  {
    name: 'reads TypeScript with the compiler that the Node bundles share',
    async run(page, workspace) {
      await openByPath(page, path.join(workspace, typescript));
      await underlines(page, 'CryptoJS.AES.encrypt', 'CryptoJS.mode.ECB');
    },
  },
  {
    name: 'judges a manifest by the code of the other files',
    async run(page, workspace) {
      await openByPath(page, path.join(workspace, manifest));
      await underlines(page, 'RECORD_AUDIO', 'android.permission.RECORD_AUDIO');
      await page.screenshot({ path: path.join(testFolder, 'web-manifest.png') });
    },
  },
  {
    name: 'shows the page of a rule',
    async run(page) {
      await lightBulb(page, 'RECORD_AUDIO', 'android.permission.RECORD_AUDIO', 'Show rule privacy/permission-unused');
      await page
        .locator('.action-widget .monaco-list-row', { hasText: 'Show rule privacy/permission-unused' })
        .first()
        .click();
      const preview = page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
      await preview.getByRole('heading', { name: 'Permission that nothing in the project uses' }).waitFor();
      await preview.getByRole('heading', { name: 'Why it matters' }).waitFor();
      await page.screenshot({ path: path.join(testFolder, 'web-rule.png') });
    },
  },
  {
    name: 'runs in a web worker, not in Node',
    async run(page) {
      await runCommand(page, 'Developer: Show Running Extensions');
      await page.locator('.monaco-list-row', { hasText: /Holdfast.*web worker/ }).waitFor();
    },
  },
];

/** Works with the packaged extension where there is no Node: the editor is told to start it in its web worker. */
export function runWeb(vsix: string, workspace: string): Promise<Counts> {
  const settings = { 'remote.extensionKind': { 'holdfast.holdfast': ['web'] } };
  return driveWorkbench({ subject: 'the web extension', vsix, workspace, file: java, settings, steps });
}
