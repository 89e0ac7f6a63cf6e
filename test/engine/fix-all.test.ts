import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/engine/fixes/working-text';
import type { AnyRule } from '../../server/src/rule-kit/rule';
import { factsOf, uriOf } from '../harness/fixture-project';
import { analyzerOf, callRule, tinyFix } from './tiny-rules';

const uri = uriOf('app/src/main/java/A.kt');

async function fixAll(text: string, rules: readonly AnyRule[], upTo: 'safe' | 'suggestion' = 'safe') {
  const analyzer = await analyzerOf(...rules);
  const texts = new Map([[uri, text]]);
  const result = analyzer.fixAll({ uri, text }, factsOf(analyzer, texts), (other) => texts.get(other), { upTo });
  return { ...result, text: applyEdits(text, result.changes.edits.get(uri) ?? []) };
}

const rename = (to: string, applicability?: 'safe' | 'suggestion' | 'manual') =>
  tinyFix(
    `Call ${to}`,
    (range, text) => [{ edit: 'replace', range, expect: text.slice(range.start, range.end), text: to }],
    applicability,
  );

describe('fix-all', () => {
  it('fixes everything, fixes of fixes too', async () => {
    const rules = [callRule('code/a', 'a', [rename('b')]), callRule('code/b', 'b', [rename('c')])];
    // Calls of `b` are findings of another rule, so the first fix makes a new finding and is taken back.
    const chained = await fixAll('val x = a()\n', rules);
    assert.equal(chained.text, 'val x = a()\n');
    assert.deepEqual(chained.refused.length, 1);
    const plain = await fixAll('val x = b() + b()\nval y = b()\n', rules);
    assert.equal(plain.text, 'val x = c() + c()\nval y = c()\n');
    assert.equal(plain.applied, 3);
  });

  it('leaves suggestions out unless asked', async () => {
    const rules = [callRule('code/a', 'a', [rename('b', 'suggestion')])];
    assert.equal((await fixAll('val x = a()\n', rules)).text, 'val x = a()\n');
    assert.equal((await fixAll('val x = a()\n', rules, 'suggestion')).text, 'val x = b()\n');
  });

  it('never takes manual fixes', async () => {
    const rules = [callRule('code/a', 'a', [rename('b', 'manual')])];
    assert.equal((await fixAll('val x = a()\n', rules, 'suggestion')).text, 'val x = a()\n');
  });

  it('takes back what breaks the syntax and keeps the rest', async () => {
    const rules = [callRule('code/a', 'a', [rename('b')]), callRule('code/d', 'd', [rename('((')])];
    const result = await fixAll('val x = a()\nval y = d()\n', rules);
    assert.equal(result.text, 'val x = b()\nval y = d()\n');
    assert.equal(result.applied, 1);
    assert.equal(result.refused.length, 1);
    assert.match(result.refused[0] ?? '', /^Call \(\( \(code\/d/);
  });

  it('lets overlapping fixes wait for the next pass', async () => {
    const drop = tinyFix('Unwrap', (range, text) => {
      const open = text.indexOf('(', range.start);
      const close = text.lastIndexOf(')', text.indexOf('\n', range.start));
      return [
        {
          edit: 'replace',
          range: { start: range.start, end: close + 1 },
          expect: text.slice(range.start, close + 1),
          text: text.slice(open + 1, close),
        },
      ];
    });
    const result = await fixAll('val x = wrap(wrap(wrap(1)))\n', [callRule('code/w', 'wrap', [drop])]);
    assert.equal(result.text, 'val x = 1\n');
  });

  it('adds one import for two calls', async () => {
    const withImport = tinyFix('Import', (range, text) => [
      { edit: 'replace', range, expect: text.slice(range.start, range.end), text: 'b' },
      { edit: 'add-import', import: { module: 'lib.b' } },
    ]);
    const result = await fixAll('package p\n\nval x = a() + a()\n', [callRule('code/a', 'a', [withImport])]);
    assert.equal(result.text, 'package p\n\nimport lib.b\n\nval x = b() + b()\n');
  });
});
