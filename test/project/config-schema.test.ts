import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { rules } from '../../server/src/generated/registry';
import { parseConfig } from '../../server/src/project/config';

const schemaFile = path.join(__dirname, '..', '..', 'holdfast.config.schema.json');
const rule = 'crypto/weak-cipher-or-mode';
const accepted = { rule, file: 'app.json', reason: 'kiosk build' };

/** Configurations that both the product and the editor's schema must accept. */
const right: Readonly<Record<string, unknown>> = {
  nothing: {},
  'a schema': { $schema: './holdfast.config.schema.json' },
  'severities of rules': { rules: { [rule]: 'off', 'storage/backup-allowed': 'hint' } },
  'a severity with options': { rules: { [rule]: { severity: 'warning', options: { a: [1] } } } },
  'options alone': { rules: { [rule]: { options: {} } } },
  globs: { exclude: ['old/**', '*.gen.kt'] },
  precision: { minPrecision: 'medium' },
  'level of failure': { failOn: 'never' },
  baseline: { baseline: 'accepted.json' },
  'parse budget': { parseBudget: 250 },
  suppressions: { suppressions: [accepted, { ...accepted, file: 'src/eas.json' }] },
  'no suppressions': { suppressions: [] },
  'a suppression with a last day': { suppressions: [{ ...accepted, until: '2027-03-31' }] },
  'severities by glob': { rules: { [rule]: { severity: 'error', files: { 'old/**': 'off', '*.kt': 'hint' } } } },
  'severities by glob alone': { rules: { [rule]: { files: { 'old/**': 'off' } } } },
};

/** Configurations that both must reject. */
const wrong: Readonly<Record<string, unknown>> = {
  'a list': [],
  'an unknown setting': { rulez: {} },
  'a schema that is no text': { $schema: 1 },
  'rules as a list': { rules: [] },
  'an unknown rule': { rules: { 'no/such-rule': 'off' } },
  'an unknown severity': { rules: { [rule]: 'on' } },
  'an unknown severity in an object': { rules: { [rule]: { severity: 'fatal' } } },
  'an unknown setting of a rule': { rules: { [rule]: { level: 'off' } } },
  'options that are no object': { rules: { [rule]: { options: [] } } },
  'a glob that is no text': { exclude: [1] },
  'globs as a text': { exclude: 'old/**' },
  'an unknown precision': { minPrecision: 'best' },
  'an unknown level of failure': { failOn: 'hint' },
  'a baseline that is no text': { baseline: true },
  'no parse budget': { parseBudget: 0 },
  'a parse budget in words': { parseBudget: '1 s' },
  'suppressions as an object': { suppressions: {} },
  'a suppression that is a text': { suppressions: ['app.json'] },
  'a suppression without a rule': { suppressions: [{ ...accepted, rule: undefined }] },
  'a suppression without a file': { suppressions: [{ ...accepted, file: undefined }] },
  'a suppression without a reason': { suppressions: [{ ...accepted, reason: undefined }] },
  'a suppression with an empty reason': { suppressions: [{ ...accepted, reason: ' ' }] },
  'a suppression of an unknown rule': { suppressions: [{ ...accepted, rule: 'no/such-rule' }] },
  'a last day that is none': { suppressions: [{ ...accepted, until: 'tomorrow' }] },
  'an unknown severity by glob': { rules: { [rule]: { files: { 'old/**': 'on' } } } },
  'globs of a rule as a list': { rules: { [rule]: { files: ['old/**'] } } },
  'an unknown setting of a suppression': { suppressions: [{ ...accepted, line: 3 }] },
};

describe('schema of the configuration', () => {
  const schema = JSON.parse(readFileSync(schemaFile, 'utf8')) as { readonly properties: Record<string, unknown> };
  const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);
  const verdicts = (config: unknown): readonly [boolean, boolean] => {
    const text = JSON.stringify(config);
    return [validate(JSON.parse(text)) === true, parseConfig(text, '/a/c.json', rules).problems.length === 0];
  };

  for (const [name, config] of Object.entries(right)) {
    it(`accepts ${name}, as the product does`, () => assert.deepEqual(verdicts(config), [true, true]));
  }
  for (const [name, config] of Object.entries(wrong)) {
    it(`rejects ${name}, as the product does`, () => assert.deepEqual(verdicts(config), [false, false]));
  }

  it('has a sample of every setting', () => {
    const sampled = new Set(Object.values(right).flatMap((config) => Object.keys(config as object)));
    assert.deepEqual([...sampled].sort(), Object.keys(schema.properties).sort());
  });

  it('has every rule by its id and its former ids', () => {
    const { properties } = schema.properties.rules as { readonly properties: Record<string, unknown> };
    assert.deepEqual(
      rules.flatMap(({ id, meta }) => [id, ...(meta.aliases ?? [])]).filter((id) => !(id in properties)),
      [],
    );
  });
});
