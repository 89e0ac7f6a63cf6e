import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { fileUri, openFile, revert, waitFor, waitForFindings } from './editor';

const source = 'clinic/app/src/main/java/org/example/clinic/Records.java';
const cipherRule = 'crypto/weak-cipher-or-mode';
const gradle = 'android-notes/app/build.gradle.kts';
const debugRule = 'resilience/debuggable-release';

describe('views and report', () => {
  afterEach(revert);

  it('opens the findings view, groups and filters', async () => {
    const { document } = await openFile(source);
    await waitForFindings(document.uri, (all) => all.length > 0, cipherRule);
    await vscode.commands.executeCommand('holdfast.findings.focus');
    for (const grouping of ['rule', 'file', 'masvs', 'mission', 'severity']) {
      await vscode.commands.executeCommand('holdfast.groupFindings', grouping);
    }
    for (const filter of ['open', 'changed', 'fixable', 'all']) {
      await vscode.commands.executeCommand('holdfast.filterFindings', filter);
    }
  });

  it('fixes a finding at the button of its row', async () => {
    const { document } = await openFile(gradle);
    const [found] = await waitForFindings(document.uri, (all) => all.length > 0, debugRule);
    assert.ok(found);
    // What the tree hands over for a row.
    const finding = { uri: document.uri, range: found.range, ruleId: debugRule, message: found.message, fix: 'safe' };
    await vscode.commands.executeCommand('holdfast.finding.fix', { kind: 'finding', finding });
    await waitForFindings(document.uri, (all) => all.length === 0, debugRule);
    assert.match(document.getText(), /isDebuggable = false/);
  });

  it('shows the page of a rule in a tab of its own', async () => {
    await vscode.commands.executeCommand('holdfast.showRule', cipherRule);
    const isPage = ({ label, input }: vscode.Tab) =>
      input instanceof vscode.TabInputWebview && label.includes('weak-cipher-or-mode.md');
    const tab = await waitFor(
      () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(isPage),
      () => 'no tab with the page',
    );
    await vscode.window.tabGroups.close(tab);
  });

  it('shows the report of a scan in a tab of its own', async () => {
    await vscode.commands.executeCommand('holdfast.scanWorkspace');
    await vscode.commands.executeCommand('holdfast.showReport');
    const isReport = ({ input }: vscode.Tab) =>
      input instanceof vscode.TabInputWebview && input.viewType.includes('holdfast.report');
    const tab = await waitFor(
      () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(isReport),
      () => 'no tab with the report',
    );
    await vscode.window.tabGroups.close(tab);
  });

  it('opens a place of the report, and nothing that is no file', async () => {
    await vscode.commands.executeCommand('holdfast.openPlace', fileUri(source).toString(), 2, 1);
    assert.equal(vscode.window.activeTextEditor?.document.uri.path, fileUri(source).path);
    assert.equal(vscode.window.activeTextEditor?.selection.active.line, 1);
    await vscode.commands.executeCommand('holdfast.openPlace', 'https://example.com/', 1, 1);
    assert.equal(vscode.window.activeTextEditor?.document.uri.path, fileUri(source).path);
  });

  it('makes a baseline, hides what it knows, and shows all again without it', async function () {
    // Scans of all example apps.
    this.timeout(480_000);
    await vscode.commands.executeCommand('holdfast.createBaseline');
    const baseline = fileUri('holdfast.baseline.json').fsPath;
    const config = fileUri('holdfast.config.json').fsPath;
    try {
      assert.ok(readFileSync(baseline, 'utf8').includes(cipherRule));
      assert.equal(JSON.parse(readFileSync(config, 'utf8')).baseline, 'holdfast.baseline.json');
      // Editors without file watching learn of the new project file when the server starts.
      await vscode.commands.executeCommand('holdfast.restartServer');
      await vscode.commands.executeCommand('holdfast.scanWorkspace');
      await waitForFindings(fileUri(source), (all) => all.length === 0, cipherRule);
    } finally {
      rmSync(baseline, { force: true });
      rmSync(config, { force: true });
    }
    await vscode.commands.executeCommand('holdfast.restartServer');
    await vscode.commands.executeCommand('holdfast.scanWorkspace');
    await waitForFindings(fileUri(source), (all) => all.length === 1, cipherRule);
  });

  it('has its examples, walkthrough and texts with it', () => {
    const extension = vscode.extensions.getExtension('holdfast.holdfast');
    assert.ok(extension);
    const at = (...parts: string[]) => path.join(extension.extensionPath, ...parts);
    assert.ok(existsSync(at('examples', 'android-notes', 'app', 'src', 'main', 'AndroidManifest.xml')));
    for (const { steps } of extension.packageJSON.contributes.walkthroughs) {
      for (const { media } of steps) assert.ok(existsSync(at(media.image ?? media.markdown)), JSON.stringify(media));
    }
    for (const language of ['de', 'fr']) {
      assert.ok(existsSync(at(`package.nls.${language}.json`)));
      assert.ok(existsSync(at('l10n', `bundle.l10n.${language}.json`)));
      assert.ok(existsSync(at('l10n', `server.${language}.json`)));
    }
  });
});
