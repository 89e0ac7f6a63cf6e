import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { openFile, revert, waitFor, waitForFindings } from './editor';

const source = 'clinic/app/src/main/java/org/example/clinic/Records.java';
const cipherRule = 'crypto/weak-cipher-or-mode';

/** Processes of the language server that this extension host has started. */
function serverPids(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const isServer = readFileSync(`/proc/${name}/cmdline`, 'utf8').includes('dist/server.js');
        const parent = /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1];
        return isServer && Number(parent) === process.pid ? [Number(name)] : [];
      } catch {
        return [];
      }
    });
}

async function otherServerThan(old: number | undefined): Promise<number> {
  return waitFor(
    () => serverPids().find((pid) => pid !== old),
    () => `server processes: ${serverPids().join(', ') || 'none'}`,
  );
}

describe('a language server that is killed', () => {
  before(function () {
    if (process.platform !== 'linux') this.skip();
  });
  after(async () => {
    await revert();
    await vscode.commands.executeCommand('holdfast.restartServer');
    await waitForFindings((await openFile(source)).document.uri, (all) => all.length === 1, cipherRule);
  });

  it('comes back while one types, five times, with its findings; then it stays away until the user starts it', async () => {
    const editor = await openFile(source);
    const { uri } = editor.document;
    await waitForFindings(uri, (all) => all.length === 1, cipherRule);
    let pid = await otherServerThan(undefined);
    for (let i = 0; i < 5; i++) {
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '// typed\n'));
      process.kill(pid, 'SIGKILL');
      pid = await otherServerThan(pid);
      const [found] = await waitForFindings(uri, (all) => all.length === 1, cipherRule);
      const line = editor.document
        .getText()
        .split('\n')
        .findIndex((text) => text.includes('getInstance'));
      assert.equal(found?.range.start.line, line, 'the finding stands where the text is now');
    }
    process.kill(pid, 'SIGKILL');
    await waitForFindings(uri, (all) => all.length === 0, cipherRule);
    await new Promise((resolve) => setTimeout(resolve, 2000));
    assert.deepEqual(serverPids(), []);
  });
});
