import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { version } from '../../package.json';
import { ensureBuilt } from '../harness/build';
import { temporaryFolder } from '../harness/temporary-folder';

const CLI = path.join(__dirname, '..', '..', 'dist', 'cli.js');
const WEAK = 'package a\nimport javax.crypto.Cipher\nfun weak() = Cipher.getInstance("AES/ECB/PKCS5Padding")\n';

describe('bundled command line', () => {
  before(ensureBuilt);

  it('scans with worker threads, from any folder', () => {
    const folder = temporaryFolder(Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`F${i}.kt`, WEAK])));
    const run = spawnSync(process.execPath, [CLI, 'scan', '--no-cache', '--jobs', '2', '--format', 'json'], {
      cwd: folder.path,
      encoding: 'utf8',
    });
    assert.equal(run.stderr, '');
    assert.equal(run.status, 1);
    assert.equal(JSON.parse(run.stdout).summary.findings.error, 50);
  });

  it('knows its version and wrong use', () => {
    const run = (...args: string[]) => spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8' });
    assert.equal(run('--version').stdout, `${version}\n`);
    assert.deepEqual([run('scan', '--nope').status, run('lsp').status], [2, 2]);
  });

  it('survives a reader that closes the pipe', async () => {
    const folder = temporaryFolder(
      Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`F${i}.kt`, WEAK.repeat(20)])),
    );
    const child = spawn(process.execPath, [CLI, 'scan'], { cwd: folder.path, stdio: ['ignore', 'pipe', 'pipe'] });
    let err = '';
    child.stderr.on('data', (data) => {
      err += data;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.once('close', resolve));
    assert.equal(err, '');
    assert.ok(code === 0 || code === 1, `exit code ${code}`);
  });
});
