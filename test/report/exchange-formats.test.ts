import assert from 'node:assert/strict';
import { gitlabReport } from '../../server/src/report/gitlab';
import { jsonReport } from '../../server/src/report/json';
import { parsePreviousScan } from '../../server/src/report/previous-scan';
import { sonarqubeReport } from '../../server/src/report/sonarqube';
import { finding, reportInput } from './sample-findings';

describe('GitLab report', () => {
  it('has what the schema of SAST reports requires', () => {
    const report = JSON.parse(gitlabReport(reportInput({ suppressed: [{ ...finding(), reason: 'x' }] })));
    assert.match(report.version, /^15\.\d+\.\d+$/);
    const { scan } = report;
    assert.deepEqual([scan.type, scan.status], ['sast', 'success']);
    assert.deepEqual([scan.start_time, scan.end_time], ['2026-01-31T12:00:03', '2026-01-31T12:00:05']);
    for (const tool of [scan.analyzer, scan.scanner]) {
      for (const key of ['id', 'name', 'version']) assert.equal(typeof tool[key], 'string');
      assert.equal(tool.vendor.name, 'Holdfast');
    }
    assert.equal(report.vulnerabilities.length, 1);
    const [found] = report.vulnerabilities;
    assert.equal(found.severity, 'Medium');
    assert.deepEqual(found.location, { file: 'src/A b.kt', start_line: 2, end_line: 2 });
    assert.deepEqual(
      found.identifiers.map(({ type, value }: { type: string; value: string }) => `${type} ${value}`),
      [
        'holdfast_rule_id storage/sample-pattern',
        'cwe 312',
        'cwe 79',
        'owasp_mas MASVS-STORAGE-1',
        'owasp_mas MASWE-0006',
      ],
    );
    assert.deepEqual(found.links, [{ url: 'https://example.com/rule' }]);
  });

  it('tells when a part was not analysed', () => {
    const notices = [{ uri: 'file:///app/a', kind: 'failed' as const, message: 'broke' }];
    assert.equal(JSON.parse(gitlabReport(reportInput({ notices }))).scan.status, 'failure');
  });
});

describe('SonarQube report', () => {
  it('names rules with impacts and issues with columns from zero', () => {
    const step = { uri: 'file:///app/src/A%20b.kt', range: { start: 4, end: 4 }, message: 'a is read' };
    const report = JSON.parse(sonarqubeReport(reportInput({ diagnostics: [finding({ flow: [step] })] })));
    const [rule] = report.rules;
    assert.deepEqual(
      [rule.id, rule.engineId, rule.cleanCodeAttribute],
      ['storage/sample-pattern', 'holdfast', 'TRUSTWORTHY'],
    );
    assert.deepEqual(rule.impacts, [{ softwareQuality: 'SECURITY', severity: 'MEDIUM' }]);
    const [issue] = report.issues;
    assert.equal(issue.ruleId, rule.id);
    assert.deepEqual(issue.primaryLocation, {
      message: 'Token is stored as plain text. Encrypt it.',
      filePath: 'src/A b.kt',
      textRange: { startLine: 2, endLine: 2, startColumn: 2, endColumn: 7 },
    });
    // An empty span is refused with columns.
    assert.deepEqual(issue.secondaryLocations[0].textRange, { startLine: 1 });
  });

  it('has a rule for every issue', () => {
    const report = JSON.parse(
      sonarqubeReport(reportInput({ diagnostics: [finding({ ruleId: 'holdfast/unused-suppression' })] })),
    );
    assert.deepEqual(
      report.rules.map(({ id }: { id: string }) => id),
      ['holdfast/unused-suppression'],
    );
  });
});

describe('an earlier report', () => {
  it('is read from JSON, and refused when it is something else', () => {
    const previous = parsePreviousScan(jsonReport(reportInput()));
    assert.equal(previous.finishedAt, '2026-01-31T12:00:05.000Z');
    assert.deepEqual(
      previous.findings.map(({ file, fingerprint }) => [file, fingerprint]),
      [['src/A b.kt', 'f1']],
    );
    for (const text of ['{}', '[]', '{"version":1,"findings":[{}]}', '{"version":2,"findings":[]}']) {
      assert.throws(() => parsePreviousScan(text), /not a JSON report of Holdfast/);
    }
    assert.throws(() => parsePreviousScan('{'), SyntaxError);
  });
});
