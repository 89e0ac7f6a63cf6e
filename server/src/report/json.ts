import type { Diagnostic } from '../core/diagnostic';
import { countBySeverity, createPlaceFinder, type PlaceFinder, type ReportInput } from './report-input';

/** The report as one JSON object, for scripts. Lines and columns count from 1, columns in UTF-16 code units. */
export function jsonReport(input: ReportInput): string {
  const places = createPlaceFinder(input.read);
  const report = {
    version: 1,
    tool: { name: 'holdfast', version: input.toolVersion },
    finishedAt: input.finishedAt.toISOString(),
    summary: {
      files: input.analyzedFiles,
      findings: countBySeverity(input.diagnostics),
      suppressed: input.suppressed.length,
      baselined: input.baselined?.length ?? 0,
      ...(input.hidden === undefined ? {} : { hidden: input.hidden }),
      milliseconds: Math.round(input.milliseconds),
    },
    findings: input.diagnostics.map((diagnostic) => finding(diagnostic, input, places)),
    suppressed: input.suppressed.map((diagnostic) => ({
      ...finding(diagnostic, input, places),
      reason: diagnostic.reason,
    })),
    baselined: (input.baselined ?? []).map((diagnostic) => finding(diagnostic, input, places)),
    gone: input.gone,
    notices: input.notices.map((notice) => ({
      file: input.pathOf(notice.uri),
      kind: notice.kind,
      message: notice.message,
      ...(notice.ruleId === undefined ? {} : { rule: notice.ruleId }),
    })),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

function finding(diagnostic: Diagnostic, input: ReportInput, places: PlaceFinder) {
  const located = (location: {
    readonly uri: string;
    readonly range: Diagnostic['range'];
    readonly message: string;
  }) => ({
    file: input.pathOf(location.uri),
    ...places.placeOf(location.uri, location.range),
    message: location.message,
  });
  return {
    rule: diagnostic.ruleId,
    messageId: diagnostic.messageId,
    severity: diagnostic.severity,
    precision: diagnostic.precision,
    message: diagnostic.message,
    file: input.pathOf(diagnostic.uri),
    ...places.placeOf(diagnostic.uri, diagnostic.range),
    fingerprint: diagnostic.fingerprint,
    fixes: diagnostic.fixes,
    flow: diagnostic.flow.map(located),
    related: diagnostic.related.map(located),
  };
}
