import assert from 'node:assert/strict';
import { renameSync, rmSync, type Stats, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type FileStamp, hasStamp, stampOf } from '../../server/src/project/file-stamp';
import { toPath, toUri } from '../../server/src/project/file-uri';
import { temporaryFolder } from '../harness/temporary-folder';

const NOW = Date.parse('2026-11-26T12:00:00Z');
const OLD = NOW - 60_000.25;

const stats = (times: { readonly mtimeMs?: number; readonly ctimeMs?: number }) =>
  ({ size: 10, ino: 7, mtimeMs: OLD, ctimeMs: OLD, ...times }) as Stats;

/** The stamp of a file that was written long ago, for all that the clock says. */
function settledStamp(file: string): FileStamp {
  const stamp = stampOf(statSync(file), Date.now() + 60_000);
  assert.ok(stamp);
  return stamp;
}

/** Until the disk's clock has gone on, which it does in steps. */
function untilChanged(file: string, stamp: FileStamp, change: () => void): void {
  do change();
  while (statSync(file).ctimeMs === stamp[2]);
}

describe('stamps of files', () => {
  it('have none while another change could fall into the same tick of the clock, or lie in the future', () => {
    assert.deepEqual(stampOf(stats({}), NOW), [10, OLD, OLD, 7]);
    const recent = NOW - 1999.5;
    assert.equal(stampOf(stats({ mtimeMs: recent }), NOW), undefined);
    assert.equal(stampOf(stats({ ctimeMs: recent }), NOW), undefined);
    // Written before the clock was set back.
    assert.equal(stampOf(stats({ mtimeMs: NOW + 3_600_000.5 }), NOW), undefined);
    assert.equal(stampOf(stats({ ctimeMs: NOW + 3_600_000.5 }), NOW), undefined);
  });

  it('have none where the clock counts whole seconds or no change is noted', () => {
    assert.equal(stampOf(stats({ ctimeMs: NOW - 60_000 }), NOW), undefined);
    assert.equal(stampOf(stats({ ctimeMs: 0 }), NOW), undefined);
    assert.equal(stampOf(stats({ ctimeMs: -11_644_473_600_000 }), NOW), undefined);
    // Restored by an archive, which keeps whole seconds of the content's time.
    assert.ok(stampOf(stats({ mtimeMs: NOW - 60_000 }), NOW));
  });

  it('tell a text of the same length and time from the one before', () => {
    const folder = temporaryFolder({ 'A.kt': 'val a = 1' });
    const file = folder.at('A.kt');
    const { atime, mtime } = statSync(file);
    utimesSync(file, atime, mtime);
    const stamp = settledStamp(file);
    assert.ok(hasStamp(toUri(file), stamp));
    untilChanged(file, stamp, () => {
      writeFileSync(file, 'val a = 2');
      utimesSync(file, atime, mtime);
    });
    assert.equal(statSync(file).mtimeMs, stamp[1]);
    assert.ok(!hasStamp(toUri(file), stamp));
  });

  it('tell a file from another in its place, and from none', () => {
    const folder = temporaryFolder({ 'A.kt': 'val a = 1', 'B.kt': 'val a = 2' });
    const file = folder.at('A.kt');
    const stamp = settledStamp(file);
    renameSync(folder.at('B.kt'), file);
    assert.ok(!hasStamp(toUri(file), stamp));
    const other = settledStamp(file);
    rmSync(file);
    assert.ok(!hasStamp(toUri(file), other));
  });

  it('are those of the file behind a link', () => {
    const folder = temporaryFolder({ 'one.kt': 'val a = 1', 'two.kt': 'val a = 2' });
    const link = folder.at('A.kt');
    symlinkSync(folder.at('one.kt'), link);
    const stamp = settledStamp(link);
    assert.ok(hasStamp(toUri(link), stamp));
    rmSync(link);
    symlinkSync(folder.at('two.kt'), link);
    assert.ok(!hasStamp(toUri(link), stamp));
  });
});

describe('file URIs', () => {
  it('are spelt as Node spells them, whatever is in a path', () => {
    const names = [
      'a',
      'a.kt',
      '..',
      '.',
      '.git',
      '...',
      'a b',
      'ä',
      'a%20b',
      'a#b',
      'a?b',
      'a:b',
      'a+b@c_d-e',
      '~',
      '[x]',
      '\\',
      '"',
      'a\nb',
      '',
    ];
    for (const one of names) {
      for (const two of names) {
        const path = `/w/${one}/${two}`;
        assert.equal(toUri(path), pathToFileURL(path).href.replace(/\/$/, ''), path);
        const uri = pathToFileURL(path).href;
        assert.equal(toPath(uri), fileURLToPath(uri), uri);
      }
    }
    for (const uri of [
      'file:///w/a%2fb',
      'http://w/a',
      'file://host/a',
      'file:/w/../a',
      'FILE:///w',
      'file:///w//a',
      'file:///w/%41',
    ]) {
      const result = (convert: (uri: string) => string) => {
        try {
          return convert(uri);
        } catch (error) {
          return (error as Error).message;
        }
      };
      assert.equal(result(toPath), result(fileURLToPath), uri);
    }
  });
});
