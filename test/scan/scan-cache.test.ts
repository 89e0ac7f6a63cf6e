import assert from 'node:assert/strict';
import fs, { cpSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Analyzer } from '../../server/src/analyzer';
import { openCacheFolder } from '../../server/src/scan/cache-folder';
import { unpackSummaries } from '../../server/src/scan/packed-summaries';
import { scanWorkspace } from '../../server/src/scan/scan';
import type { StoredProject } from '../../server/src/scan/scan-cache';
import { type TemporaryFolder, temporaryFolder } from '../harness/temporary-folder';
import { sharedAnalyzer } from '../project/project-of';

const LOGIN = `package a
import android.content.SharedPreferences
class Login(private val vault: Vault, private val prefs: SharedPreferences) {
  fun done(accessToken: String) = vault.keep(accessToken)
  fun weak() = javax.crypto.Cipher.getInstance(Modes.MODE)
}
`;
/** Stores its parameter where \`keeps\`; the finding of that lies in Login.kt. */
const vault = (keeps: boolean) => `package a
import android.content.SharedPreferences
class Vault(private val prefs: SharedPreferences) {
  fun keep(value: String) { ${keeps ? 'prefs.edit().putString("v", value).apply()' : 'println(1)'} }
}
`;
const modes = (mode: string) => `package a\nobject Modes { const val MODE = "AES/${mode}/NoPadding" }\n`;
const MANIFEST =
  '<manifest xmlns:android="http://schemas.android.com/apk/res/android" package="a"><application/></manifest>';

/** An analyzer that counts the files it analyses and summarizes. */
async function counting() {
  const analyzer = await sharedAnalyzer();
  const counted: string[] = [];
  const name = (uri: string) => path.posix.basename(uri);
  const wrapped: Analyzer = {
    ...analyzer,
    analyzeFile(source, project, options) {
      counted.push(`analyze ${name(source.uri)}`);
      return analyzer.analyzeFile(source, project, options);
    },
    summarize(source, root) {
      counted.push(`summarize ${name(source.uri)}`);
      return analyzer.summarize(source, root);
    },
  };
  return { counted, createAnalyzer: async () => wrapped };
}

async function scan(folder: TemporaryFolder, cached: boolean, today?: string) {
  const { counted, createAnalyzer } = await counting();
  const cache = cached ? openCacheFolder(folder.at('cache'), 'engine') : undefined;
  const root = folder.at('app');
  const { files, notices } = await scanWorkspace({
    roots: [{ folder: root, options: today === undefined ? {} : { today } }],
    createAnalyzer,
    cache,
  });
  return { counted: counted.sort(), report: JSON.stringify({ files, notices }) };
}

function app(): TemporaryFolder {
  return temporaryFolder({
    'app/settings.gradle': '',
    'app/src/main/AndroidManifest.xml': MANIFEST,
    'app/src/main/java/a/Login.kt': LOGIN,
    'app/src/main/java/a/Vault.kt': vault(true),
    'app/src/main/java/a/Modes.kt': modes('ECB'),
  });
}

/** Writes files so that they can be told from those before: the disk's clock goes in steps. */
function write(folder: TemporaryFolder, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, content] of Object.entries(files)) {
    const before = statSync(folder.at(name), { throwIfNoEntry: false })?.ctimeMs;
    do folder.write({ [name]: content });
    while (statSync(folder.at(name)).ctimeMs === before);
  }
}

const clock = Date.now;

/** Does something by a clock that is ahead, so that all files seem to have been written long ago, or behind. */
async function byClock<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
  Date.now = () => clock() + milliseconds;
  try {
    return await work();
  } finally {
    Date.now = clock;
  }
}

/** Files written just now are read in every scan; by a clock that is ahead they were written long ago. */
for (const isAhead of [false, true])
  describe(`scan with results of an earlier one, of ${isAhead ? 'old' : 'new'} files`, () => {
    beforeEach(() => {
      if (isAhead) Date.now = () => clock() + 60_000;
    });
    afterEach(() => {
      Date.now = clock;
    });

    /** Every step must find what a scan from nothing finds. */
    async function same(folder: TemporaryFolder): Promise<{ counted: string[]; report: string }> {
      const cached = await scan(folder, true);
      assert.equal(cached.report, (await scan(folder, false)).report);
      return cached;
    }

    it('reads nothing again when nothing has changed', async () => {
      const folder = app();
      const first = await same(folder);
      assert.match(first.report, /plaintext-credential/);
      assert.match(first.report, /weak-cipher-or-mode/);
      const second = await same(folder);
      assert.deepEqual(second.counted, []);
      assert.equal(second.report, first.report);
    });

    it('reads only the changed file again when the others see no difference', async () => {
      const folder = app();
      await scan(folder, true);
      write(folder, { 'app/src/main/java/a/Login.kt': `${LOGIN}\n// more\n` });
      assert.deepEqual((await same(folder)).counted, ['analyze Login.kt', 'summarize Login.kt']);
    });

    it('analyses files again that asked for what has changed elsewhere', async () => {
      const folder = app();
      await scan(folder, true);
      write(folder, { 'app/src/main/java/a/Vault.kt': vault(false) });
      const harmless = await same(folder);
      assert.doesNotMatch(harmless.report, /plaintext-credential/);
      assert.ok(harmless.counted.includes('analyze Login.kt'));
      assert.ok(!harmless.counted.includes('summarize Login.kt'));
      write(folder, { 'app/src/main/java/a/Modes.kt': modes('GCM') });
      assert.doesNotMatch((await same(folder)).report, /weak-cipher-or-mode/);
      write(folder, { 'app/src/main/java/a/Vault.kt': vault(true), 'app/src/main/java/a/Modes.kt': modes('ECB') });
      assert.match((await same(folder)).report, /plaintext-credential.*weak-cipher-or-mode/);
    });

    it('notices new, removed and structured files', async () => {
      const folder = app();
      await scan(folder, true);
      rmSync(folder.at('app', 'src', 'main', 'java', 'a', 'Modes.kt'));
      assert.doesNotMatch((await same(folder)).report, /weak-cipher-or-mode/);
      write(folder, { 'app/src/main/java/a/Other.kt': modes('ECB') });
      assert.match((await same(folder)).report, /weak-cipher-or-mode/);
      const debuggable = MANIFEST.replace('<application/>', '<application android:debuggable="true"/>');
      write(folder, { 'app/src/main/AndroidManifest.xml': debuggable });
      assert.match((await same(folder)).report, /debuggable-release/);
      write(folder, { 'app/src/main/java/a/Bad.kt': Buffer.from([0x61, 0xe9, 0x62]) });
      await same(folder);
      assert.deepEqual((await same(folder)).counted, []);
    });

    it('keeps no text of the files beside findings, names and constants', async () => {
      const folder = app();
      write(folder, { 'app/src/main/java/a/Login.kt': `${LOGIN}fun secretRecipe() { bake("unmistakable words") }\n` });
      const cache = openCacheFolder(folder.at('cache'), 'engine');
      const written: StoredProject[] = [];
      const watching = {
        ...cache,
        write: (_name: string, value: unknown) => void written.push(value as StoredProject),
      };
      await scanWorkspace({ roots: [{ folder: folder.at('app') }], createAnalyzer: sharedAnalyzer, cache: watching });
      const plain = (value: unknown) => (value instanceof Map ? [...value] : value);
      const text = written
        .map(({ summaries, ...others }) =>
          JSON.stringify([[...unpackSummaries(summaries)], others], (_, value) => plain(value)),
        )
        .join();
      assert.match(text, /Login\.kt/);
      assert.doesNotMatch(text, /unmistakable words|<manifest/);
    });

    it('looks again on another day at files whose suppressions end, and at no others', async () => {
      const folder = app();
      const weak =
        'package a\n// holdfast-ignore crypto/weak-cipher-or-mode until 2026-06-30 pilot\nfun old() = javax.crypto.Cipher.getInstance("DES")\n';
      write(folder, { 'app/src/main/java/a/Old.kt': weak });
      await scan(folder, true, '2026-06-30');
      assert.deepEqual((await scan(folder, true, '2026-06-30')).counted, []);
      const next = await scan(folder, true, '2026-07-01');
      assert.deepEqual(next.counted, ['analyze Old.kt']);
      assert.equal(next.report, (await scan(folder, false, '2026-07-01')).report);
      assert.match(next.report, /expired-suppression/);
    });
  });

describe('stamps in the results of an earlier scan', () => {
  const names = Array.from({ length: 40 }, (_, i) => `app/src/main/java/a/File${i}.kt`);
  const manyFiles = () => {
    const folder = app();
    folder.write(Object.fromEntries(names.map((name, i) => [name, `package a\nval number${i} = ${i}\n`])));
    return folder;
  };
  const fileSystem = fs as { readFileSync: typeof fs.readFileSync };

  /** Source files that a scan reads which has nothing else to do. */
  async function filesRead(folder: TemporaryFolder): Promise<string[]> {
    const { readFileSync } = fileSystem;
    const read: string[] = [];
    fileSystem.readFileSync = ((file: string, ...more: []) => {
      if (/\.kt$|\.xml$/.test(file)) read.push(path.basename(file));
      return readFileSync(file, ...more);
    }) as typeof readFileSync;
    try {
      const cached = await byClock(60_000, () => scan(folder, true));
      assert.deepEqual(cached.counted, []);
    } finally {
      fileSystem.readFileSync = readFileSync;
    }
    return read.sort();
  }

  it('spare reading the files', async () => {
    const folder = manyFiles();
    await byClock(60_000, () => scan(folder, true));
    assert.deepEqual(await filesRead(folder), []);
  });

  it('are not there for files that were written just before; they are kept by the next scan, which reads these', async () => {
    const folder = manyFiles();
    await byClock(-60_000, () => scan(folder, true));
    assert.equal((await filesRead(folder)).length, 44);
    assert.deepEqual(await filesRead(folder), []);
  });

  it('do not matter in a copy of the folder with the same texts', async () => {
    const folder = manyFiles();
    await byClock(60_000, () => scan(folder, true));
    assert.deepEqual(await filesRead(folder), []);
    cpSync(folder.at('app'), folder.at('copy'), { recursive: true });
    rmSync(folder.at('app'), { recursive: true });
    renameSync(folder.at('copy'), folder.at('app'));
    assert.equal((await filesRead(folder)).length, 44);
    assert.deepEqual(await filesRead(folder), []);
  });

  it('tell a text of the same length from the one before, although a tool has set the time back', async () => {
    const folder = manyFiles();
    const file = folder.at('app/src/main/java/a/Modes.kt');
    await byClock(60_000, () => scan(folder, true));
    const { atime, mtime, ctimeMs } = statSync(file);
    do {
      writeFileSync(file, modes('GCM'));
      utimesSync(file, atime, mtime);
    } while (statSync(file).ctimeMs === ctimeMs);
    const cached = await byClock(60_000, () => scan(folder, true));
    assert.doesNotMatch(cached.report, /weak-cipher-or-mode/);
    assert.equal(cached.report, (await scan(folder, false)).report);
  });

  it('leave a folder of results alone when hardly any file has to be read', async () => {
    const folder = app();
    await byClock(-60_000, () => scan(folder, true));
    const times = () => readdirSync(folder.at('cache')).map((name) => statSync(folder.at('cache', name)).ino);
    const before = times();
    assert.equal((await filesRead(folder)).length, 4);
    assert.deepEqual(times(), before);
  });
});
