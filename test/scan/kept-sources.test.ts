import assert from 'node:assert/strict';
import type { SharedSource } from '../../server/src/analyzer';
import { createKeptSources } from '../../server/src/scan/kept-sources';

const disposed: string[] = [];
const source = (name: string, text = 'a'): SharedSource => ({
  uri: `file:///${name}`,
  text,
  isReduced: false,
  dispose: () => void disposed.push(name),
});

describe('kept sources', () => {
  beforeEach(() => disposed.splice(0));

  it('hands a file over once, and leaves it to whoever takes it to dispose of it', () => {
    const kept = createKeptSources();
    assert.equal(kept.keep(source('A.kt'), 'file:///one'), true);
    assert.equal(kept.take('file:///A.kt')?.text, 'a');
    assert.equal(kept.take('file:///A.kt'), undefined);
    kept.clear();
    assert.deepEqual(disposed, []);
  });

  it('forgets the files of a project with the first of another', () => {
    const kept = createKeptSources();
    kept.keep(source('A.kt'), 'file:///one');
    kept.keep(source('B.kt'), 'file:///two');
    assert.deepEqual(disposed, ['A.kt']);
    assert.equal(kept.take('file:///A.kt'), undefined);
    kept.clear();
    assert.deepEqual(disposed, ['A.kt', 'B.kt']);
  });

  it('takes no more than it has room for, and has room again for what was taken', () => {
    const kept = createKeptSources();
    const large = 'x'.repeat(300_000);
    assert.equal(kept.keep(source('A.kt', large), 'file:///one'), true);
    assert.equal(kept.keep(source('B.kt', large), 'file:///one'), false);
    assert.deepEqual(disposed, []);
    kept.take('file:///A.kt');
    assert.equal(kept.keep(source('B.kt', large), 'file:///one'), true);
  });
});
