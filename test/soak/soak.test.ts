import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createRandom } from '../fuzz/random';
import { ensureBuilt } from '../harness/build';
import { sharedAnalyzer } from '../project/project-of';
import { growth, soak } from './soak';
import { changeTo, edited } from './text-edits';

describe('soak', function () {
  this.timeout(600_000);
  before(ensureBuilt);

  it('makes of one text the other by its smallest change', () => {
    const random = createRandom(5);
    let document = TextDocument.create('file:///a', '', 0, 'a 🔑 b\r\nclass A {}\n');
    for (let i = 0; i < 500; i++) {
      const next = edited(document.getText(), 'a\r\n🔑🔒\n', random, [{ path: 'a', text: 'x\ud83dy\r\n🔓' }]);
      const change = changeTo(document, next);
      const changed = TextDocument.update(TextDocument.create('file:///a', '', 0, document.getText()), [change], 1);
      assert.equal(changed.getText(), next);
      document = changed;
    }
  });

  it('tells growth from a server that needs its memory', () => {
    const use = (edits: number, megabytes: number) => ({ edits, heapUsed: megabytes, external: 0, rss: 0 });
    assert.equal(growth([use(10, 50), use(30, 100), use(100, 102)], 2).toFixed(2), '0.02');
    assert.equal(growth([use(10, 90), use(30, 100), use(100, 90)], 2), 0);
    assert.equal(growth([use(10, 50)], 2), 0);
  });

  it('publishes what a fresh scan of the same texts finds, after every batch of edits', async () => {
    const result = await soak(await sharedAnalyzer(), { edits: 300, seed: 20_261_126, batchesPerRound: 5 });
    assert.deepEqual(result.faults, []);
    assert.ok(result.findings > 20 && Object.keys(result.events).length > 5, JSON.stringify(result));
  });
});
