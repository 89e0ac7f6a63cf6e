import assert from 'node:assert/strict';
import { applyBaseline, createBaseline, parseBaseline } from '../../server/src/project/baseline';
import { finding } from '../report/sample-findings';

const fileOf = (uri: string) => uri.slice('file:///app/'.length);

describe('baseline', () => {
  const a = finding({ uri: 'file:///app/A.kt', fingerprint: 'f1' });
  const b = finding({ uri: 'file:///app/B.kt', fingerprint: 'f2' });

  it('knows its own findings again, after a round through text', () => {
    const baseline = parseBaseline(JSON.stringify(createBaseline([b, a], fileOf)));
    assert.deepEqual(Object.keys(baseline.findings), ['A.kt', 'B.kt']);
    const result = applyBaseline(baseline, [a, b], fileOf);
    assert.deepEqual([result.fresh, result.baselined.length, result.gone], [[], 2, []]);
  });

  it('reports a second finding of the same kind', () => {
    const result = applyBaseline(createBaseline([a], fileOf), [a, a], fileOf);
    assert.deepEqual([result.fresh.length, result.baselined.length], [1, 1]);
  });

  it('tells when a finding is gone, but not for files that were not looked at', () => {
    const baseline = createBaseline([a, a, b], fileOf);
    const result = applyBaseline(baseline, [], fileOf, (file) => file === 'A.kt');
    assert.deepEqual(result.gone, [{ file: 'A.kt', ruleId: a.ruleId, count: 2 }]);
  });

  it('says what is wrong with a file that is none', () => {
    assert.throws(() => parseBaseline('[]'), /not a baseline/);
    assert.throws(() => parseBaseline('{"version": 1, "findings": {"a": {"r": [1]}}}'), /entry of "a"/);
    assert.throws(() => parseBaseline('{'), SyntaxError);
  });
});
