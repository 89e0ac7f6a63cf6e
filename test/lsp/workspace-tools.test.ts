import assert from 'node:assert/strict';
import type { WorkspaceEdit } from 'vscode-languageserver-protocol';
import type {
  AcceptedRisk,
  BaselineText,
  InventoryProject,
  RuleSummary,
  ScanResult,
  WorkspaceFixes,
} from '../../server/src/lsp/protocol';
import { ensureBuilt } from '../harness/build';
import { startTestServer, type TestServer } from '../harness/language-server';

const rule = 'crypto/weak-cipher-or-mode';
const debugRule = 'resilience/debuggable-release';
const weak = (name: string, comment = ''): string =>
  `import javax.crypto.Cipher;\nclass ${name} {\n  void a() throws Exception {${comment}\n    Cipher.getInstance("DES");\n  }\n}\n`;
const manifest = `<manifest xmlns:android="http://schemas.android.com/apk/res/android">
    <application android:debuggable="true" />
</manifest>
`;
const of = (id: string) => (all: { code?: unknown }[]) => all.some(({ code }) => code === id);

describe('language server: tools for the workspace', () => {
  let server: TestServer;
  before(ensureBuilt);
  afterEach(() => server?.stop());

  const ask = <R>(method: string, params: unknown = {}): Promise<R> => server.connection.sendRequest<R>(method, params);
  const scan = () => ask<ScanResult>('holdfast/scan');

  it('describes all rules for lists', async () => {
    server = await startTestServer({});
    const rules = await ask<RuleSummary[]>('holdfast/rules');
    const found = rules.find(({ id }) => id === rule);
    assert.ok(found?.title);
    assert.deepEqual(found.masvs, ['MASVS-CRYPTO-1']);
    assert.ok(found.mission.length > 0);
  });

  it('reports what was scanned, with later changes of open files, in every form', async () => {
    server = await startTestServer({ 'src/A.java': weak('A'), 'src/B.java': weak('B') });
    assert.equal(await ask('holdfast/report', { format: 'json' }), null);
    await scan();
    const places = async () => {
      const report = JSON.parse((await ask<string>('holdfast/report', { format: 'json' })) ?? '');
      return report.findings.map((each: { file: string; line: number }) => `${each.file}:${each.line}`);
    };
    assert.deepEqual(await places(), ['src/A.java:4', 'src/B.java:4']);
    await server.open('src/A.java', 'java');
    await server.diagnostics('src/A.java', of(rule));
    await server.change('src/A.java', `\n${weak('A')}`);
    await server.diagnostics('src/A.java', of(rule));
    assert.deepEqual(await places(), ['src/A.java:5', 'src/B.java:4']);
    const page = await ask<string>('holdfast/report', { format: 'html', commandLinks: true });
    assert.match(page, /href="command:holdfast\.openPlace\?/);
    for (const format of ['sarif', 'gitlab', 'sonarqube']) JSON.parse(await ask<string>('holdfast/report', { format }));
    assert.match(await ask<string>('holdfast/report', { format: 'markdown' }), /^# Holdfast report/);
  });

  it('tells what personal data goes where, after a scan', async () => {
    server = await startTestServer({
      'src/A.java': 'import android.util.Log;\nclass A {\n  void a(String email) { Log.d("a", email); }\n}\n',
      'pubspec.yaml': 'name: a\ndependencies:\n  geolocator: ^14.0.0\n',
    });
    assert.equal(await ask('holdfast/inventory'), null);
    await scan();
    const [project] = await ask<InventoryProject[]>('holdfast/inventory');
    const email = project?.entries.find(({ label }) => label.includes('e-mail'));
    assert.deepEqual(
      email?.places.map(({ group, text, open, range }) => [group, text, open, range.start.line]),
      [['goesTo', 'email written to the Android log', true, 2]],
    );
    assert.match(await ask<string>('holdfast/report', { format: 'play' }), /DRAFT/);
    assert.match(await ask<string>('holdfast/report', { format: 'html' }), /Personal data/);
  });

  it('lists accepted risks with their reasons', async () => {
    server = await startTestServer({ 'src/A.java': weak('A', `\n    // holdfast-ignore ${rule} old exports only`) });
    await scan();
    const [risk] = await ask<AcceptedRisk[]>('holdfast/accepted');
    assert.deepEqual([risk?.ruleId, risk?.reason, risk?.range.start.line], [rule, 'old exports only', 4]);
  });

  it('hides what a baseline knows, shows what is new, and tells when an entry is gone', async () => {
    server = await startTestServer({ 'src/A.java': weak('A'), 'src/B.java': weak('B') });
    const folder = server.uri('');
    assert.equal(await ask('holdfast/baseline', { folder }), null);
    await scan();
    const baseline = await ask<BaselineText>('holdfast/baseline', { folder });
    assert.equal(baseline.findings, 2);
    assert.equal(baseline.config?.value, 'holdfast.baseline.json');
    server.write('holdfast.baseline.json', baseline.text);
    server.write('holdfast.config.json', '{ "baseline": "holdfast.baseline.json" }');
    await server.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: server.uri('holdfast.config.json'), type: 1 }],
    });
    server.write('src/C.java', weak('C'));
    server.write('src/B.java', weak('B').replace('"DES"', '"AES/GCM/NoPadding"'));
    const result = await scan();
    assert.deepEqual([result.findings, result.gone], [1, 1]);
    await server.diagnostics('src/C.java', of(rule));
    await server.diagnostics('src/A.java', (all) => all.length === 0);
    await server.open('src/A.java', 'java');
    await server.diagnostics('src/A.java', (all) => all.length === 0);
    const report = JSON.parse(await ask<string>('holdfast/report', { format: 'json' }));
    assert.deepEqual([report.findings.length, report.baselined.length, report.gone.length], [1, 1, 1]);
  });

  it('shows all findings when the baseline cannot be read, and says so', async () => {
    server = await startTestServer({
      'A.java': weak('A'),
      'holdfast.config.json': '{ "baseline": "b.json" }',
      'b.json': '[',
    });
    await server.open('A.java', 'java');
    await server.diagnostics('A.java', of(rule));
    assert.ok(server.logs.some(({ message }) => /b\.json: the baseline cannot be read/.test(message)));
  });

  it('fixes a rule in all files, in one edit that asks', async () => {
    server = await startTestServer({ 'a/AndroidManifest.xml': manifest, 'b/AndroidManifest.xml': manifest });
    await scan();
    await server.open('a/AndroidManifest.xml', 'xml');
    await server.diagnostics('a/AndroidManifest.xml', of(debugRule));
    const { edit, files } = await ask<WorkspaceFixes>('holdfast/fixAllInWorkspace', { ruleId: debugRule });
    assert.equal(files, 2);
    const workspaceEdit = edit as WorkspaceEdit;
    for (const change of workspaceEdit.documentChanges ?? []) {
      assert.ok('edits' in change);
      for (const each of change.edits) {
        const id = (each as { annotationId?: string }).annotationId ?? '';
        assert.equal(workspaceEdit.changeAnnotations?.[id]?.needsConfirmation, true);
      }
    }
    await server.apply(workspaceEdit);
    assert.match(server.text('a/AndroidManifest.xml'), /debuggable="false"/);
    const after = await scan();
    const { edit: again } = await ask<WorkspaceFixes>('holdfast/fixAllInWorkspace', { ruleId: debugRule });
    assert.equal(again, null, `${after.findings} findings`);
  });
});
