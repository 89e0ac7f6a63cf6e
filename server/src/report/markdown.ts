import type { Diagnostic } from '../core/diagnostic';
import { printable } from './code-frame';
import { countBySeverity, createPlaceFinder, type ReportInput, SEVERITY_ORDER, sortNotices } from './report-input';

/** The report as Markdown, for review comments and job summaries: a count table, then the findings by rule. */
export function markdownReport(input: ReportInput): string {
  const places = createPlaceFinder(input.read);
  const counts = countBySeverity(input.diagnostics);
  const { say } = input.translation;
  const { named, generated } = sortNotices(input.notices);
  const lines = [`# ${say('Holdfast report')}`, '', `| ${say('Severity')} | ${say('Findings')} |`, '| --- | ---: |'];
  for (const severity of SEVERITY_ORDER) lines.push(`| ${say(severity)} | ${counts[severity]} |`);
  lines.push('', say('Files analysed: {count}.', { count: input.analyzedFiles }));
  if (input.suppressed.length > 0)
    lines.push(say('Suppressed in the source: {count}.', { count: input.suppressed.length }));
  if (input.baselined && input.baselined.length > 0)
    lines.push(say('In the baseline: {count}.', { count: input.baselined.length }));
  if (input.hidden) lines.push(say('Of less precision, not shown: {count}.', { count: input.hidden }));
  if (generated > 0) lines.push(say('Generated files left out: {count}.', { count: generated }));
  for (const gone of input.gone)
    lines.push(`${say('Mended since the baseline was written:')} \`${gone.ruleId}\`, ${code(gone.file)}.`);

  for (const [ruleId, diagnostics] of byRule(input.diagnostics)) {
    const rule = input.rules.find((candidate) => candidate.id === ruleId);
    lines.push('', `## ${escaped(rule ? say(rule.meta.title) : ruleId)}`, '');
    lines.push(
      `\`${ruleId}\`, ${say(diagnostics[0]?.severity ?? '')}, ${say('precision {precision}', { precision: say(diagnostics[0]?.precision ?? '') })}${standards(rule)}`,
      '',
    );
    for (const diagnostic of diagnostics) {
      const { line } = places.placeOf(diagnostic.uri, diagnostic.range);
      const path = input.pathOf(diagnostic.uri);
      lines.push(
        `- [${escaped(path)}:${line}](<${path.split('/').map(encodeURIComponent).join('/')}#L${line}>): ${escaped(diagnostic.message)}`,
      );
      for (const fix of diagnostic.fixes)
        lines.push(`  - ${say('Fix')} (${say(fix.applicability)}): ${escaped(fix.title)}`);
    }
  }
  if (named.length > 0) {
    lines.push('', `## ${say('Not analysed in full')}`, '');
    for (const notice of named) lines.push(`- ${code(input.pathOf(notice.uri))}: ${escaped(notice.message)}`);
  }
  return `${lines.join('\n')}\n`;
}

function byRule(diagnostics: readonly Diagnostic[]): [string, Diagnostic[]][] {
  const groups = new Map<string, Diagnostic[]>();
  for (const severity of SEVERITY_ORDER) {
    for (const diagnostic of diagnostics) {
      if (diagnostic.severity !== severity) continue;
      groups.set(diagnostic.ruleId, [...(groups.get(diagnostic.ruleId) ?? []), diagnostic]);
    }
  }
  return [...groups];
}

function standards(rule: ReportInput['rules'][number] | undefined): string {
  if (!rule) return '';
  const ids = [...rule.meta.cwe.map((cwe) => `CWE-${cwe}`), ...rule.meta.masvs, ...rule.meta.maswe];
  return ids.length === 0 ? '' : `, ${ids.join(', ')}`;
}

function escaped(text: string): string {
  return printable(text).replace(/[\\`*_{}[\]<>|#]/g, '\\$&');
}

function code(text: string): string {
  return `\`${printable(text).replace(/`/g, "'")}\``;
}
