import type { Diagnostic } from '../../server/src/core/diagnostic';
import type { ReportInput } from '../../server/src/report/report-input';
import { defineRule } from '../../server/src/rule-kit/rule';
import { english } from '../../server/src/translation/translation';

export const sampleRule = defineRule({
  id: 'storage/sample-pattern',
  meta: {
    title: 'Sample pattern',
    category: 'storage',
    severity: 'warning',
    precision: 'medium',
    languages: ['kotlin'],
    cwe: [312, 79],
    masvs: ['MASVS-STORAGE-1'],
    maswe: ['MASWE-0006'],
    mission: [2],
    since: '0.1.0',
    noFix: 'none is known',
    docs: {
      what: 'Reports a pattern.',
      why: 'It leaks.',
      fix: 'Remove it.',
      references: ['Text https://example.com/rule'],
    },
  },
  messages: { found: 'Found.' },
  queries: [],
});

/** A finding with everything that a report can show, changed as a test wants it. */
export function finding(changes: Partial<Diagnostic> = {}): Diagnostic {
  return {
    ruleId: sampleRule.id,
    messageId: 'found',
    message: 'Token is stored as plain text. Encrypt it.',
    severity: 'warning',
    precision: 'medium',
    uri: 'file:///app/src/A%20b.kt',
    range: { start: 12, end: 17 },
    related: [],
    flow: [],
    fingerprint: 'f1',
    fixes: [],
    ...changes,
  };
}

/** The finding of `finding()` marks `token` in its second line. */
export const SAMPLE_TEXT = 'val a = 1\n  token = 5\nval b = 2\n';

export function reportInput(changes: Partial<ReportInput> = {}): ReportInput {
  return {
    translation: english,
    toolVersion: '1.2.3',
    rules: [sampleRule],
    diagnostics: [finding()],
    suppressed: [],
    gone: [],
    notices: [],
    analyzedFiles: 3,
    milliseconds: 1234,
    finishedAt: new Date('2026-01-31T12:00:05Z'),
    read: () => SAMPLE_TEXT,
    pathOf: (uri) => decodeURIComponent(uri.replace('file:///app/', '')),
    baseUri: 'file:///app/',
    ...changes,
  };
}
