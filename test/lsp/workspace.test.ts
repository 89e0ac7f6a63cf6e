import assert from 'node:assert/strict';
import { ensureBuilt } from '../harness/build';
import { startTestServer, type TestServer } from '../harness/language-server';

const cipherRule = 'crypto/weak-cipher-or-mode';
const weak = (name: string): string =>
  `import javax.crypto.Cipher;\nclass ${name} {\n  void a() throws Exception { Cipher.getInstance("DES"); }\n}\n`;
const strong = weak('A').replace('"DES"', '"AES/GCM/NoPadding"');
const has = (all: { code?: unknown }[]): boolean => all.some((each) => each.code === cipherRule);

interface Progress {
  readonly token: unknown;
  readonly value: { readonly kind: string; readonly percentage?: number; readonly message?: string };
}

describe('language server: workspace', () => {
  let server: TestServer;
  before(ensureBuilt);
  afterEach(() => server?.stop());

  const watch = (file: string, type: 1 | 2 | 3): Promise<void> =>
    server.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: server.uri(file), type }],
    });
  const progressOf = (token: string): Progress['value'][] => {
    const values: Progress['value'][] = [];
    server.connection.onNotification('$/progress', (progress: Progress) => {
      if (progress.token === token) values.push(progress.value);
    });
    return values;
  };

  it('scans files that are not open, counts them, and keeps the results', async () => {
    server = await startTestServer({ 'src/A.java': weak('A'), 'src/B.java': strong, 'node_modules/C.java': weak('C') });
    const values = progressOf('scan-1');
    const result = await server.connection.sendRequest<Record<string, unknown>>('holdfast/scan', {
      workDoneToken: 'scan-1',
    });
    assert.equal(result.files, 2);
    assert.equal(result.findings, 1);
    assert.equal(result.cancelled, false);
    assert.equal(values[0]?.kind, 'begin');
    assert.equal(values.at(-1)?.kind, 'end');
    assert.equal(values.filter((each) => each.kind === 'report').at(-1)?.message, '2 of 2 files');
    await server.diagnostics('src/A.java', has);
    await server.open('src/A.java', 'java');
    await server.diagnostics('src/A.java', has);
    await server.close('src/A.java');
    await server.diagnostics('src/A.java', has);
    assert.equal(server.published.has(server.uri('node_modules/C.java')), false);
  });

  it('counts what is left out on purpose as no failure, and logs generated files by their number', async () => {
    server = await startTestServer({
      'src/A.java': strong,
      'src/R.java': weak('R'),
      'src/BuildConfig.java': weak('BuildConfig'),
    });
    const logged: string[] = [];
    server.connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      logged.push(message);
    });
    const result = await server.connection.sendRequest<{ failed: readonly unknown[] }>('holdfast/scan', {});
    assert.deepEqual(result.failed, []);
    assert.ok(logged.includes('Generated files left out: 2.'));
    assert.ok(logged.every((message) => !message.includes('R.java')));
  });

  it('leaves the rest of a scan undone when it is cancelled, and goes on answering', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 1500 }, (_, i) => [`src/p${i % 40}/A${i}.java`, weak(`A${i}`)]),
    );
    server = await startTestServer(files);
    const { CancellationTokenSource } = await import('vscode-jsonrpc/node');
    const source = new CancellationTokenSource();
    let cancelledAt = 0;
    server.connection.onNotification('$/progress', (progress: Progress) => {
      if (progress.token !== 'scan-2' || progress.value.kind !== 'report' || cancelledAt) return;
      cancelledAt = Date.now();
      source.cancel();
    });
    const result = await server.connection.sendRequest<Record<string, unknown>>(
      'holdfast/scan',
      { workDoneToken: 'scan-2' },
      source.token,
    );
    assert.ok(cancelledAt > 0, 'progress came before the end');
    assert.equal(result.cancelled, true);
    // The cancel goes out with the first count, long before all files have been read for the first time.
    assert.ok(Number(result.files) < 1500, `${result.files} files`);
    assert.equal(result.findings, result.files);
    await server.open('src/p0/A0.java', 'java');
    await server.diagnostics('src/p0/A0.java', has);
  });

  it('re-reads files that change on disk after a scan', async () => {
    server = await startTestServer({ 'src/A.java': strong });
    assert.ok(server.registrations.length >= 0);
    await server.connection.sendRequest('holdfast/scan', {});
    server.write('src/A.java', weak('A'));
    await watch('src/A.java', 2);
    await server.diagnostics('src/A.java', has);
    server.remove('src/A.java');
    await watch('src/A.java', 3);
    await server.diagnostics('src/A.java', (all) => all.length === 0);
    assert.ok(server.registrations.includes('workspace/didChangeWatchedFiles'));
  });

  it('obeys the project file and follows its changes', async () => {
    const off = JSON.stringify({ rules: { [cipherRule]: 'off' } });
    server = await startTestServer({ 'src/A.java': weak('A'), 'holdfast.config.json': off });
    await server.open('src/A.java', 'java');
    await server.diagnostics('src/A.java', (all) => all.length === 0);
    server.write('holdfast.config.json', JSON.stringify({ rules: { [cipherRule]: 'hint' } }));
    await watch('holdfast.config.json', 2);
    const [found] = await server.diagnostics('src/A.java', has);
    assert.equal(found?.severity, 4);
  });

  it('names what is wrong in the project file and goes on', async () => {
    server = await startTestServer({ 'src/A.java': weak('A'), 'holdfast.config.json': '{ "rulez": {}, ' });
    await server.open('src/A.java', 'java');
    await server.diagnostics('src/A.java', has);
    assert.ok(server.logs.some((each) => each.message.includes('rulez')));
  });

  it('follows changes of settings', async () => {
    server = await startTestServer({ 'src/A.java': weak('A') });
    await server.open('src/A.java', 'java');
    await server.diagnostics('src/A.java', has);
    server.settings.rules = { [cipherRule]: 'off' };
    await server.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await server.diagnostics('src/A.java', (all) => all.length === 0);
    server.settings.rules = {};
    server.settings.enable = false;
    await server.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await server.diagnostics('src/A.java', (all) => all.length === 0);
    server.settings.enable = true;
    await server.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await server.diagnostics('src/A.java', has);
  });

  it('waits for the save when told so', async () => {
    server = await startTestServer({ 'src/A.java': strong, 'src/B.java': weak('B') }, { settings: { run: 'onSave' } });
    await server.open('src/A.java', 'java');
    await server.diagnostics('src/A.java', (all) => all.length === 0);
    await server.change('src/A.java', weak('A'));
    await server.open('src/B.java', 'java');
    await server.diagnostics('src/B.java', has);
    assert.deepEqual(
      server.published.get(server.uri('src/A.java'))?.filter((each) => each.version === 2),
      [],
      'nothing is said about the changed text before it is saved',
    );
    await server.save('src/A.java');
    await server.diagnostics('src/A.java', has);
  });

  it('leaves out ignored files, dependencies and excluded globs', async () => {
    server = await startTestServer(
      {
        '.gitignore': 'gen/\n',
        '.git/HEAD': '',
        'gen/A.java': weak('A'),
        'old/B.java': weak('B'),
        'src/C.java': weak('C'),
      },
      { settings: { exclude: ['old/**'] } },
    );
    for (const file of ['gen/A.java', 'old/B.java', 'src/C.java']) await server.open(file, 'java');
    await server.diagnostics('src/C.java', has);
    await server.diagnostics('gen/A.java', (all) => all.length === 0);
    await server.diagnostics('old/B.java', (all) => all.length === 0);
  });

  it('describes rules, and says when there is none of that name', async () => {
    server = await startTestServer({});
    const rule = await server.connection.sendRequest<Record<string, string>>('holdfast/rule', { id: cipherRule });
    assert.equal(rule.id, cipherRule);
    assert.match(rule.markdown ?? '', /cipher/i);
    assert.equal(await server.connection.sendRequest('holdfast/rule', { id: 'no/such-rule' }), null);
  });

  it('tells how deep a file was read', async () => {
    server = await startTestServer({ 'src/A.java': weak('A') });
    const status = new Promise<Record<string, unknown>>((resolve) => {
      server.connection.onNotification('holdfast/status', resolve);
    });
    await server.open('src/A.java', 'java');
    const { uri, version, findings, reduced } = await status;
    assert.deepEqual([uri, version, findings, reduced], [server.uri('src/A.java'), 1, 1, undefined]);
  });
});
