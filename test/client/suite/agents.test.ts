import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fileUri, revert, waitFor } from './editor';

const file = 'clinic/app/src/main/AndroidManifest.xml';
const rule = 'resilience/debuggable-release';

describe('language model tools', () => {
  // The browser's editor saves by itself, so the file on disk is put back too.
  let original: Uint8Array;
  beforeEach(async () => {
    original = await vscode.workspace.fs.readFile(fileUri(file));
  });
  afterEach(async () => {
    await revert();
    await vscode.workspace.fs.writeFile(fileUri(file), original);
  });

  const invoke = async (name: string, input: object): Promise<string> => {
    const result = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
    return result.content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
  };

  before(async () => {
    await vscode.extensions.getExtension('holdfast.holdfast')?.activate();
    const names = ['scan_file', 'scan_workspace', 'explain_rule', 'apply_fix'].map((name) => `holdfast_${name}`);
    const known = () => vscode.lm.tools.map(({ name }) => name);
    await waitFor(
      () => (names.every((name) => known().includes(name)) ? true : undefined),
      () => known().join(', '),
    );
  });

  it('scan a file, fix what they found, and find nothing more', async () => {
    const findings = async () =>
      JSON.parse(await invoke('holdfast_scan_file', { path: file })).findings as { rule: string; line: number }[];
    const found = (await findings()).find((each) => each.rule === rule);
    assert.ok(found);
    assert.match(await invoke('holdfast_apply_fix', { path: file, line: found.line, rule }), /^Applied: /);
    await vscode.window.showTextDocument(fileUri(file));
    assert.equal(
      (await findings()).some((each) => each.rule === rule),
      false,
    );
  });

  it('explain a rule, and refuse a file outside of the workspace', async () => {
    assert.match(await invoke('holdfast_explain_rule', { rule }), /debug/i);
    assert.match(await invoke('holdfast_scan_file', { path: '../../etc/hosts' }), /no file of this workspace/);
  });
});
