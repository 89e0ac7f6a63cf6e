import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openFile, quickFix, waitForFindings } from './editor';

describe('Restricted Mode', () => {
  before(() => assert.equal(vscode.workspace.isTrusted, false));

  const samples = [
    ['clinic/app/src/main/AndroidManifest.xml', 'resilience/debuggable-release', 'Set to false'],
    ['ios-wallet/Wallet/Storage/SessionDefaults.swift', 'storage/plaintext-credential', 'Keep it in the keychain'],
    ['expo-clinic/eas.json', 'resilience/debuggable-release', 'Set to false'],
  ] as const;
  for (const [file, rule, title] of samples) {
    it(`finds and fixes in ${file} of a workspace that is not trusted`, async () => {
      const { document } = await openFile(file);
      const [found] = await waitForFindings(document.uri, (all) => all.length > 0, rule);
      assert.ok(found);
      const { edit } = await quickFix(document.uri, found.range, title);
      assert.ok(edit && (await vscode.workspace.applyEdit(edit)));
      await waitForFindings(document.uri, (all) => all.every((each) => !each.range.isEqual(found.range)), rule);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    });
  }
});
