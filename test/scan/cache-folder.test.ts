import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openCacheFolder, userCacheFolder } from '../../server/src/scan/cache-folder';
import { temporaryFolder } from '../harness/temporary-folder';

describe('cache folder', () => {
  it('gives back plain data, also to another process of the same build, and to no other build', () => {
    const { path: folder } = temporaryFolder();
    openCacheFolder(folder, 'one').write('a', new Map([['key', [1, 'ä']]]));
    assert.deepEqual(openCacheFolder(folder, 'one').read('a'), new Map([['key', [1, 'ä']]]));
    assert.equal(openCacheFolder(folder, 'one').read('b'), undefined);
    assert.equal(openCacheFolder(folder, 'two').read('a'), undefined);
  });

  it('takes a file that is damaged anywhere, or cut off, for none, and replaces it', () => {
    const { path: folder } = temporaryFolder();
    const cache = openCacheFolder(folder, 'one');
    cache.write('a', { text: 'value' });
    const [name = ''] = readdirSync(folder);
    const file = path.join(folder, name);
    const whole = readFileSync(file);
    for (let at = 0; at < whole.length; at++) {
      const damaged = Buffer.from(whole);
      damaged.writeUInt8((damaged.readUInt8(at) + 1) % 256, at);
      writeFileSync(file, damaged);
      assert.equal(cache.read('a'), undefined, `byte ${at}`);
      writeFileSync(file, whole.subarray(0, at));
      assert.equal(cache.read('a'), undefined, `length ${at}`);
    }
    cache.write('a', { text: 'new' });
    assert.deepEqual(cache.read('a'), { text: 'new' });
  });

  it('gives a reader whole values while two processes write the same one', async () => {
    const { path: folder } = temporaryFolder();
    const module = JSON.stringify(require.resolve('../../server/src/scan/cache-folder'));
    const script = `const { openCacheFolder } = require(${module});
const cache = openCacheFolder(${JSON.stringify(folder)}, 'one');
for (let i = 0; i < 400; i++) cache.write('a', { by: process.pid, text: String(i % 10).repeat(20000) });`;
    const writers = [1, 2].map(() => {
      const child = spawn(process.execPath, ['-r', 'tsx/cjs', '-e', script], {
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      return once(child, 'exit');
    });
    let writing = true;
    const ended = Promise.all(writers).then((codes) => {
      writing = false;
      return codes.map(([code]) => code as number);
    });
    const cache = openCacheFolder(folder, 'one');
    const seen = new Set<number>();
    for (; writing; await new Promise((resolve) => setImmediate(resolve))) {
      const value = cache.read('a') as { by: number; text: string } | undefined;
      if (!value) {
        assert.equal(seen.size, 0, 'a value that was there is gone');
        continue;
      }
      seen.add(value.by);
      assert.match(value.text, /^(\d)\1{19999}$/);
    }
    assert.deepEqual(await ended, [0, 0]);
    assert.ok(seen.size > 0);
    assert.deepEqual(
      readdirSync(folder).map((name) => path.extname(name)),
      ['.cache'],
    );
  });

  it('is of no consequence when it cannot be written', () => {
    const folder = temporaryFolder({ file: '' });
    const cache = openCacheFolder(folder.at('file', 'below'), 'one');
    cache.write('a', 1);
    assert.equal(cache.read('a'), undefined);
  });

  it('leaves only whole files behind, for their owner alone', () => {
    const { path: folder } = temporaryFolder();
    for (let i = 0; i < 5; i++) openCacheFolder(folder, 'one').write('a', i);
    const names = readdirSync(folder);
    assert.deepEqual(
      names.map((name) => path.extname(name)),
      ['.cache'],
    );
    if (process.platform !== 'win32') assert.equal(statSync(path.join(folder, names[0] ?? '')).mode & 0o077, 0);
  });

  it('lets go what was used longest ago when it grows too large', () => {
    const { path: folder } = temporaryFolder();
    const cache = openCacheFolder(folder, 'one', 3000);
    const value = 'x'.repeat(1000);
    for (const name of ['a', 'b']) cache.write(name, value);
    for (const name of readdirSync(folder)) {
      const before = new Date(Date.now() - 60_000);
      utimesSync(path.join(folder, name), before, before);
    }
    assert.equal(cache.read('a'), value);
    cache.write('c', value);
    assert.deepEqual([cache.read('a'), cache.read('b'), cache.read('c')], [value, undefined, value]);
  });

  it('lies where each system keeps caches', () => {
    assert.equal(userCacheFolder({ XDG_CACHE_HOME: '/cache' }, 'linux'), path.join('/cache', 'holdfast'));
    assert.ok(userCacheFolder({}, 'linux').endsWith(path.join('.cache', 'holdfast')));
    assert.ok(userCacheFolder({ XDG_CACHE_HOME: 'relative' }, 'linux').endsWith(path.join('.cache', 'holdfast')));
    assert.equal(userCacheFolder({ LOCALAPPDATA: 'C:\\L' }, 'win32'), path.join('C:\\L', 'holdfast', 'Cache'));
    assert.ok(userCacheFolder({}, 'darwin').endsWith(path.join('Library', 'Caches', 'holdfast')));
  });
});
