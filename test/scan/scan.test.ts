import assert from 'node:assert/strict';
import { chmodSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { type ScanRequest, scanWorkspace } from '../../server/src/scan/scan';
import { ensureBuilt } from '../harness/build';
import { type TemporaryFolder, temporaryFolder } from '../harness/temporary-folder';
import { unprivileged } from '../harness/unprivileged';
import { sharedAnalyzer } from '../project/project-of';

const WEAK = 'package a\nimport javax.crypto.Cipher\nfun weak() = Cipher.getInstance("AES/ECB/PKCS5Padding")\n';
const RULE = 'crypto/weak-cipher-or-mode';

function scan(folder: TemporaryFolder, more: Partial<ScanRequest> = {}) {
  return scanWorkspace({ roots: [{ folder: folder.path }], createAnalyzer: sharedAnalyzer, ...more });
}

/** `file: rule` of all findings. */
function found(result: Awaited<ReturnType<typeof scan>>): string[] {
  return result.files.flatMap((file) =>
    file.diagnostics.map((diagnostic) => `${path.posix.basename(diagnostic.uri)}: ${diagnostic.ruleId}`),
  );
}

describe('scan', () => {
  it('finds what is in the files of all projects, with facts of their own', async () => {
    const folder = temporaryFolder({
      'one/settings.gradle': '',
      'one/src/A.kt': WEAK,
      'two/pubspec.yaml': 'name: two\n',
      'two/android/app/src/main/java/B.kt': WEAK,
      'README.md': '',
    });
    const result = await scan(folder);
    assert.deepEqual(found(result), [`A.kt: ${RULE}`, `B.kt: ${RULE}`]);
    assert.deepEqual(
      result.projects.map((uri) => path.posix.basename(uri)),
      ['one', 'two'],
    );
    assert.ok(result.projectOf(result.files[0]?.uri ?? '')?.root.endsWith('/one'));
    assert.equal(result.cancelled, false);
  });

  it('names wrong UTF-8, a cycle of links and an unreadable file, and reports the rest', async () => {
    await sharedAnalyzer();
    const folder = temporaryFolder({
      'a/A.kt': WEAK,
      'a/Bad.kt': Buffer.from([0x61, 0xe9, 0x62]),
      'a/Locked.kt': WEAK,
    });
    chmodSync(folder.path, 0o755);
    chmodSync(folder.at('a', 'Locked.kt'), 0o000);
    symlinkSync(folder.path, folder.at('a', 'loop'));
    const result = await unprivileged(() => scan(folder));
    assert.deepEqual(found(result), [`A.kt: ${RULE}`]);
    assert.deepEqual(
      result.notices.map(({ uri, kind, message }) => `${path.posix.basename(uri)} ${kind} ${message.split(':')[0]}`),
      [
        'Bad.kt skipped is not valid UTF-8 (line 1); save it as UTF-8',
        'Locked.kt skipped cannot be read',
        'loop skipped is a symbolic link to a folder that contains it; the cycle is not followed',
      ],
    );
    assert.equal(result.projectOf(result.files[0]?.uri ?? '')?.complete, false);
  });

  it('reports on a part with the whole project read', async () => {
    const folder = temporaryFolder({ 'a/A.kt': WEAK, 'b/B.kt': WEAK });
    const result = await scan(folder, { roots: [{ folder: folder.path, reports: (uri) => uri.endsWith('/B.kt') }] });
    assert.deepEqual(found(result), [`B.kt: ${RULE}`]);
    assert.equal(result.projectOf(result.files[0]?.uri ?? '')?.summaries.length, 2);
    assert.equal(result.analyzed.length, 1);
  });

  it('prefers texts of open documents and passes rule options on', async () => {
    const folder = temporaryFolder({ 'A.kt': WEAK });
    const uri = (await scan(folder)).analyzed[0] as string;
    assert.deepEqual(found(await scan(folder, { texts: new Map([[uri, 'package a\n']]) })), []);
    const off = { rules: { [RULE]: { severity: 'off' as const } } };
    assert.deepEqual(found(await scan(folder, { roots: [{ folder: folder.path, options: off }] })), []);
  });

  it('counts progress up to all files', async () => {
    const folder = temporaryFolder(Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`F${i}.kt`, ''])));
    const steps: [number, number][] = [];
    await scan(folder, { onProgress: (done, total) => steps.push([done, total]) });
    assert.deepEqual(steps.at(-1), [20, 20]);
    assert.ok(steps.every(([done], i) => done >= (steps[i - 1]?.[0] ?? 0)));
  });

  it('stops when aborted, before it starts and on the way', async () => {
    const folder = temporaryFolder(Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`F${i}.kt`, WEAK])));
    const early = new AbortController();
    early.abort();
    assert.equal((await scan(folder, { signal: early.signal })).cancelled, true);
    const abort = new AbortController();
    const result = await scan(folder, { signal: abort.signal, onProgress: () => abort.abort() });
    assert.equal(result.cancelled, true);
    assert.ok(found(result).length < 60);
  });

  it('names the file whose analysis throws', async () => {
    const analyzer = await sharedAnalyzer();
    const folder = temporaryFolder({ 'A.kt': WEAK, 'Break.kt': WEAK });
    const breaking = {
      ...analyzer,
      analyzeFile: ((source, ...rest) => {
        if (source.uri.endsWith('Break.kt')) throw new Error('on purpose');
        return analyzer.analyzeFile(source, ...rest);
      }) as typeof analyzer.analyzeFile,
    };
    const result = await scan(folder, { createAnalyzer: async () => breaking });
    assert.deepEqual(found(result), [`A.kt: ${RULE}`]);
    assert.deepEqual(
      result.notices.map((notice) => [path.posix.basename(notice.uri), notice.kind, notice.message]),
      [['Break.kt', 'failed', 'the analysis broke off: on purpose']],
    );
  });
});

describe('scan in worker threads', () => {
  const workerFile = path.join(__dirname, '..', '..', 'dist', 'worker.js');

  it('gives the same findings as on one thread', async () => {
    await ensureBuilt();
    const folder = temporaryFolder({
      'AndroidManifest.xml':
        '<manifest xmlns:android="http://schemas.android.com/apk/res/android"><application android:debuggable="true"/></manifest>',
      ...Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`F${i}.kt`, i % 2 === 0 ? WEAK : 'val a = 1\n'])),
    });
    const alone = await scan(folder);
    const together = await scan(folder, { workerFile, jobs: 2, limits: { filesPerLife: 20 } });
    assert.equal(found(alone).length, 21);
    assert.deepEqual(together.files, alone.files);
    assert.deepEqual(together.notices, alone.notices);
  });
});
