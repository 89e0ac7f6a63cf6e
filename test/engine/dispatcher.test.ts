import assert from 'node:assert/strict';
import { analyzeTexts, uriOf } from '../harness/fixture-project';
import { analyzerOf, callRule, findingsOf, tinyRule } from './tiny-rules';

const kotlin = (text: string) => new Map([[uriOf('app/src/main/java/A.kt'), text]]);

describe('dispatcher', () => {
  it('asks the queries of every kind in one walk', async () => {
    const seen: string[] = [];
    const note = (kind: string) => ({
      *check(_ctx: unknown, node: { readonly range: { readonly start: number; readonly end: number } }) {
        seen.push(kind);
        yield* [] as { messageId: 'found'; at: typeof node }[];
      },
    });
    const rule = tinyRule('code/all', [
      { on: 'import', names: ['Cipher'], ...note('import') },
      { on: 'class', names: ['Base'], ...note('class') },
      { on: 'function', names: ['f'], ...note('function') },
      { on: 'variable', names: ['v'], ...note('variable') },
      { on: 'call', names: ['g'], ...note('call') },
      { on: 'assignment', names: ['w'], ...note('assignment') },
      { on: 'string', names: ['text'], ...note('string') },
      { on: 'name', names: ['FLAG'], ...note('name') },
      { on: 'annotation', names: ['Keep'], ...note('annotation') },
      { on: 'call', names: ['absent'], ...note('absent') },
    ]);
    const analyzer = await analyzerOf(rule);
    findingsOf(
      analyzer,
      kotlin('import x.Cipher\n@Keep class A : Base() {\n  fun f() { val v = g("text"); a.w = B.FLAG }\n}\n'),
    );
    const expected = 'annotation assignment call class function import name string variable'.split(' ');
    assert.deepEqual([...new Set(seen)].sort(), expected);
  });

  it('names a rule that breaks once and goes on with the others', async () => {
    const broken = tinyRule('code/broken', [
      {
        on: 'call',
        names: ['danger'],
        // biome-ignore lint/correctness/useYield: it breaks before it can find anything.
        *check() {
          throw new Error('out of order\nstack');
        },
      },
    ]);
    const analyzer = await analyzerOf(broken, callRule('code/danger', 'danger'));
    const result = analyzeTexts(analyzer, kotlin('fun f() { danger(); danger() }\n'), {});
    assert.equal(result.diagnostics.length, 2);
    assert.deepEqual(
      result.notices.map(({ kind, ruleId, message }) => [kind, ruleId, message]),
      [['failed', 'code/broken', 'Rule code/broken failed: out of order']],
    );
  });

  it('reports a place once per rule and message, sorted, with stable fingerprints', async () => {
    const analyzer = await analyzerOf(callRule('code/danger', '*'), callRule('code/a', 'danger'));
    const prints = (text: string) =>
      analyzeTexts(analyzer, kotlin(text), {}).diagnostics.map(({ ruleId, fingerprint }) => `${ruleId} ${fingerprint}`);
    const first = prints('fun f() {\n  danger()\n  danger()\n}\n');
    assert.equal(new Set(first).size, 4);
    assert.deepEqual(prints('// moved\n\nfun f() {\n      danger()\n  danger()\n}\n'), first);
  });

  it('fills messages and takes severities from the configuration', async () => {
    const analyzer = await analyzerOf(callRule('code/danger', 'danger'));
    const options = { rules: { 'code/danger': { severity: 'hint' as const } } };
    const [found] = analyzeTexts(analyzer, kotlin('val x = danger()\n'), options).diagnostics;
    assert.equal(found?.message, 'Found danger.');
    assert.equal(found?.severity, 'hint');
  });

  it('lowers the severity in debug-only code and is silent in tests', async () => {
    const analyzer = await analyzerOf(callRule('code/danger', 'danger'));
    const severities = (path: string, text: string) =>
      analyzeTexts(analyzer, new Map([[uriOf(path), text]]), {}).diagnostics.map(({ severity }) => severity);
    assert.deepEqual(severities('app/src/debug/java/A.kt', 'val x = danger()\n'), ['information']);
    assert.deepEqual(severities('app/src/main/java/A.kt', 'fun f() { if (BuildConfig.DEBUG) { danger() } }\n'), [
      'information',
    ]);
    assert.deepEqual(severities('app/src/test/java/A.kt', 'val x = danger()\n'), []);
  });

  it('stops when cancelled', async () => {
    const analyzer = await analyzerOf(callRule('code/danger', 'danger'));
    const text = `fun f() {\n${'  danger()\n'.repeat(2000)}}\n`;
    let asked = 0;
    const options = { isCancelled: () => ++asked > 2 };
    assert.ok(analyzeTexts(analyzer, kotlin(text), options).diagnostics.length < 2000);
  });

  it('counts time and findings per rule', async () => {
    const analyzer = await analyzerOf(callRule('code/danger', 'danger'));
    const timing = new Map<string, { milliseconds: number; hits: number }>();
    analyzeTexts(analyzer, kotlin('val x = danger() + danger()\n'), { timing });
    assert.equal(timing.get('code/danger')?.hits, 2);
  });
});
