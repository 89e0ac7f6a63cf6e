import type { Diagnostic } from '../../core/diagnostic';
import { codeFrame } from '../code-frame';
import { type PlaceFinder, type ReportInput, SEVERITY_ORDER } from '../report-input';
import type { PlaceLink } from './html-report';
import { html, type Markup } from './markup';
import { placeMarkup } from './place';

/** Findings by rule, gravest first, each with its code, the way of the value, and what can be done. */
export function findingGroups(input: ReportInput, places: PlaceFinder, linkOf: PlaceLink | undefined): Markup {
  const { say } = input.translation;
  const groups = groupsOf(input.diagnostics).map(([ruleId, findings]) => {
    const rule = input.rules.find((candidate) => candidate.id === ruleId);
    const severity = findings[0]?.severity ?? 'hint';
    const standards = rule ? [...rule.meta.masvs, ...rule.meta.maswe, ...rule.meta.cwe.map((cwe) => `CWE-${cwe}`)] : [];
    return html`<details${{ markup: severity === 'error' ? ' open' : '' }}>
<summary><h3>${rule ? say(rule.meta.title) : ruleId}</h3> <span class="${severity}">${say(severity)}</span> <span class="quiet"><span class="mono">${ruleId}</span> (${findings.length})</span></summary>
${rule ? html`<div class="finding"><p>${say(rule.meta.docs.why)}</p><p>${say(rule.meta.docs.fix)}</p><p class="quiet">${standards.join(', ')}</p></div>` : undefined}
${findings.map((finding) => findingMarkup(finding, input, places, linkOf))}
</details>`;
  });
  return html`<h2>${say('Findings')}</h2>${groups.length === 0 ? html`<p>${say('None.')}</p>` : groups}`;
}

function groupsOf(diagnostics: readonly Diagnostic[]): [string, Diagnostic[]][] {
  const groups = new Map<string, Diagnostic[]>();
  for (const severity of SEVERITY_ORDER) {
    for (const diagnostic of diagnostics.filter((each) => each.severity === severity)) {
      groups.set(diagnostic.ruleId, [...(groups.get(diagnostic.ruleId) ?? []), diagnostic]);
    }
  }
  return [...groups];
}

function findingMarkup(
  finding: Diagnostic,
  input: ReportInput,
  places: PlaceFinder,
  linkOf: PlaceLink | undefined,
): Markup {
  const { say } = input.translation;
  const place = places.placeOf(finding.uri, finding.range);
  const frame = codeFrame(places.linesOf(finding.uri), place);
  const gutter = Math.max(...frame.map(({ label }) => label.length));
  const lines = frame.map(({ label, text, kind }) => {
    const number = `${label.padStart(gutter)} | `;
    return kind === 'carets'
      ? html`<span class="quiet">${number}</span><span class="${finding.severity}">${text}</span>\n`
      : html`<span class="quiet">${number}</span>${text}\n`;
  });
  const steps = finding.flow.map((step) => html`<li>${placeMarkup(step, input, places, linkOf)} ${step.message}</li>`);
  const related = finding.related.map(
    (other) => html`<li>${placeMarkup(other, input, places, linkOf)} ${other.message}</li>`,
  );
  const fixes = finding.fixes.map(
    (fix) => html`<li>${fix.title} <span class="quiet">(${say(fix.applicability)})</span></li>`,
  );
  return html`<article class="finding">
<p>${placeMarkup(finding, input, places, linkOf)} <span class="quiet">${say('precision {precision}', { precision: say(finding.precision) })}</span></p>
<p>${finding.message}</p>
<pre class="mono">${lines}</pre>
${steps.length > 0 ? html`<p class="quiet">${say('Way of the value')}</p><ol>${steps}</ol>` : undefined}
${related.length > 0 ? html`<p class="quiet">${say('See also')}</p><ul>${related}</ul>` : undefined}
${fixes.length > 0 ? html`<p class="quiet">${say('Quick fixes')}</p><ul>${fixes}</ul>` : undefined}
</article>`;
}
