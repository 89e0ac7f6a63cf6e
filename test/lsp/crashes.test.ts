import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import { ensureBuilt } from '../harness/build';
import { startTestServer, type TestServer } from '../harness/language-server';
import { temporaryFolder } from '../harness/temporary-folder';

const cipherRule = 'crypto/weak-cipher-or-mode';
const weak = (name: string): string =>
  `import javax.crypto.Cipher;\nclass ${name} {\n  void a() throws Exception { Cipher.getInstance("DES"); }\n}\n`;
const files = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`src/A${i}.java`, weak(`A${i}`)]));
const has = (all: Diagnostic[]): boolean => all.some((each) => each.code === cipherRule);

interface Scan {
  readonly files: number;
  readonly findings: number;
  readonly failed: readonly { readonly uri: string; readonly message: string }[];
}

describe('language server: crashes', () => {
  const servers: TestServer[] = [];
  before(ensureBuilt);
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.stop();
  });

  const start = async (storagePath: string | undefined, folders: readonly string[]): Promise<TestServer> => {
    const server = await startTestServer({}, { initializationOptions: { storagePath }, folders });
    servers.push(server);
    return server;
  };
  const scan = (server: TestServer): Promise<Scan> => server.connection.sendRequest('holdfast/scan', {});

  it('a server that is killed while one types leaves nothing behind that the next one stumbles over', async () => {
    const storage = temporaryFolder();
    const project = temporaryFolder(files);
    const first = await start(storage.path, [project.path]);
    assert.equal((await scan(first)).findings, 40);
    const file = path.relative(first.folder, project.at('src/A1.java'));
    await first.open(file, 'java');
    await first.diagnostics(file, has);
    await first.change(file, `${weak('A1')}// more\n`);
    void scan(first).catch(() => undefined);
    await first.kill();
    const second = await start(storage.path, [project.path]);
    const again = path.relative(second.folder, project.at('src/A1.java'));
    await second.open(again, 'java', `${weak('A1')}// more\n`);
    await second.diagnostics(again, has);
    assert.equal((await scan(second)).findings, 40);
  });

  it('a damaged cache is built anew', async () => {
    const storage = temporaryFolder();
    const project = temporaryFolder(files);
    assert.equal((await scan(await start(storage.path, [project.path]))).findings, 40);
    await servers.pop()?.stop();
    const kept = storage.at('results');
    const names = readdirSync(kept);
    assert.ok(names.length > 0);
    for (const [i, name] of names.entries()) {
      const target = path.join(kept, name);
      if (i % 2 === 0) truncateSync(target, readFileSync(target).length >> 1);
      else writeFileSync(target, readFileSync(target).fill(0, 100, 200));
    }
    assert.equal((await scan(await start(storage.path, [project.path]))).findings, 40);
    await servers.pop()?.stop();
    assert.equal((await scan(await start(storage.path, [project.path]))).findings, 40);
  });

  it('a full disk keeps no results and loses no findings', async function () {
    const storage = temporaryFolder();
    mkdirSync(storage.at('results'));
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', storage.at('results')], { stdio: 'ignore' });
    } catch {
      // Only the superuser may mount; the cache's own test covers a folder that cannot be written.
      this.skip();
    }
    try {
      const project = temporaryFolder(files);
      const server = await start(storage.path, [project.path]);
      assert.equal((await scan(server)).findings, 40);
      assert.equal((await scan(server)).findings, 40);
      assert.deepEqual(
        readdirSync(storage.at('results')).filter((name) => name.endsWith('.tmp')),
        [],
        'nothing half written takes the room that is left',
      );
    } finally {
      for (const server of servers.splice(0)) await server.stop();
      execFileSync('umount', [storage.at('results')]);
    }
  });

  it('two servers on one folder with one cache say the same, and follow what the other saves', async () => {
    const storage = temporaryFolder();
    const project = temporaryFolder(files);
    const [one, other] = await Promise.all([start(storage.path, [project.path]), start(storage.path, [project.path])]);
    const both = await Promise.all([scan(one), scan(other), scan(one), scan(other)]);
    assert.deepEqual(
      both.map(({ findings }) => findings),
      [40, 40, 40, 40],
    );
    const at = (server: TestServer): string => path.relative(server.folder, project.at('src/A7.java'));
    await one.open(at(one), 'java');
    await other.open(at(other), 'java');
    const mended = weak('A7').replace('"DES"', '"AES/GCM/NoPadding"');
    await one.change(at(one), mended);
    await one.diagnostics(at(one), (all) => !has(all));
    await other.diagnostics(at(other), has);
    project.write({ 'src/A7.java': mended });
    await other.close(at(other));
    await other.diagnostics(at(other), (all) => !has(all));
    assert.deepEqual(
      (await Promise.all([scan(one), scan(other)])).map(({ findings }) => findings),
      [39, 39],
    );
    const third = await start(storage.path, [project.path]);
    assert.equal((await scan(third)).findings, 39);
  });

  it('a worker that dies in the middle of a scan costs at most its file, which is named', async () => {
    const project = temporaryFolder(files);
    // Loaded into the server and its threads: the one that comes to this file runs out of memory.
    const killer = temporaryFolder({
      'killer.js': `const { isMainThread } = require('node:worker_threads');
const fs = require('node:fs');
const { readFileSync } = fs;
if (!isMainThread) fs.readFileSync = (file, ...rest) => {
  if (String(file).endsWith('A9.java')) for (const all = []; ; ) all.push(new Array(100000).fill(all));
  return readFileSync(file, ...rest);
};
require('node:module').syncBuiltinESMExports();
`,
    });
    const server = await startTestServer(
      {},
      {
        folders: [project.path],
        environment: { NODE_OPTIONS: `--max-old-space-size=110 --require ${killer.at('killer.js')}` },
      },
    );
    servers.push(server);
    const result = await scan(server);
    assert.equal(result.findings, 39);
    assert.deepEqual(
      result.failed.map(({ uri }) => path.posix.basename(uri)),
      ['A9.java'],
    );
    assert.match(result.failed[0]?.message ?? '', /the analysis crashed/);
    const file = path.relative(server.folder, project.at('src/A9.java'));
    await server.open(file, 'java');
    await server.diagnostics(file, has);
  });
});
