import type { Diagnostic, RelatedLocation, Severity } from '../core/diagnostic';
import type { TextRange } from '../core/location';
import type { AnyRule } from '../rule-kit/rule';
import { createPlaceFinder, type PlaceFinder, type ReportInput } from './report-input';

const IMPACTS: Readonly<Record<Severity, string>> = {
  error: 'HIGH',
  warning: 'MEDIUM',
  information: 'LOW',
  hint: 'LOW',
};

/**
 * The report in SonarQube's generic issue format, as of version 10.3 (`sonar.externalIssuesReportPaths`). Rules without a finding
 * are left out, as SonarQube shows none of them.
 */
export function sonarqubeReport(input: ReportInput): string {
  const places = createPlaceFinder(input.read);
  const found = new Set(input.diagnostics.map((diagnostic) => diagnostic.ruleId));
  const rules = input.rules.filter((rule) => found.has(rule.id)).map(sonarRule);
  // Reports about suppressions come from no rule.
  const others = [...found].filter((id) => !input.rules.some((rule) => rule.id === id));
  const report = {
    rules: [...rules, ...others.map((id) => ({ id, name: id, description: id, ...kind('code', 'information') }))],
    issues: input.diagnostics.map((diagnostic) => ({
      ruleId: diagnostic.ruleId,
      primaryLocation: location({ ...diagnostic, message: diagnostic.message }, input, places),
      ...(diagnostic.flow.length + diagnostic.related.length > 0
        ? {
            secondaryLocations: [...diagnostic.flow, ...diagnostic.related].map((step) =>
              location(step, input, places),
            ),
          }
        : {}),
    })),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

function sonarRule(rule: AnyRule) {
  const { what, why, fix } = rule.meta.docs;
  return {
    id: rule.id,
    name: rule.meta.title,
    description: [what, why, fix].join('\n\n'),
    ...kind(rule.meta.category, rule.meta.severity),
  };
}

function kind(category: string, severity: Diagnostic['severity']) {
  return {
    engineId: 'holdfast',
    cleanCodeAttribute: category === 'privacy' ? 'RESPECTFUL' : 'TRUSTWORTHY',
    impacts: [{ softwareQuality: 'SECURITY', severity: IMPACTS[severity] }],
  };
}

/** Lines count from 1, columns from 0; SonarQube refuses empty spans, so these are given by their line alone. */
function location(place: RelatedLocation, input: ReportInput, places: PlaceFinder) {
  return {
    message: place.message,
    filePath: input.pathOf(place.uri),
    textRange: textRange(place.uri, place.range, places),
  };
}

function textRange(uri: string, range: TextRange, places: PlaceFinder) {
  const { line, column, endLine, endColumn } = places.placeOf(uri, range);
  if (line === endLine && column === endColumn) return { startLine: line };
  return { startLine: line, endLine, startColumn: column - 1, endColumn: endColumn - 1 };
}
