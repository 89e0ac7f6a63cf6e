import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fileUri, openFile, revert, waitForFindings } from './editor';

const source = 'clinic/app/src/main/java/org/example/clinic/Records.java';
const cipherRule = 'crypto/weak-cipher-or-mode';

interface Scan {
  readonly files: number;
  readonly findings: number;
  readonly cancelled: boolean;
}

describe('workspace', () => {
  afterEach(async () => {
    await revert();
    const settings = vscode.workspace.getConfiguration('holdfast');
    await settings.update('rules', undefined, vscode.ConfigurationTarget.Workspace);
    await settings.update('enable', undefined, vscode.ConfigurationTarget.Workspace);
  });

  it('starts for a workspace with a mobile project and has its commands', async () => {
    const extension = vscode.extensions.getExtension('holdfast.holdfast');
    assert.ok(extension);
    await extension.activate();
    const known = await vscode.commands.getCommands(true);
    for (const { command } of extension.packageJSON.contributes.commands as { command: string }[]) {
      assert.ok(known.includes(command), command);
    }
  });

  it('scans files that are not open and shows them as problems', async () => {
    const scan = await vscode.commands.executeCommand<Scan>('holdfast.scanWorkspace');
    assert.equal(scan.cancelled, false);
    assert.ok(scan.files > 100, `${scan.files} files`);
    const [found] = await waitForFindings(fileUri(source), (all) => all.length === 1, cipherRule);
    assert.ok(found);
  });

  it('follows the setting of a severity and of the whole extension', async () => {
    const { document } = await openFile(source);
    await waitForFindings(document.uri, (all) => all.length === 1, cipherRule);
    const settings = vscode.workspace.getConfiguration('holdfast');
    const target = vscode.ConfigurationTarget.Workspace;
    await settings.update('rules', { [cipherRule]: 'hint' }, target);
    const hint = vscode.DiagnosticSeverity.Hint;
    await waitForFindings(document.uri, (all) => all[0]?.severity === hint, cipherRule);
    await settings.update('rules', { [cipherRule]: 'off' }, target);
    await waitForFindings(document.uri, (all) => all.length === 0, cipherRule);
    await settings.update('rules', undefined, target);
    await waitForFindings(document.uri, (all) => all.length === 1, cipherRule);
    await settings.update('enable', false, target);
    await waitForFindings(document.uri, (all) => all.length === 0);
  });

  it('silences a finding with a comment and reports one that silences nothing', async () => {
    const editor = await openFile(source);
    const { document } = editor;
    const [found] = await waitForFindings(document.uri, (all) => all.length === 1, cipherRule);
    assert.ok(found);
    const at = new vscode.Position(found.range.start.line, 0);
    await editor.edit((edit) => edit.insert(at, `        // holdfast-ignore ${cipherRule} old exports only\n`));
    await waitForFindings(document.uri, (all) => all.length === 0);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), `// holdfast-ignore ${cipherRule} nothing\n`));
    await waitForFindings(document.uri, (all) => all.length === 1, 'holdfast/unused-suppression');
  });

  it('looks at code before it is saved', async () => {
    const content =
      'import javax.crypto.Cipher;\nclass A { Object a() throws Exception { return Cipher.getInstance("DES"); } }\n';
    const document = await vscode.workspace.openTextDocument({ language: 'java', content });
    await vscode.window.showTextDocument(document);
    await waitForFindings(document.uri, (all) => all.length === 1, cipherRule);
  });

  it('works on after the server was restarted', async () => {
    await vscode.commands.executeCommand('holdfast.restartServer');
    const { document } = await openFile(source);
    await waitForFindings(document.uri, (all) => all.length === 1, cipherRule);
  });
});
