import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { WorkspaceEdit } from 'vscode-languageserver-protocol';
import { ensureBuilt } from '../harness/build';
import { rangeOf, startTestServer, type TestServer } from '../harness/language-server';

const cipherRule = 'crypto/weak-cipher-or-mode';
const debugRule = 'resilience/debuggable-release';
const java = `import javax.crypto.Cipher;
class A {
    void a() throws Exception {
        Cipher.getInstance("DES");
    }
}
`;
const manifest = `<manifest xmlns:android="http://schemas.android.com/apk/res/android">
    <application
        android:allowBackup="false"
        android:debuggable="true">
        <activity android:name=".A" />
    </application>
</manifest>
`;

describe('language server: suppression', () => {
  let server: TestServer;
  before(ensureBuilt);
  afterEach(() => server?.stop());

  const suppress = async (file: string, ruleId: string, part: string, reason: string): Promise<void> => {
    const range = rangeOf(server.text(file), part);
    const edit = await server.connection.sendRequest<WorkspaceEdit | null>('holdfast/suppress', {
      uri: server.uri(file),
      ruleId,
      range,
      reason,
    });
    assert.ok(edit, 'there is an edit');
    await server.apply(edit);
  };

  it('writes the reason in a line comment above code', async () => {
    server = await startTestServer({ 'src/A.java': java });
    await server.open('src/A.java', 'java');
    await server.diagnostics('src/A.java', (all) => all.some((each) => each.code === cipherRule));
    await suppress('src/A.java', cipherRule, '"DES"', 'reads old\nfiles');
    assert.equal(server.text('src/A.java').split('\n')[3], `        // holdfast-ignore ${cipherRule} reads old files`);
    await server.diagnostics('src/A.java', (all) => all.length === 0);
  });

  it('writes an XML comment above the tag, because none can stand inside', async () => {
    const file = 'app/src/main/AndroidManifest.xml';
    server = await startTestServer({ [file]: manifest });
    await server.open(file, 'xml');
    await server.diagnostics(file, (all) => all.some((each) => each.code === debugRule));
    await suppress(file, debugRule, '"true"', 'demo -- only');
    assert.equal(server.text(file).split('\n')[1], `    <!-- holdfast-ignore ${debugRule} demo - only -->`);
    await server.diagnostics(file, (all) => all.length === 0);
  });

  it('gives editors without the client an edit with a reason to be written', async () => {
    server = await startTestServer({ 'src/A.java': java });
    await server.open('src/A.java', 'java');
    await server.diagnostics('src/A.java', (all) => all.some((each) => each.code === cipherRule));
    const actions = await server.codeActions('src/A.java', rangeOf(java, '"DES"'));
    const action = actions.find((each) => each.title.startsWith(`Suppress ${cipherRule}`));
    assert.ok(action?.edit);
    await server.apply(action.edit);
    assert.match(server.text('src/A.java'), /\/\/ holdfast-ignore crypto\/weak-cipher-or-mode \S+/);
  });

  it('asks the client for the reason where the client can ask', async () => {
    server = await startTestServer({ 'src/A.java': java }, { initializationOptions: { clientCommands: true } });
    await server.open('src/A.java', 'java');
    await server.diagnostics('src/A.java', (all) => all.some((each) => each.code === cipherRule));
    const actions = await server.codeActions('src/A.java', rangeOf(java, '"DES"'));
    const action = actions.find((each) => each.title.startsWith(`Suppress ${cipherRule}`));
    assert.equal(action?.command?.command, 'holdfast.suppress');
    assert.equal(action?.edit, undefined);
    assert.ok(actions.some((each) => each.command?.command === 'holdfast.showRule'));
  });

  it('suppresses findings in JSON through the project file, which the finding then obeys', async () => {
    const eas = '{\n  "build": { "production": { "developmentClient": true } }\n}\n';
    server = await startTestServer({
      'eas.json': eas,
      'app.json': '{ "expo": { "name": "a" } }',
      'package.json': '{ "dependencies": { "expo": "52.0.0" } }',
    });
    await server.open('eas.json', 'json');
    await server.diagnostics('eas.json', (all) => all.some((each) => each.code === debugRule));
    await suppress('eas.json', debugRule, 'true', 'kiosk build');
    assert.equal(server.text('eas.json'), eas);
    const config = JSON.parse(readFileSync(path.join(server.folder, 'holdfast.config.json'), 'utf8')) as unknown;
    assert.deepEqual(config, { suppressions: [{ rule: debugRule, file: 'eas.json', reason: 'kiosk build' }] });
    await server.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: server.uri('holdfast.config.json'), type: 1 }],
    });
    await server.diagnostics('eas.json', (all) => all.length === 0);
  });
});
