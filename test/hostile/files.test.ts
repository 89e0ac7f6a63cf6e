import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, chmodSync, statSync, symlinkSync, truncateSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { isLeftOutFile } from '../../server/src/project/discovery';
import { MAX_FILE_BYTES, readSource } from '../../server/src/project/read-source';
import { cli } from '../cli/run-in-process';
import { temporaryFolder } from '../harness/temporary-folder';
import { unprivileged } from '../harness/unprivileged';

const rule = 'crypto/weak-cipher-or-mode';
const weak = (name: string): string =>
  `import javax.crypto.Cipher;\nclass ${name} {\n  void a() throws Exception { Cipher.getInstance("DES"); }\n}\n`;
const uri = (path: string): string => pathToFileURL(path).href;
const isPosix = process.platform !== 'win32';

/** Grows a file without end, from another process. */
const GROWER = `const { appendFileSync } = require('node:fs');
const [file] = process.argv.slice(1);
const piece = '// ' + 'x'.repeat(4000) + '\\n';
appendFileSync(file, piece);
process.stdout.write('grows');
for (let i = 0; i < 3000; i++) appendFileSync(file, piece);
`;

describe('hostile workspace: files', () => {
  it('says why a file that grew too large is not read, and reads what it is when it grows during a scan', async () => {
    const folder = temporaryFolder({ 'Growing.java': weak('Growing'), 'A.java': weak('A') });
    const growing = folder.at('Growing.java');
    const child = spawn(process.execPath, ['-e', GROWER, growing], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    for (let i = 0; i < 3; i++) {
      const { code, out } = await cli(folder.path, ['scan', '--rule', rule, '--format', 'json']);
      const report = JSON.parse(out) as { findings: { file: string; line: number }[] };
      const inA = report.findings.filter(({ file }) => file === 'A.java');
      assert.deepEqual([code, inA.map(({ line }) => line)], [1, [3]], out);
    }
    if (child.exitCode === null) await once(child, 'exit');
    assert.ok(statSync(growing).size > MAX_FILE_BYTES);
    const { out, err } = await cli(folder.path, ['scan', '--rule', rule]);
    assert.doesNotMatch(out, /Growing\.java/);
    assert.match(out, /A\.java:3/);
    const read = readSource(uri(growing));
    assert.match('notice' in read ? (read.notice?.message ?? '') : '', /MB; files above 5 MB are not analysed/, err);
    truncateSync(growing, 0);
    appendFileSync(growing, weak('Growing'));
    assert.match((await cli(folder.path, ['scan', '--rule', rule])).out, /Growing\.java:3/);
  });

  it('waits for no pipe and reads no device without end', async function () {
    if (!isPosix) this.skip();
    const folder = temporaryFolder({ 'A.java': weak('A') });
    execFileSync('mkfifo', [folder.at('Pipe.java')]);
    symlinkSync(folder.at('Pipe.java'), folder.at('LinkedPipe.java'));
    symlinkSync('/dev/zero', folder.at('Zero.java'));
    symlinkSync('/dev/zero', folder.at('.gitignore'));
    symlinkSync('/dev/zero', folder.at('holdfast.config.json'));
    const { code, out, err } = await cli(folder.path, ['scan', '--rule', rule]);
    assert.equal(code, 1, err);
    assert.match(out, /A\.java:3/);
    for (const name of ['Pipe.java', 'Zero.java'])
      assert.match(JSON.stringify(readSource(uri(folder.at(name)))), /cannot be read: no ordinary file/, name);
    assert.match(err, /: cannot be read: no ordinary file/);
    assert.equal(isLeftOutFile(folder.path, folder.at('A.java')), false);
    await assert.doesNotReject(cli(folder.path, ['scan', '--baseline', 'Zero.java']));
  });

  it('follows links in circles and out of the folder once, and says so', async () => {
    const outside = temporaryFolder({ 'Outside.java': weak('Outside') });
    const folder = temporaryFolder({ 'src/A.java': weak('A') });
    symlinkSync(folder.path, folder.at('src', 'up'));
    symlinkSync(folder.at('two'), folder.at('one'));
    symlinkSync(folder.at('one'), folder.at('two'));
    symlinkSync(outside.path, folder.at('out'));
    symlinkSync(outside.at('Outside.java'), folder.at('Again.java'));
    const { out, err } = await cli(folder.path, ['scan', '--rule', rule]);
    assert.equal(out.match(/A\.java:3/g)?.length, 1);
    assert.equal(out.match(/(?:Outside|Again)\.java:3/g)?.length, 1, out);
    assert.match(err, /a folder that contains it; the cycle is not followed/);
    assert.match(err, /leads back to itself/);
  });

  it('names folders and files that it may not read, and reads the others', async function () {
    if (!isPosix) this.skip();
    const folder = temporaryFolder({
      'open/A.java': weak('A'),
      'shut/B.java': weak('B'),
      'open/C.java': weak('C'),
    });
    chmodSync(folder.path, 0o755);
    chmodSync(folder.at('shut'), 0o000);
    chmodSync(folder.at('open', 'C.java'), 0o000);
    try {
      const { code, out, err } = await unprivileged(() => cli(folder.path, ['scan', '--rule', rule]));
      assert.match(out, /A\.java:3/);
      assert.match(err, /shut: cannot be read: permission denied/);
      assert.match(err, /C\.java: cannot be read: permission denied/);
      assert.equal(code, 1);
    } finally {
      chmodSync(folder.at('shut'), 0o755);
    }
  });

  it('leaves out huge files by their size, and comes back from large ones', async () => {
    const folder = temporaryFolder({
      'A.java': weak('A'),
      'huge.json': `{"a": "${'x'.repeat(MAX_FILE_BYTES)}"}`,
      'package.json': `{"dependencies": {${Array.from({ length: 100_000 }, (_, i) => `"p${i}": "1.0.${i}"`).join(',')}}}`,
      'app.json': `{"expo": ${'{"a":'.repeat(100_000)}`,
    });
    const { code, out } = await cli(folder.path, ['scan']);
    assert.equal(code, 1);
    assert.match(out, /A\.java:3/);
  });
});
