import assert from 'node:assert/strict';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import { ensureBuilt } from '../harness/build';
import { startTestServer, type TestServer } from '../harness/language-server';
import { temporaryFolder } from '../harness/temporary-folder';

const cipherRule = 'crypto/weak-cipher-or-mode';
const weak = (name: string, mode = '"DES"'): string =>
  `import javax.crypto.Cipher;\nclass ${name} {\n  void a() throws Exception { Cipher.getInstance(${mode}); }\n}\n`;
const strong = (name: string): string => weak(name, '"AES/GCM/NoPadding"');
const modes = (mode: string): string => `class Modes {\n  static final String MODE = "${mode}";\n}\n`;
const has = (all: Diagnostic[]): boolean => all.some((each) => each.code === cipherRule);
const lacks = (all: Diagnostic[]): boolean => !has(all);

const [CREATED, CHANGED, DELETED] = [1, 2, 3];

describe('language server: truth while files come and go', () => {
  let server: TestServer;
  before(ensureBuilt);
  afterEach(() => server?.stop());

  const watch = (...changes: readonly (readonly [file: string, type: number])[]): Promise<void> =>
    server.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: changes.map(([file, type]) => ({ uri: server.uri(file), type })),
    });
  const scan = (): Promise<{ files: number; findings: number }> => server.connection.sendRequest('holdfast/scan', {});

  it('drops the facts of a file that is removed, in open files and in those of the last scan', async () => {
    server = await startTestServer({
      'src/Modes.java': modes('DES'),
      'src/A.java': weak('A', 'Modes.MODE'),
      'src/B.java': weak('B', 'Modes.MODE'),
    });
    await server.open('src/A.java', 'java');
    await server.diagnostics('src/A.java', has);
    await scan();
    await server.diagnostics('src/B.java', has);
    server.remove('src/Modes.java');
    await watch(['src/Modes.java', DELETED]);
    await server.diagnostics('src/A.java', lacks);
    await server.diagnostics('src/B.java', lacks);
    server.write('src/Modes.java', modes('DES/ECB/NoPadding'));
    await watch(['src/Modes.java', CREATED]);
    await server.diagnostics('src/A.java', has);
    await server.diagnostics('src/B.java', has);
  });

  it('takes back what was typed into another file and not saved', async () => {
    server = await startTestServer({
      'src/Modes.java': modes('AES/GCM/NoPadding'),
      'src/A.java': weak('A', 'Modes.MODE'),
    });
    await server.open('src/A.java', 'java');
    await server.diagnostics('src/A.java', lacks);
    await server.open('src/Modes.java', 'java', modes('DES'));
    await server.diagnostics('src/A.java', has);
    await server.close('src/Modes.java');
    await server.diagnostics('src/A.java', lacks);
  });

  it('tells other open files what was typed when the typing pauses', async () => {
    server = await startTestServer({
      'src/Modes.java': modes('AES/GCM/NoPadding'),
      'src/A.java': weak('A', 'Modes.MODE'),
    });
    await server.open('src/A.java', 'java');
    await server.open('src/Modes.java', 'java');
    await server.diagnostics('src/A.java', lacks);
    await server.diagnostics('src/Modes.java', () => true);
    await server.change('src/Modes.java', modes('DES'));
    await server.diagnostics('src/Modes.java', () => true);
    await server.diagnostics('src/A.java', has);
    await server.change('src/Modes.java', modes('AES/GCM/NoPadding'));
    await server.diagnostics('src/A.java', lacks);
  });

  it('clears the findings of a folder that is deleted, and finds them where it was moved', async () => {
    server = await startTestServer({ 'a/deep/A.java': weak('A'), 'a/B.java': weak('B'), 'c/C.java': weak('C') });
    assert.equal((await scan()).findings, 3);
    await server.diagnostics('a/deep/A.java', has);
    renameSync(path.join(server.folder, 'a'), path.join(server.folder, 'moved'));
    // Editors tell of the folder and not of what is in it.
    await watch(['a', DELETED], ['moved', CREATED]);
    await server.diagnostics('a/deep/A.java', lacks);
    await server.diagnostics('a/B.java', lacks);
    await server.diagnostics('moved/deep/A.java', has);
    await server.diagnostics('moved/B.java', has);
    rmSync(path.join(server.folder, 'moved'), { recursive: true });
    await watch(['moved', DELETED]);
    await server.diagnostics('moved/deep/A.java', lacks);
    await server.diagnostics('moved/B.java', lacks);
    assert.deepEqual(await scan().then(({ files, findings }) => [files, findings]), [1, 1]);
  });

  it('follows a branch switch of 2,000 files and answers in the middle of it', async () => {
    const name = (i: number): string => `src/p${i % 40}/A${i}.java`;
    const files = Array.from({ length: 2000 }, (_, i) => i);
    server = await startTestServer(
      Object.fromEntries([
        ...files.filter((i) => i % 4 > 0).map((i) => [name(i), i % 2 === 0 ? weak(`A${i}`) : strong(`A${i}`)]),
        ['open/Open.java', weak('Open', 'Modes.MODE')],
      ]),
    );
    await server.open('open/Open.java', 'java');
    const before = await scan();
    const changes: [string, number][] = [];
    for (const i of files) {
      if (i % 4 === 3) server.remove(name(i));
      else server.write(name(i), i % 2 === 0 ? strong(`A${i}`) : weak(`A${i}`));
      changes.push([name(i), [CREATED, CHANGED, CHANGED, DELETED][i % 4] as number]);
    }
    server.write('src/Modes.java', modes('DES'));
    await watch(...changes, ['src/Modes.java', CREATED]);
    await server.hover('open/Open.java', 2, 40);
    assert.deepEqual(
      server.published
        .get(server.uri('open/Open.java'))
        ?.at(-1)
        ?.diagnostics.filter((each) => each.code === cipherRule),
      [],
      'the answer comes before all files have been read',
    );
    await server.diagnostics('open/Open.java', has);
    for (const i of files.filter((each) => each % 4 === 1)) await server.diagnostics(name(i), has);
    for (const i of files.filter((each) => each % 4 > 1)) await server.diagnostics(name(i), lacks);
    const after = await scan();
    assert.deepEqual([before.findings, after.findings, after.files], [500, 501, 1502]);
  }).timeout(300_000);

  it('obeys ignore files and excluded globs as they change', async () => {
    server = await startTestServer({ 'src/Modes.java': modes('DES'), 'app/A.java': weak('A', 'Modes.MODE') });
    await server.open('app/A.java', 'java');
    await server.diagnostics('app/A.java', has);
    server.write('.gitignore', 'src/\n');
    await watch(['.gitignore', CREATED]);
    await server.diagnostics('app/A.java', lacks);
    server.remove('.gitignore');
    await watch(['.gitignore', DELETED]);
    await server.diagnostics('app/A.java', has);
    server.write('holdfast.config.json', '{"exclude": ["src"]}');
    await watch(['holdfast.config.json', CREATED]);
    await server.diagnostics('app/A.java', lacks);
  });

  it('applies a severity to what the last scan found', async () => {
    server = await startTestServer({ 'src/A.java': weak('A') });
    await scan();
    await server.diagnostics('src/A.java', (all) => all[0]?.severity === 1);
    server.write('holdfast.config.json', JSON.stringify({ rules: { [cipherRule]: 'hint' } }));
    await watch(['holdfast.config.json', CREATED]);
    await server.diagnostics('src/A.java', (all) => all[0]?.severity === 4);
  });

  it('keeps the last whole project file while it is being written, and says what is wrong with it', async () => {
    const config = JSON.stringify({ rules: { [cipherRule]: 'hint' } }, undefined, 2);
    server = await startTestServer({ 'src/A.java': weak('A'), 'holdfast.config.json': config });
    await server.open('src/A.java', 'java');
    await server.diagnostics('src/A.java', (all) => all[0]?.severity === 4);
    for (const half of [config.slice(0, 30), '']) {
      server.write('holdfast.config.json', half);
      await watch(['holdfast.config.json', CHANGED]);
      await server.change('src/A.java', `${server.text('src/A.java')}\n`);
      const [found] = await server.diagnostics('src/A.java', has);
      assert.equal(found?.severity, 4);
    }
    const said = server.logs.filter(({ message }) => message.includes('stays in use')).map(({ message }) => message);
    assert.match(said[0] ?? '', /holdfast\.config\.json:\d+:\d+ not valid JSON/);
    server.write('holdfast.config.json', config.replace('hint', 'information'));
    await watch(['holdfast.config.json', CHANGED]);
    await server.diagnostics('src/A.java', (all) => all[0]?.severity === 3);
    const before = server.logs.length;
    server.write('holdfast.config.json', config.slice(0, 30));
    await watch(['holdfast.config.json', CHANGED]);
    await server.change('src/A.java', `${server.text('src/A.java')}\n`);
    await server.diagnostics('src/A.java', (all) => all[0]?.severity === 3);
    assert.ok(
      server.logs.slice(before).some(({ message }) => message.includes('not valid JSON')),
      'a fault that comes again is named again',
    );
  });

  it('knows nothing of a folder that left the workspace, also in documents that stay open, and of inner folders all', async () => {
    const outer = temporaryFolder({ 'Modes.java': modes('DES'), 'A.java': weak('A', 'Modes.MODE') });
    mkdirSync(outer.at('inner'));
    outer.write({
      'inner/Modes2.java': modes('DES').replace('Modes', 'Modes2'),
      'inner/B.java': weak('B', 'Modes2.MODE'),
    });
    server = await startTestServer({}, { folders: [outer.path, outer.at('inner')] });
    const below = (file: string): string => path.relative(server.folder, outer.at(...file.split('/')));
    await server.open(below('A.java'), 'java');
    await server.open(below('inner/B.java'), 'java');
    await server.diagnostics(below('A.java'), has);
    await server.diagnostics(below('inner/B.java'), has);
    await server.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [], removed: [{ uri: pathToFileURL(outer.path).href, name: '' }] },
    });
    await server.diagnostics(below('A.java'), lacks);
    await server.change(below('inner/B.java'), `${server.text(below('inner/B.java'))}\n`);
    await server.diagnostics(below('inner/B.java'), has);
  });
});
