import assert from 'node:assert/strict';
import { XMLParser } from 'fast-xml-parser';
import { htmlReport } from '../../server/src/report/html/html-report';
import { finding, reportInput } from './sample-findings';

/** The page as XML; void elements of HTML are closed first. Throws when tags do not match. */
const parsed = (page: string) =>
  new XMLParser({ ignoreAttributes: false }).parse(
    page.replace(/<(meta[^>]*)>/g, '<$1/>').replace('<!DOCTYPE html>', ''),
    true,
  );

describe('HTML report', () => {
  it('shows findings with code, the way of the value, fixes and accepted risks', () => {
    const page = htmlReport(
      reportInput({
        diagnostics: [
          finding({
            flow: [{ uri: 'file:///app/src/A%20b.kt', range: { start: 4, end: 5 }, message: 'a is read' }],
            fixes: [{ title: 'Remove it', applicability: 'safe' }],
          }),
        ],
        suppressed: [{ ...finding(), reason: 'Test server only' }],
        baselined: [finding()],
        gone: [{ file: 'B.kt', ruleId: 'storage/sample-pattern', count: 1 }],
      }),
    );
    parsed(page);
    for (const part of [
      'Sample pattern',
      'src/A b.kt:2',
      '</span>  token = 5',
      'a is read',
      'Remove it',
      'Test server only',
      'Not shown, as the baseline has them: 1.',
      'storage/sample-pattern in B.kt (1)',
      'Assess every layer',
    ]) {
      assert.ok(page.includes(part), part);
    }
  });

  it('lets nothing of a workspace become markup, and nothing load from elsewhere', () => {
    const nasty = '</pre><script>alert(1)</script><img src=x onerror=alert(2)>"\'';
    const page = htmlReport(
      reportInput({
        diagnostics: [finding({ message: nasty, ruleId: 'storage/sample-pattern' })],
        suppressed: [{ ...finding(), reason: nasty }],
        notices: [{ uri: 'file:///app/x', kind: 'skipped', message: nasty }],
        read: () => `val a = 1\n  token${nasty}\n`,
        pathOf: () => nasty,
      }),
    );
    parsed(page);
    assert.doesNotMatch(page, /<(script|img|link|iframe)\b/i);
    assert.match(page, /Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/);
    assert.doesNotMatch(page, /(?:src|href)="https?:/);
  });

  it('counts generated files and names others that were left out', () => {
    const page = htmlReport(
      reportInput({
        notices: [
          { uri: 'file:///app/x.g.kt', kind: 'skipped', message: 'Generated file.', byDesign: 'generated' },
          { uri: 'file:///app/z.kt', kind: 'skipped', message: 'is not valid UTF-8' },
        ],
      }),
    );
    parsed(page);
    assert.ok(page.includes('Generated files left out: 1.') && page.includes('z.kt</span>: is not valid UTF-8'));
    assert.ok(!page.includes('x.g.kt'));
  });

  it('links places where the page can open them', () => {
    const page = htmlReport(reportInput(), { linkOf: ({ line, column }) => `command:open?${line},${column}&"` });
    assert.ok(page.includes('href="command:open?2,3&amp;&quot;"'));
  });

  it('says what changed since an earlier scan', () => {
    const previous = {
      finishedAt: '2026-01-30T08:00:00.000Z',
      findings: ['f1', 'f2', 'f3'].map((fingerprint) => ({
        file: 'src/A b.kt',
        rule: 'storage/sample-pattern',
        severity: 'warning' as const,
        fingerprint,
      })),
    };
    const diagnostics = ['f1', 'f1', 'f9'].map((fingerprint) => finding({ fingerprint }));
    const page = htmlReport(reportInput({ diagnostics, previous }));
    assert.match(page, /New: 2\. Mended: 2\. There are 3 now and were 3 on 2026-01-30 08:00 UTC\./);
    assert.doesNotMatch(htmlReport(reportInput()), /Since the last scan/);
  });
});
