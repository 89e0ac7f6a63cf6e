import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Analyzer } from '../../server/src/analyzer';
import { openCacheFolder } from '../../server/src/scan/cache-folder';
import { scanWorkspace } from '../../server/src/scan/scan';
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

describe('scan with results of an earlier one', () => {
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
    folder.write({ 'app/src/main/java/a/Login.kt': `${LOGIN}\n// more\n` });
    assert.deepEqual((await same(folder)).counted, ['analyze Login.kt', 'summarize Login.kt']);
  });

  it('analyses files again that asked for what has changed elsewhere', async () => {
    const folder = app();
    await scan(folder, true);
    folder.write({ 'app/src/main/java/a/Vault.kt': vault(false) });
    const harmless = await same(folder);
    assert.doesNotMatch(harmless.report, /plaintext-credential/);
    assert.ok(harmless.counted.includes('analyze Login.kt'));
    assert.ok(!harmless.counted.includes('summarize Login.kt'));
    folder.write({ 'app/src/main/java/a/Modes.kt': modes('GCM') });
    assert.doesNotMatch((await same(folder)).report, /weak-cipher-or-mode/);
    folder.write({ 'app/src/main/java/a/Vault.kt': vault(true), 'app/src/main/java/a/Modes.kt': modes('ECB') });
    assert.match((await same(folder)).report, /plaintext-credential.*weak-cipher-or-mode/);
  });

  it('notices new, removed and structured files', async () => {
    const folder = app();
    await scan(folder, true);
    rmSync(folder.at('app', 'src', 'main', 'java', 'a', 'Modes.kt'));
    assert.doesNotMatch((await same(folder)).report, /weak-cipher-or-mode/);
    folder.write({ 'app/src/main/java/a/Other.kt': modes('ECB') });
    assert.match((await same(folder)).report, /weak-cipher-or-mode/);
    const debuggable = MANIFEST.replace('<application/>', '<application android:debuggable="true"/>');
    folder.write({ 'app/src/main/AndroidManifest.xml': debuggable });
    assert.match((await same(folder)).report, /debuggable-release/);
    folder.write({ 'app/src/main/java/a/Bad.kt': Buffer.from([0x61, 0xe9, 0x62]) });
    await same(folder);
    assert.deepEqual((await same(folder)).counted, []);
  });

  it('keeps no text of the files beside findings, names and constants', async () => {
    const folder = app();
    folder.write({ 'app/src/main/java/a/Login.kt': `${LOGIN}fun secretRecipe() { bake("unmistakable words") }\n` });
    const cache = openCacheFolder(folder.at('cache'), 'engine');
    const written: unknown[] = [];
    const watching = { ...cache, write: (_name: string, value: unknown) => void written.push(value) };
    await scanWorkspace({ roots: [{ folder: folder.at('app') }], createAnalyzer: sharedAnalyzer, cache: watching });
    const text = JSON.stringify(written, (_key, value) => (value instanceof Map ? [...value] : value));
    assert.match(text, /Login\.kt/);
    assert.doesNotMatch(text, /unmistakable words|<manifest/);
  });

  it('looks again on another day at files whose suppressions end, and at no others', async () => {
    const folder = app();
    const weak =
      'package a\n// holdfast-ignore crypto/weak-cipher-or-mode until 2026-06-30 pilot\nfun old() = javax.crypto.Cipher.getInstance("DES")\n';
    folder.write({ 'app/src/main/java/a/Old.kt': weak });
    await scan(folder, true, '2026-06-30');
    assert.deepEqual((await scan(folder, true, '2026-06-30')).counted, []);
    const next = await scan(folder, true, '2026-07-01');
    assert.deepEqual(next.counted, ['analyze Old.kt']);
    assert.equal(next.report, (await scan(folder, false, '2026-07-01')).report);
    assert.match(next.report, /expired-suppression/);
  });
});
