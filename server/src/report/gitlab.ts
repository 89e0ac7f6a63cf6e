import type { Diagnostic, Severity } from '../core/diagnostic';
import type { AnyRule } from '../rule-kit/rule';
import { createPlaceFinder, type PlaceFinder, type ReportInput } from './report-input';

/** Version of the schema "sast-report-format" of GitLab's security-report-schemas that the report follows. */
const SCHEMA_VERSION = '15.1.4';

const LEVELS: Readonly<Record<Severity, string>> = {
  error: 'High',
  warning: 'Medium',
  information: 'Low',
  hint: 'Info',
};

/**
 * The report for GitLab's merge requests and vulnerability pages (`artifacts: reports: sast`). Suppressed and baselined
 * findings are left out: GitLab keeps its own list of dismissed ones.
 */
export function gitlabReport(input: ReportInput): string {
  const places = createPlaceFinder(input.read);
  const tool = { id: 'holdfast', name: 'Holdfast', version: input.toolVersion, vendor: { name: 'Holdfast' } };
  const report = {
    version: SCHEMA_VERSION,
    scan: {
      type: 'sast',
      status: input.notices.some((notice) => notice.kind === 'failed') ? 'failure' : 'success',
      start_time: timeOf(input.finishedAt.getTime() - input.milliseconds),
      end_time: timeOf(input.finishedAt.getTime()),
      analyzer: tool,
      scanner: tool,
    },
    vulnerabilities: input.diagnostics.map((diagnostic) => vulnerability(diagnostic, input, places)),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

/** `2026-01-31T12:00:00`, in UTC and without a zone, as the schema wants it. */
function timeOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 19);
}

function vulnerability(diagnostic: Diagnostic, input: ReportInput, places: PlaceFinder) {
  const rule = input.rules.find((candidate) => candidate.id === diagnostic.ruleId);
  const place = places.placeOf(diagnostic.uri, diagnostic.range);
  const file = input.pathOf(diagnostic.uri);
  return {
    // The same finding has the same id in the next pipeline, wherever its line moved to.
    id: `${diagnostic.fingerprint}-${file}`,
    category: 'sast',
    name: rule?.meta.title ?? diagnostic.ruleId,
    description: diagnostic.message,
    severity: LEVELS[diagnostic.severity],
    ...(rule ? { solution: rule.meta.docs.fix } : {}),
    scanner: { id: 'holdfast', name: 'Holdfast' },
    location: { file, start_line: place.line, end_line: place.endLine },
    identifiers: identifiers(diagnostic.ruleId, rule),
    ...(rule ? { links: rule.meta.docs.references.flatMap(linkIn) } : {}),
  };
}

function linkIn(reference: string): { url: string }[] {
  const url = /https:\/\/[^\s)>]+/.exec(reference)?.[0];
  return url === undefined ? [] : [{ url }];
}

/** GitLab takes the first identifier as the finding's own. */
function identifiers(ruleId: string, rule: AnyRule | undefined) {
  return [
    { type: 'holdfast_rule_id', name: `Holdfast ${ruleId}`, value: ruleId },
    ...(rule?.meta.cwe ?? []).map((cwe) => ({
      type: 'cwe',
      name: `CWE-${cwe}`,
      value: String(cwe),
      url: `https://cwe.mitre.org/data/definitions/${cwe}.html`,
    })),
    ...[...(rule?.meta.masvs ?? []), ...(rule?.meta.maswe ?? [])].map((id) => ({
      type: 'owasp_mas',
      name: id,
      value: id,
    })),
  ];
}
