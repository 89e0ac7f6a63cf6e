import assert from 'node:assert/strict';
import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
import Ajv from 'ajv';
import { rules } from '../../server/src/generated/registry';
import type { ReportInput } from '../../server/src/report/report-input';
import { sarifLog } from '../../server/src/report/sarif';
import { finding, reportInput } from './sample-findings';

/** The official schema is written for draft 4: `id` stands for `$id`, and ajv need not check formats to check structure. */
function schemaErrors(input: ReportInput): unknown {
  const { id: _id, $schema: _schema, ...schema } = sarifSchema as Record<string, unknown>;
  const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false, allErrors: true }).compile(
    schema,
  );
  return validate(JSON.parse(JSON.stringify(sarifLog(input)))) ? undefined : validate.errors;
}

const step = { uri: 'file:///app/src/A%20b.kt', range: { start: 4, end: 5 }, message: 'step' };

const full = reportInput({
  diagnostics: [finding({ related: [step], flow: [step, step] })],
  suppressed: [{ ...finding(), reason: 'a test value' }],
  baselined: [finding({ fingerprint: 'f2' })],
  notices: [
    { uri: 'file:///app/bad.kt', kind: 'skipped', message: 'is not valid UTF-8' },
    { uri: 'file:///elsewhere/x.kt', kind: 'failed', message: 'broke', ruleId: 'storage/sample-pattern' },
  ],
  fixesOf: (diagnostic) => [
    {
      ruleId: diagnostic.ruleId,
      title: 'Remove it',
      applicability: 'safe',
      diagnostic,
      changes: {
        edits: new Map([[diagnostic.uri, [{ range: diagnostic.range, newText: 'x' }]]]),
        created: new Map([['file:///app/new.xml', '<a/>']]),
      },
    },
  ],
});

describe('SARIF report', () => {
  it('is valid by the official schema, with everything in it and with nothing', () => {
    assert.equal(schemaErrors(full), undefined);
    assert.equal(schemaErrors(reportInput({ diagnostics: [] })), undefined);
  });

  it('is valid with the metadata of all rules', () => {
    assert.equal(schemaErrors(reportInput({ rules, diagnostics: [] })), undefined);
  });

  it('would be found invalid', () => {
    const broken = { ...full, toolVersion: 1 as unknown as string };
    assert.notEqual(schemaErrors(broken), undefined);
  });

  const [run] = sarifLog(full).runs;

  it('carries rule metadata, standards and tags', () => {
    const rule = run?.tool.driver.rules?.[0];
    assert.equal(rule?.helpUri, 'https://example.com/rule');
    assert.deepEqual(rule?.properties?.tags, [
      'security',
      'storage',
      'external/cwe/cwe-312',
      'external/cwe/cwe-079',
      'MASVS-STORAGE-1',
      'MASWE-0006',
    ]);
    assert.equal(rule?.properties?.precision, 'medium');
    assert.equal(rule?.properties?.['security-severity'], '5.5');
    assert.deepEqual(
      run?.taxonomies?.map((taxonomy) => [taxonomy.name, taxonomy.taxa?.map((taxon) => taxon.id)]),
      [
        ['CWE', ['79', '312']],
        ['MASVS', ['MASVS-STORAGE-1']],
        ['MASWE', ['MASWE-0006']],
      ],
    );
    assert.deepEqual(
      rule?.relationships?.map(({ target }) => [target.toolComponent?.index, target.index, target.id]),
      [
        [0, 1, '312'],
        [0, 0, '79'],
        [1, 0, 'MASVS-STORAGE-1'],
        [2, 0, 'MASWE-0006'],
      ],
    );
  });

  it('places findings relative to the base folder, percent-encoded, from line and column 1', () => {
    assert.deepEqual(run?.originalUriBaseIds, { SRCROOT: { uri: 'file:///app/' } });
    assert.equal(run?.columnKind, 'utf16CodeUnits');
    assert.deepEqual(run?.results?.[0]?.locations?.[0]?.physicalLocation, {
      artifactLocation: { uri: 'src/A%20b.kt', uriBaseId: 'SRCROOT' },
      region: { startLine: 2, startColumn: 3, endLine: 2, endColumn: 8 },
    });
  });

  it('carries flow, related places, fixes and fingerprints', () => {
    const result = run?.results?.[0];
    assert.equal(result?.codeFlows?.[0]?.threadFlows[0]?.locations.length, 2);
    assert.equal(result?.relatedLocations?.[0]?.message?.text, 'step');
    assert.deepEqual(result?.partialFingerprints, { 'holdfast/v1': 'f1' });
    assert.deepEqual(
      result?.fixes?.[0]?.artifactChanges.map((change) => change.replacements[0]?.insertedContent?.text),
      ['x', '<a/>'],
    );
  });

  it('marks suppressed and baselined findings', () => {
    assert.deepEqual(
      run?.results?.map((result) => [result.baselineState, result.suppressions?.[0]?.kind]),
      [
        ['new', undefined],
        [undefined, 'inSource'],
        ['unchanged', 'external'],
      ],
    );
    assert.equal(run?.results?.[1]?.suppressions?.[0]?.justification, 'a test value');
  });

  it('names files that were not analysed', () => {
    const notifications = run?.invocations?.[0]?.toolExecutionNotifications;
    assert.deepEqual(
      notifications?.map(({ level, locations }) => [level, locations?.[0]?.physicalLocation?.artifactLocation?.uri]),
      [
        ['warning', 'bad.kt'],
        ['error', 'file:///elsewhere/x.kt'],
      ],
    );
    assert.equal(run?.invocations?.[0]?.executionSuccessful, false);
  });
});
