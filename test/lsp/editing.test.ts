import assert from 'node:assert/strict';
import { ensureBuilt } from '../harness/build';
import { fullCapabilities, rangeOf, startTestServer, type TestServer } from '../harness/language-server';

const manifestFile = 'app/src/main/AndroidManifest.xml';
const manifest = (attributes: string): string => `<?xml version="1.0" encoding="utf-8"?>
<manifest xmlns:android="http://schemas.android.com/apk/res/android">
    <application${attributes}>
        <activity android:name=".MainActivity" />
    </application>
</manifest>
`;
const quiet = manifest(' android:allowBackup="false"');
const debuggable = manifest(' android:allowBackup="false" android:debuggable="true"');
const debugRule = 'resilience/debuggable-release';
const project = { 'app/build.gradle': 'android {\n    compileSdk 34\n}\n' };
const has = (ruleId: string) => (diagnostics: { code?: unknown }[]) => diagnostics.some((each) => each.code === ruleId);
const lacks = (ruleId: string) => (diagnostics: { code?: unknown }[]) => !has(ruleId)(diagnostics);

describe('language server: editing', () => {
  let server: TestServer;
  before(ensureBuilt);
  afterEach(() => server?.stop());

  it('finds a fault as it is typed, offers the fix, and the finding goes with it', async () => {
    server = await startTestServer({ ...project, [manifestFile]: quiet });
    await server.open(manifestFile, 'xml');
    await server.diagnostics(manifestFile, lacks(debugRule));
    await server.change(manifestFile, debuggable);
    const found = (await server.diagnostics(manifestFile, has(debugRule))).find((each) => each.code === debugRule);
    assert.ok(found);
    assert.equal(found.source, 'holdfast');
    assert.equal(found.severity, 1);
    assert.match(found.codeDescription?.href ?? '', /docs\/rules\/resilience\/debuggable-release\.md$/);
    const from = debuggable.indexOf('debuggable="true"') + 'debuggable="'.length;
    const line = debuggable.split('\n')[2] ?? '';
    const character = from - debuggable.indexOf(line);
    assert.deepEqual(found.range, { start: { line: 2, character }, end: { line: 2, character: character + 4 } });

    const actions = await server.codeActions(manifestFile, found.range);
    const fix = actions.find((each) => each.title === 'Set to false');
    assert.ok(fix, actions.map((each) => each.title).join());
    assert.equal(fix.kind, 'quickfix');
    assert.equal(fix.isPreferred, true);
    assert.equal(fix.edit, undefined, 'edits wait until they are asked for');
    const { edit } = await server.resolve(fix);
    assert.ok(edit?.documentChanges, 'the edit names the version it is for');
    await server.apply(edit);
    assert.equal(server.text(manifestFile), debuggable.replace('debuggable="true"', 'debuggable="false"'));
    await server.diagnostics(manifestFile, lacks(debugRule));
  });

  it('resolves a fix on the text of that moment', async () => {
    server = await startTestServer({ ...project, [manifestFile]: debuggable });
    await server.open(manifestFile, 'xml');
    await server.diagnostics(manifestFile, has(debugRule));
    const [fix] = await server.codeActions(manifestFile, rangeOf(debuggable, '"true"'));
    assert.ok(fix);
    const moved = debuggable.replace('<manifest', '<!-- a line more -->\n<manifest');
    await server.change(manifestFile, moved);
    const { edit } = await server.resolve(fix);
    assert.ok(edit);
    await server.apply(edit);
    assert.equal(server.text(manifestFile), moved.replace('"true"', '"false"'));
  });

  it('gives edits at once to editors that cannot ask later, without versions where they know none', async () => {
    const { codeAction, ...textDocument } = fullCapabilities.textDocument ?? {};
    server = await startTestServer(
      { ...project, [manifestFile]: debuggable },
      {
        capabilities: {
          textDocument: {
            ...textDocument,
            codeAction: { codeActionLiteralSupport: codeAction?.codeActionLiteralSupport },
          },
        },
      },
    );
    await server.open(manifestFile, 'xml');
    await server.diagnostics(manifestFile, has(debugRule));
    const [fix] = await server.codeActions(manifestFile, rangeOf(debuggable, '"true"'));
    assert.equal(fix?.isPreferred, undefined);
    assert.ok(fix?.edit?.changes?.[server.uri(manifestFile)]);
  });

  it('analyses the unsaved text and not the disk', async () => {
    server = await startTestServer({ ...project, [manifestFile]: quiet });
    await server.open(manifestFile, 'xml', debuggable);
    await server.diagnostics(manifestFile, has(debugRule));
    await server.close(manifestFile);
    await server.diagnostics(manifestFile, (all) => all.length === 0);
  });

  it('keeps findings of broken text and of half-typed code', async () => {
    const java = 'src/A.java';
    const whole =
      'import javax.crypto.Cipher;\nclass A {\n  void a() throws Exception {\n    Cipher.getInstance("DES");\n  }\n  void b() {\n';
    server = await startTestServer({ [java]: whole });
    await server.open(java, 'java');
    await server.diagnostics(java, has('crypto/weak-cipher-or-mode'));
    await server.change(java, `${whole}    foo.\n    int x = (\n`);
    await server.diagnostics(java, has('crypto/weak-cipher-or-mode'));
    await server.open('broken.xml', 'xml', '<a b="\u0000<<<>>&&&');
    await server.open('package.json', 'json', '{ "a": [1, { "b": ');
    await server.change(java, whole.replace('"DES"', '"AES/GCM/NoPadding"'));
    await server.diagnostics(java, lacks('crypto/weak-cipher-or-mode'));
    assert.deepEqual(
      server.logs.filter((each) => each.type === 1),
      [],
    );
  });

  it('drops results of a text that has changed meanwhile', async () => {
    server = await startTestServer({ ...project, [manifestFile]: quiet });
    await server.open(manifestFile, 'xml');
    for (let i = 0; i < 10; i++) await server.change(manifestFile, i % 2 ? quiet : debuggable);
    await server.change(manifestFile, debuggable);
    await server.diagnostics(manifestFile, has(debugRule));
    const versions = (server.published.get(server.uri(manifestFile)) ?? []).map((each) => each.version ?? 0);
    assert.deepEqual(
      versions,
      [...versions].sort((a, b) => a - b),
    );
    assert.equal(versions.at(-1), 12);
  });

  it('runs all safe fixes as a source action', async () => {
    const both = manifest(' android:allowBackup="false" android:debuggable="true" android:testOnly="true"');
    server = await startTestServer({ ...project, [manifestFile]: both });
    await server.open(manifestFile, 'xml');
    await server.diagnostics(manifestFile, has(debugRule));
    const whole = { start: { line: 0, character: 0 }, end: { line: 6, character: 0 } };
    const [all, ...others] = await server.codeActions(manifestFile, whole, { only: ['source.fixAll'] });
    assert.deepEqual(others, []);
    assert.equal(all?.kind, 'source.fixAll.holdfast');
    assert.ok(all?.edit);
    await server.apply(all.edit);
    assert.equal(server.text(manifestFile), both.replaceAll('"true"', '"false"'));
    await server.diagnostics(manifestFile, lacks(debugRule));
  });

  it('fixes all findings of one rule in the file', async () => {
    const both = manifest(' android:allowBackup="false" android:debuggable="true" android:testOnly="true"');
    server = await startTestServer({ ...project, [manifestFile]: both });
    await server.open(manifestFile, 'xml');
    await server.diagnostics(manifestFile, has(debugRule));
    const actions = await server.codeActions(manifestFile, rangeOf(both, '"true"'));
    const action = actions.find((each) => each.title === `Fix all of ${debugRule} in the file`);
    assert.ok(action, actions.map((each) => each.title).join());
    const { edit } = await server.resolve(action);
    assert.ok(edit);
    await server.apply(edit);
    await server.diagnostics(manifestFile, lacks(debugRule));
  });

  it('explains a finding on hover and says nothing beside it', async () => {
    server = await startTestServer({ ...project, [manifestFile]: debuggable });
    await server.open(manifestFile, 'xml');
    await server.diagnostics(manifestFile, has(debugRule));
    const { start } = rangeOf(debuggable, '"true"');
    const hover = await server.hover(manifestFile, start.line, start.character + 2);
    const text = JSON.stringify(hover?.contents);
    for (const part of ['**What.**', '**Why.**', 'MASVS v2.1', 'MASWE v1.0.0', 'CWE-489', debugRule]) {
      assert.ok(text.includes(part), `${part} in ${text}`);
    }
    assert.equal(await server.hover(manifestFile, 0, 2), null);
  });
});
