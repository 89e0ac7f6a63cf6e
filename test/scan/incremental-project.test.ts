import assert from 'node:assert/strict';
import fs, { rmSync } from 'node:fs';
import path from 'node:path';
import type { Analyzer } from '../../server/src/analyzer';
import { toUri } from '../../server/src/project/file-uri';
import { type CacheFolder, openCacheFolder } from '../../server/src/scan/cache-folder';
import { createProjectStore } from '../../server/src/scan/incremental-project';
import { temporaryFolder } from '../harness/temporary-folder';
import { sharedAnalyzer } from '../project/project-of';

const GRADLE = (minSdk: number) =>
  `plugins { id 'com.android.application' }\nandroid { defaultConfig { minSdk ${minSdk} } }\n`;

/** A store whose reads are counted by file name. */
async function countingStore(cache?: CacheFolder) {
  const analyzer = await sharedAnalyzer();
  const counted: string[] = [];
  const count = (uri: string, what: string) => counted.push(`${what} ${uri.slice(uri.lastIndexOf('/') + 1)}`);
  const counting: Pick<Analyzer, 'summarize' | 'parse' | 'share'> = {
    share: (source) => analyzer.share(source),
    summarize(source) {
      count(source.uri, 'summarize');
      return analyzer.summarize(source);
    },
    parse(source) {
      count(source.uri, 'parse');
      return analyzer.parse(source);
    },
  };
  return { store: createProjectStore(counting, cache), counted };
}

describe('project store', () => {
  it('knows projects after opening a folder and says when they are complete', async () => {
    const folder = temporaryFolder({
      'a/settings.gradle': '',
      'a/app/build.gradle': GRADLE(24),
      'b/pubspec.yaml': 'name: b\n',
    });
    const { store } = await countingStore();
    const opening = store.open(folder.path);
    assert.equal(store.factsFor(toUri(folder.at('a', 'app', 'build.gradle'))).complete, false);
    await opening;
    assert.deepEqual(
      store.projects().map((facts) => [facts.root, facts.complete, facts.minSdk]),
      [
        [toUri(folder.at('a')), true, 24],
        [toUri(folder.at('b')), true, undefined],
      ],
    );
  });

  it('reads only the changed file again', async () => {
    const folder = temporaryFolder({
      'app/build.gradle': GRADLE(24),
      'gradle.properties': 'a=1\n',
      'A.kt': 'val a = 1\n',
    });
    const { store, counted } = await countingStore();
    await store.open(folder.path);
    const uri = toUri(folder.at('app', 'build.gradle'));
    assert.equal(store.factsFor(uri).minSdk, 24);
    const before = store.factsFor(uri);
    counted.length = 0;
    assert.equal(store.update(uri, GRADLE(24)), false);
    assert.equal(store.factsFor(uri), before);
    assert.equal(store.update(uri, GRADLE(26)), true);
    assert.equal(store.factsFor(uri).minSdk, 26);
    assert.deepEqual(counted, ['summarize build.gradle', 'parse build.gradle']);
    assert.equal(store.update(uri, undefined), true);
    assert.equal(store.factsFor(uri).minSdk, 24);
  });

  it('reads what is typed into open code when it is settled, and files that inform the project at once', async () => {
    const constant = (value: number) => `package a\nobject Keys { const val LIMIT = ${value} }\n`;
    const folder = temporaryFolder({ 'build.gradle': GRADLE(24), 'Keys.kt': constant(1) });
    const { store, counted } = await countingStore();
    await store.open(folder.path);
    const uri = toUri(folder.at('Keys.kt'));
    const limit = () => store.factsFor(uri).symbols.constant('LIMIT', 'Keys');
    // Nobody has opened it.
    assert.equal(store.type(uri, constant(2)), false);
    store.update(uri, constant(2));
    counted.length = 0;
    for (const value of [3, 4, 5]) assert.equal(store.type(uri, constant(value)), true);
    assert.deepEqual([limit(), counted], [2, []]);
    assert.deepEqual(store.settle(), [uri]);
    assert.deepEqual([limit(), counted], [5, ['summarize Keys.kt']]);
    assert.deepEqual(store.settle(), []);
    store.type(uri, constant(6));
    assert.equal(store.update(uri, undefined), true);
    assert.deepEqual([limit(), store.settle()], [1, []]);
    const build = toUri(folder.at('build.gradle'));
    store.update(build, GRADLE(26));
    assert.equal(store.type(build, GRADLE(28)), false);
  });

  it('keeps the text of an open document while it indexes', async () => {
    const folder = temporaryFolder({ 'app/build.gradle': GRADLE(24) });
    const { store } = await countingStore();
    const uri = toUri(folder.at('app', 'build.gradle'));
    store.update(uri, GRADLE(30));
    await store.open(folder.path);
    assert.equal(store.factsFor(uri).minSdk, 30);
  });

  it('takes both spellings of a URI for one file', async () => {
    const folder = temporaryFolder({ 'a@b/build.gradle': GRADLE(24) });
    const { store } = await countingStore();
    await store.open(folder.path);
    const editors = toUri(folder.at('a@b', 'build.gradle')).replace('a@b', 'a%40b');
    store.update(editors, GRADLE(28));
    assert.deepEqual(
      store.projects().map((facts) => facts.minSdk),
      [28],
    );
  });

  it('follows files that come and go', async () => {
    const folder = temporaryFolder({ 'pubspec.yaml': 'name: a\n' });
    const { store } = await countingStore();
    await store.open(folder.path);
    folder.write({ 'android/app/build.gradle': GRADLE(23) });
    const uri = toUri(folder.at('android', 'app', 'build.gradle'));
    store.update(uri, undefined);
    assert.equal(store.factsFor(uri).minSdk, 23);
    rmSync(folder.at('android', 'app', 'build.gradle'));
    store.update(uri, undefined);
    assert.equal(store.factsFor(uri).minSdk, undefined);
  });

  it('has facts of a lone file and forgets closed folders', async () => {
    const folder = temporaryFolder({ 'build.gradle': GRADLE(24) });
    const { store } = await countingStore();
    const uri = toUri(folder.at('build.gradle'));
    store.update(uri, GRADLE(21));
    assert.deepEqual([store.factsFor(uri).minSdk, store.factsFor(uri).complete], [21, false]);
    await store.open(folder.path);
    store.close(folder.path);
    assert.deepEqual(store.projects(), []);
  });

  it('stops indexing when aborted and stays incomplete', async () => {
    const folder = temporaryFolder({ 'build.gradle': GRADLE(24) });
    const { store } = await countingStore();
    const abort = new AbortController();
    abort.abort();
    await store.open(folder.path, { signal: abort.signal });
    assert.equal(store.factsFor(toUri(folder.at('build.gradle'))).complete, false);
  });

  it('summarizes after a restart only what has changed', async () => {
    const folder = temporaryFolder({ 'src/A.kt': 'const val A = "a"\n', 'src/B.kt': 'const val B = "b"\n' });
    const cache = openCacheFolder(folder.at('cache'), 'engine');
    await (await countingStore(cache)).store.open(folder.path);
    folder.write({ 'src/B.kt': 'const val B = "c"\n' });
    const { store, counted } = await countingStore(cache);
    await store.open(folder.path);
    assert.deepEqual(counted, ['summarize B.kt']);
    const { symbols } = store.factsFor(toUri(folder.at('src', 'A.kt')));
    assert.deepEqual([symbols.constant('A'), symbols.constant('B')], ['a', 'c']);
  });

  describe('after a restart, with files that were written long ago', () => {
    const clock = Date.now;
    beforeEach(() => {
      Date.now = () => clock() + 60_000;
    });
    afterEach(() => {
      Date.now = clock;
    });
    const A = 'const val A = "a"\n';

    it('reads no code that has not changed, and structured files, whose text the facts are made from', async () => {
      const folder = temporaryFolder({ 'src/A.kt': A, 'src/B.kt': 'const val B = "b"\n', 'build.gradle': GRADLE(24) });
      const cache = openCacheFolder(folder.at('cache'), 'engine');
      await (await countingStore(cache)).store.open(folder.path);
      const { readFileSync } = fs;
      const read: string[] = [];
      (fs as { readFileSync: unknown }).readFileSync = (file: string, ...more: []) => {
        if (/\.(?:kt|gradle)$/.test(file)) read.push(path.basename(file));
        return readFileSync(file, ...more);
      };
      const { store, counted } = await countingStore(cache);
      try {
        await store.open(folder.path);
      } finally {
        (fs as { readFileSync: unknown }).readFileSync = readFileSync;
      }
      assert.deepEqual(read, ['build.gradle']);
      assert.deepEqual(counted, []);
      const facts = store.factsFor(toUri(folder.at('src', 'A.kt')));
      assert.deepEqual([facts.symbols.constant('A'), facts.symbols.constant('B'), facts.minSdk], ['a', 'b', 24]);
    });

    it('takes no unsaved text for that of the file, though it was typed while the folder was read', async () => {
      const folder = temporaryFolder({ 'src/A.kt': A });
      const cache = openCacheFolder(folder.at('cache'), 'engine');
      const uri = toUri(folder.at('src', 'A.kt'));
      const { store } = await countingStore(cache);
      await store.open(folder.path, { onProgress: () => void store.update(uri, 'const val A = "unsaved"\n') });
      assert.equal(store.factsFor(uri).symbols.constant('A'), 'unsaved');
      const { store: next } = await countingStore(cache);
      await next.open(folder.path);
      assert.equal(next.factsFor(uri).symbols.constant('A'), 'a');
    });
  });
});
