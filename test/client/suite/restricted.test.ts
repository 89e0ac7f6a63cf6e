import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openFile, quickFixes, waitForFindings } from './editor';

describe('Restricted Mode', () => {
  it('finds and fixes in a workspace that is not trusted', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const { document } = await openFile('app/src/main/AndroidManifest.xml');
    const [found] = await waitForFindings(document.uri, (all) => all.length > 0, 'resilience/debuggable-release');
    assert.ok(found);
    assert.ok((await quickFixes(document.uri, found.range)).some((each) => each.isPreferred));
  });
});
