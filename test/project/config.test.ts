import assert from 'node:assert/strict';
import { findConfig, loadConfig, parseConfig, toAnalysisOptions } from '../../server/src/project/config';
import { temporaryFolder } from '../harness/temporary-folder';

const RULES = [
  { id: 'crypto/weak-cipher-or-mode', meta: { severity: 'error' as const } },
  { id: 'storage/backup-allowed', meta: { severity: 'warning' as const, aliases: ['storage/backup'] } },
];

function problems(text: string): string[] {
  return parseConfig(text, 'c.json', RULES).problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

describe('configuration', () => {
  it('reads every setting, with comments and trailing commas', () => {
    const { config, problems } = parseConfig(
      `{
  // why
  "rules": {
    "crypto/weak-cipher-or-mode": "off",
    "storage/backup": { "options": { "a": [1] } },
  },
  "exclude": ["old/**"], "minPrecision": "medium", "failOn": "never", "baseline": "b.json", "parseBudget": 500,
}`,
      'c.json',
      RULES,
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(config, {
      rules: {
        'crypto/weak-cipher-or-mode': { severity: 'off' },
        'storage/backup-allowed': { options: { a: [1] } },
      },
      exclude: ['old/**'],
      minPrecision: 'medium',
      failOn: 'never',
      baseline: 'b.json',
      parseBudget: 500,
    });
  });

  it('names what is wrong, where, and what is allowed', () => {
    assert.deepEqual(problems('{\n  "rulez": {}\n}'), [
      '2:3 unknown setting "rulez"; did you mean "rules"?; known are $schema, rules, exclude, minPrecision, failOn, baseline, parseBudget, suppressions',
    ]);
    assert.deepEqual(problems('{"rules": {"crypto/weak-cipher-or-mod": "off"}}'), [
      '1:12 unknown rule "crypto/weak-cipher-or-mod"; did you mean "crypto/weak-cipher-or-mode"?',
    ]);
    assert.deepEqual(problems('{"rules": {"backup-allowed": "off"}}'), [
      '1:12 unknown rule "backup-allowed"; did you mean "storage/backup-allowed"?',
    ]);
    assert.deepEqual(problems('{"rules": {"storage/backup-allowed": "on"}}'), [
      '1:38 the severity of "storage/backup-allowed" must be one of error, warning, information, hint, off',
    ]);
    assert.deepEqual(problems('{"failOn": "hint"}'), [
      '1:12 "failOn" must be one of error, warning, information, never',
    ]);
    assert.deepEqual(problems('{"exclude": ["a", 1]}'), ['1:19 "exclude" must be a list of strings']);
    assert.deepEqual(problems('{"parseBudget": 0}'), ['1:17 "parseBudget" must be a number above 0']);
    assert.match(problems('{"failOn": }')[0] ?? '', /^1:12 not valid JSON: value expected$/);
    assert.deepEqual(problems('[]'), ['1:1 the configuration must be an object: { … }']);
  });

  it('keeps what is right beside what is wrong', () => {
    const { config } = parseConfig('{"failOn": "bad", "minPrecision": "high"}', 'c.json', RULES);
    assert.deepEqual(config, { minPrecision: 'high' });
  });

  it('lets the command line and the editor win, rule by rule', () => {
    const options = toAnalysisOptions(
      { rules: { a: { severity: 'off' }, b: { severity: 'hint' } }, minPrecision: 'low' },
      { rules: { b: { severity: 'error' } }, minPrecision: 'high' },
    );
    assert.deepEqual(options, { rules: { a: { severity: 'off' }, b: { severity: 'error' } }, minPrecision: 'high' });
  });

  it('hides low precision unless somebody asks for it', () => {
    assert.equal(toAnalysisOptions({}).minPrecision, 'medium');
    assert.equal(toAnalysisOptions({ minPrecision: 'low' }).minPrecision, 'low');
    assert.equal(toAnalysisOptions({}, { minPrecision: 'low' }).minPrecision, 'low');
  });

  it('is found in the nearest folder up to the top of the work tree', () => {
    const folder = temporaryFolder({
      '.git/HEAD': '',
      'holdfast.config.json': '{}',
      'a/b/x.kt': '',
      'c/holdfast.config.json': '{}',
    });
    assert.equal(findConfig(folder.at('a', 'b')), folder.at('holdfast.config.json'));
    assert.equal(findConfig(folder.at('c')), folder.at('c', 'holdfast.config.json'));
    assert.equal(findConfig(temporaryFolder({ 'x.kt': '' }).path), undefined);
  });

  it('reports a file that cannot be read', () => {
    const [problem] = loadConfig('/nowhere/holdfast.config.json', RULES).problems;
    assert.match(problem?.message ?? '', /cannot be read: no such file/);
  });
});
