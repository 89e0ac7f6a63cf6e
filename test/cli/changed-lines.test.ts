import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync } from 'node:fs';
import { temporaryFolder } from '../harness/temporary-folder';
import { cli } from './run-in-process';

const weak = (name: string) => `fun ${name}() = javax.crypto.Cipher.getInstance("AES/ECB/PKCS5Padding")\n`;

/** A repository with one commit of these files. */
function repository(files: Readonly<Record<string, string>>) {
  const folder = temporaryFolder(files);
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
      cwd: folder.path,
      stdio: 'pipe',
    });
  git('init', '-q', '-b', 'main');
  git('add', '.');
  git('commit', '-q', '-m', 'first');
  return { ...folder, git };
}

async function linesSince(folder: string, revision: string): Promise<readonly string[]> {
  const { out, err, code } = await cli(folder, ['scan', '--since', revision, '--format', 'json']);
  assert.ok(code < 2, err);
  return JSON.parse(out).findings.map((found: { file: string; line: number }) => `${found.file}:${found.line}`);
}

describe('holdfast scan --since', () => {
  it('reports what touches changed, added and untracked lines, and nothing else', async () => {
    const folder = repository({ 'A.kt': `package a\n${weak('one')}${weak('two')}`, 'B.kt': `package a\n${weak('b')}` });
    folder.write({
      'A.kt': `package a\n${weak('zero')}${weak('one')}${weak('twice')}`,
      'C.kt': `package a\n${weak('c')}`,
    });
    assert.deepEqual(await linesSince(folder.path, 'HEAD'), ['A.kt:2', 'A.kt:4', 'C.kt:2']);
  });

  it('does not take other line ends for a change', async () => {
    const folder = repository({ 'A.kt': `package a\n${weak('one')}` });
    folder.write({ 'A.kt': `package a\r\n${weak('one').replace('\n', '\r\n')}` });
    assert.deepEqual(await linesSince(folder.path, 'main'), []);
  });

  it('compares with the point where the branch left', async () => {
    const folder = repository({ 'A.kt': `package a\n${weak('one')}` });
    folder.git('checkout', '-q', '-b', 'topic');
    folder.write({ 'B.kt': `package a\n${weak('b')}` });
    folder.git('add', '.');
    folder.git('commit', '-q', '-m', 'topic');
    folder.git('checkout', '-q', 'main');
    folder.write({ 'A.kt': 'package a\n' });
    folder.git('commit', '-q', '-a', '-m', 'second');
    folder.git('checkout', '-q', 'topic');
    assert.deepEqual(await linesSince(folder.path, 'main'), ['B.kt:2']);
  });

  it('keeps a finding whose value comes through a changed line', async () => {
    const log = (name: string) =>
      `package a\nimport android.util.Log\nclass A {\n  fun f(session: Session) {\n    val shown = ${name}\n    Log.d("a", shown)\n  }\n}\n`;
    const folder = repository({ 'A.kt': log('session.id') });
    folder.write({ 'A.kt': log('session.accessToken') });
    assert.deepEqual(await linesSince(folder.path, 'HEAD'), ['A.kt:6']);
  });

  it('says what is wrong with the revision or the folder', async () => {
    const folder = repository({ 'A.kt': 'package a\n' });
    for (const name of ['nowhere', '--upload-pack=x']) {
      const { code, err } = await cli(folder.path, ['scan', `--since=${name}`]);
      assert.equal(code, 2);
      assert.match(err, /--since: git knows no "/);
    }
    const { code, err } = await cli(temporaryFolder({ 'A.kt': '' }).path, ['scan', '--since', 'HEAD']);
    assert.equal(code, 2);
    assert.match(err, /is in no Git repository/);
  });

  it('starts no program that the repository names', async () => {
    const folder = repository({ 'A.kt': `package a\n${weak('one')}`, '.gitattributes': '*.kt filter=f diff=d\n' });
    folder.write({ 'run.sh': '#!/bin/sh\ntouch "$(dirname "$0")/ran"\ncat\n', 'A.kt': `package a\n\n${weak('one')}` });
    chmodSync(folder.at('run.sh'), 0o755);
    for (const key of ['filter.f.clean', 'filter.f.smudge', 'diff.d.command', 'diff.d.textconv', 'core.fsmonitor'])
      folder.git('-c', 'core.fsmonitor=false', 'config', key, folder.at('run.sh'));
    assert.deepEqual(await linesSince(folder.path, 'HEAD'), []);
    assert.equal(existsSync(folder.at('ran')), false);
  });
});
