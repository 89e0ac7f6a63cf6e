import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fileUri, findingsOf, openFile, quickFixes, revert, waitForFindings } from './editor';

const manifest = 'clinic/app/src/main/AndroidManifest.xml';
const source = 'clinic/app/src/main/java/org/example/clinic/Records.java';
const debugRule = 'resilience/debuggable-release';
const cipherRule = 'crypto/weak-cipher-or-mode';

describe('editing', () => {
  afterEach(revert);

  it('underlines exactly the value at fault', async () => {
    const { document } = await openFile(manifest);
    const [found] = await waitForFindings(document.uri, (all) => all.length > 0, debugRule);
    assert.ok(found);
    assert.equal(document.getText(found.range), 'true');
    assert.match(document.lineAt(found.range.start.line).text, /android:debuggable="true"/);
    assert.equal(found.severity, vscode.DiagnosticSeverity.Error);
  });

  it('applies a fix, and the finding is gone', async () => {
    const { document } = await openFile(manifest);
    const [found] = await waitForFindings(document.uri, (all) => all.length > 0, debugRule);
    assert.ok(found);
    const fix = (await quickFixes(document.uri, found.range)).find((each) => each.isPreferred);
    assert.ok(fix?.edit);
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    assert.match(document.getText(), /android:debuggable="false"/);
    await waitForFindings(document.uri, (all) => all.length === 0, debugRule);
  });

  it('finds a fault while it is typed and loses it again', async () => {
    const editor = await openFile(source);
    const { document } = editor;
    await waitForFindings(document.uri, (all) => all.length === 1, cipherRule);
    const replace = async (from: string, to: string): Promise<void> => {
      const start = document.positionAt(document.getText().indexOf(from));
      const range = new vscode.Range(start, document.positionAt(document.offsetAt(start) + from.length));
      assert.ok(await editor.edit((edit) => edit.replace(range, to)));
    };
    await replace('AES/ECB/PKCS5Padding', 'AES/GCM/NoPadding');
    await waitForFindings(document.uri, (all) => all.length === 0, cipherRule);
    await replace('AES/GCM/NoPadding', 'DES');
    const [found] = await waitForFindings(document.uri, (all) => all.length === 1, cipherRule);
    assert.equal(found && document.getText(found.range), '"DES"');
  });

  it('explains a finding on hover', async () => {
    const { document } = await openFile(source);
    const [found] = await waitForFindings(document.uri, (all) => all.length === 1, cipherRule);
    assert.ok(found);
    let text: string[] = [];
    // A hover that comes while the text is analysed again is empty.
    for (let attempt = 0; attempt < 40 && text.length === 0; attempt++) {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        found.range.start,
      );
      text = hovers.flatMap((hover) => hover.contents.map((each) => (typeof each === 'string' ? each : each.value)));
      if (text.length === 0) await new Promise((resolve) => setTimeout(resolve, 250));
    }
    assert.match(text.join('\n'), /MASVS v2\.1[\s\S]*CWE-327/);
  });

  it('writes no suppression when the user gives no reason', async () => {
    const { document } = await openFile(source);
    const [found] = await waitForFindings(document.uri, (all) => all.length === 1, cipherRule);
    assert.ok(found);
    const actions = await quickFixes(document.uri, found.range);
    const suppress = actions.find((each) => each.title.startsWith(`Suppress ${cipherRule}`));
    assert.equal(suppress?.command?.command, 'holdfast.suppress');
    const done = vscode.commands.executeCommand('holdfast.suppress', ...(suppress?.command?.arguments ?? []));
    let asked = true;
    void done.then(() => {
      asked = false;
    });
    // Closing does nothing before the box is there, so it is tried until the command has ended.
    while (asked) {
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    assert.equal(document.isDirty, false, 'without a reason nothing is written');
    assert.equal(findingsOf(document.uri, cipherRule).length, 1);
  });

  it('runs all safe fixes as a source action', async () => {
    const { document } = await openFile(manifest);
    await waitForFindings(document.uri, (all) => all.length > 0, debugRule);
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      whole,
      'source.fixAll.holdfast',
    );
    assert.ok(actions[0]?.edit);
    await vscode.workspace.applyEdit(actions[0].edit);
    await waitForFindings(document.uri, (all) => all.length === 0, debugRule);
  });

  it('fixes all findings of a rule by command', async () => {
    const editor = await openFile(manifest);
    const [found] = await waitForFindings(editor.document.uri, (all) => all.length > 0, debugRule);
    assert.ok(found);
    editor.selection = new vscode.Selection(found.range.start, found.range.start);
    await vscode.commands.executeCommand('holdfast.fixAllOfRule');
    await waitForFindings(fileUri(manifest), (all) => all.length === 0, debugRule);
  });
});
