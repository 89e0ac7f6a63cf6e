import assert from 'node:assert/strict';
import type { Analyzer } from '../../server/src/analyzer';
import { analyzeTexts, factsOf, uriOf } from '../harness/fixture-project';
import { analyzerOf, callRule, findingsOf, tinyRule } from './tiny-rules';

describe('suppression', () => {
  let analyzer: Analyzer;
  before(async () => {
    const flagged = tinyRule(
      'code/flagged',
      [
        {
          on: 'entry',
          roles: ['android-manifest', 'pubspec', 'gradle-properties', 'info-plist'],
          names: ['application', 'flagged'],
          *check(_ctx, node) {
            const bad = node.attributes.find(({ value }) => value === 'bad');
            yield { messageId: 'found', at: { range: bad?.range ?? node.nameRange }, data: { what: node.name } };
          },
        },
      ],
      { meta: { aliases: ['code/former-name'] } },
    );
    const vague = tinyRule(
      'code/vague',
      [
        {
          on: 'call',
          names: ['vague'],
          *check(_ctx, node) {
            yield { messageId: 'found', at: { range: node.nameRange }, data: { what: node.name }, precision: 'low' };
          },
        },
      ],
      {},
    );
    analyzer = await analyzerOf(callRule('code/danger', 'danger'), callRule('code/peril', 'peril'), flagged, vague);
  });

  const inKotlin = (text: string, options = {}) => findingsOf(analyzer, new Map([[uriOf('A.kt'), text]]), options);

  it('covers its own line and the line below', () => {
    assert.deepEqual(
      inKotlin('fun f() {\n  // holdfast-ignore code/danger tested by hand\n  danger()\n  danger()\n}\n'),
      ['code/danger 4:danger'],
    );
    assert.deepEqual(inKotlin('fun f() {\n  danger() // holdfast-ignore code/danger tested by hand\n  danger()\n}\n'), [
      'code/danger 3:danger',
    ]);
  });

  it('keeps the reason', () => {
    const text = 'fun f() {\n  danger() /* holdfast-ignore code/danger: tested by hand */\n}\n';
    const project = analyzeTexts(analyzer, new Map([[uriOf('A.kt'), text]]), {});
    assert.deepEqual(
      project.suppressed.map((finding) => (finding as unknown as { reason: string }).reason),
      ['tested by hand'],
    );
  });

  it('takes several ids and stacks', () => {
    assert.deepEqual(
      inKotlin('// holdfast-ignore code/danger, code/peril both fine\nval x = danger() + peril()\n'),
      [],
    );
    assert.deepEqual(
      inKotlin('// holdfast-ignore code/danger one\n// holdfast-ignore code/peril two\nval x = danger() + peril()\n'),
      [],
    );
  });

  it('wants a reason, and still suppresses', () => {
    assert.deepEqual(inKotlin('val x = danger() // holdfast-ignore code/danger\n'), [
      'holdfast/suppression-without-reason 1:holdfast-ignore code/danger',
    ]);
  });

  it('ends after its last day, and says so', () => {
    const text = 'val x = danger() // holdfast-ignore code/danger until 2026-06-30: test server only\n';
    const kept = (today: string) => analyzeTexts(analyzer, new Map([[uriOf('A.kt'), text]]), { today });
    assert.deepEqual(inKotlin(text, { today: '2026-06-30' }), []);
    assert.deepEqual(inKotlin(text), []);
    assert.deepEqual(
      kept('2026-06-30').suppressed.map((finding) => (finding as unknown as { reason: string }).reason),
      ['test server only'],
    );
    assert.deepEqual(inKotlin(text, { today: '2026-07-01' }), [
      'code/danger 1:danger',
      'holdfast/expired-suppression 1:holdfast-ignore code/danger',
    ]);
    // A day alone is no reason, and a word is no day.
    assert.deepEqual(
      inKotlin('val x = danger() // holdfast-ignore code/danger until 2026-06-30\n', { today: '2026-01-01' }),
      ['holdfast/suppression-without-reason 1:holdfast-ignore code/danger'],
    );
    assert.deepEqual(
      inKotlin('val x = danger() // holdfast-ignore code/danger until launch\n', { today: '2026-01-01' }),
      [],
    );
  });

  it('ends in the project file too', () => {
    const accepted = { ruleId: 'code/danger', uri: uriOf('A.kt'), reason: 'pilot', until: '2026-06-30' };
    const options = (today: string) => ({ today, suppressions: [accepted] });
    assert.deepEqual(inKotlin('val x = danger()\n', options('2026-06-30')), []);
    assert.deepEqual(inKotlin('val x = danger()\n', options('2026-07-01')), ['code/danger 1:danger']);
  });

  it('reports what suppresses nothing', () => {
    assert.deepEqual(inKotlin('// holdfast-ignore code/danger old\nval x = safe()\n'), [
      'holdfast/unused-suppression 1:code/danger',
    ]);
    assert.deepEqual(inKotlin('// holdfast-ignore code/no-such-rule typo\nval x = safe()\n'), [
      'holdfast/unused-suppression 1:code/no-such-rule',
    ]);
  });

  it('does not call a suppression unused when its rule is off', () => {
    const options = { rules: { 'code/danger': { severity: 'off' as const } } };
    assert.deepEqual(inKotlin('// holdfast-ignore code/danger reason\nval x = danger()\n', options), []);
  });

  it('comes before the least precision, so what is hidden is counted and its comment is no unused one', () => {
    const text = 'val a = vague() // holdfast-ignore code/vague known\nval b = vague()\nval c = danger()\n';
    const at = (minPrecision?: 'medium') => {
      const texts = new Map([[uriOf('A.kt'), text]]);
      const source = { uri: uriOf('A.kt'), text };
      const { diagnostics, suppressed, hidden } = analyzer.analyzeFile(source, factsOf(analyzer, texts), {
        minPrecision,
      });
      return { found: diagnostics.map(({ ruleId }) => ruleId), suppressed: suppressed.length, hidden };
    };
    assert.deepEqual(at(), { found: ['code/vague', 'code/danger'], suppressed: 1, hidden: undefined });
    assert.deepEqual(at('medium'), { found: ['code/danger'], suppressed: 0, hidden: 1 });
  });

  it('is nothing inside a string', () => {
    assert.deepEqual(inKotlin('val x = danger("// holdfast-ignore code/danger no")\n'), ['code/danger 1:danger']);
  });

  const inFile = (path: string, text: string) => findingsOf(analyzer, new Map([[uriOf(path), text]]));

  it('reads XML comments, above an element for its whole start tag, by former names too', () => {
    const tag = '<application\n  android:a="ok"\n  android:b="bad" />\n</manifest>\n';
    const head = '<manifest xmlns:android="http://schemas.android.com/apk/res/android">\n';
    assert.deepEqual(inFile('AndroidManifest.xml', head + tag), ['code/flagged 4:android:b="bad"']);
    const comment = '<!-- holdfast-ignore code/former-name kiosk device -->\n';
    assert.deepEqual(inFile('AndroidManifest.xml', head + comment + tag), []);
  });

  it('reads hash comments', () => {
    assert.deepEqual(inFile('pubspec.yaml', '# holdfast-ignore code/flagged agreed\nflagged: 1\n'), []);
    assert.deepEqual(inFile('gradle.properties', '# holdfast-ignore code/flagged agreed\nflagged=1\n'), []);
    assert.deepEqual(inFile('gradle.properties', 'flagged=1\n'), ['code/flagged 1:flagged']);
  });
});
