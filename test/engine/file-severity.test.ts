import assert from 'node:assert/strict';
import type { Analyzer, RuleSetting } from '../../server/src/analyzer';
import { analyzeTexts, uriOf } from '../harness/fixture-project';
import { analyzerOf, callRule } from './tiny-rules';

describe('severity by file', () => {
  let analyzer: Analyzer;
  before(async () => {
    analyzer = await analyzerOf(callRule('code/danger', 'danger'));
  });

  const base = uriOf('');
  const severities = (setting: RuleSetting) => {
    const texts = new Map(['old/deep/A.kt', 'new/B C.kt'].map((file) => [uriOf(file), 'val x = danger()\n']));
    const { diagnostics } = analyzeTexts(analyzer, texts, { rules: { 'code/danger': setting } });
    return Object.fromEntries(diagnostics.map(({ uri, severity }) => [decodeURI(uri.slice(base.length)), severity]));
  };

  it('comes from the last glob that fits, then from the setting, then from the rule', () => {
    const own = severities({})['new/B C.kt'];
    assert.ok(own);
    assert.deepEqual(severities({ base, files: { 'old/**': 'hint' } }), { 'old/deep/A.kt': 'hint', 'new/B C.kt': own });
    assert.deepEqual(
      severities({ severity: 'error', base, files: { '**/*.kt': 'hint', 'new/B C.kt': 'information' } }),
      {
        'old/deep/A.kt': 'hint',
        'new/B C.kt': 'information',
      },
    );
  });

  it('switches a rule off in some files, or on in some', () => {
    assert.deepEqual(Object.keys(severities({ base, files: { 'old/**': 'off' } })), ['new/B C.kt']);
    assert.deepEqual(severities({ severity: 'off', base, files: { 'old/**': 'error' } }), { 'old/deep/A.kt': 'error' });
  });
});
