import type { Severity } from '../../core/diagnostic';
import type { MissionPoint } from '../../rule-kit/rule';
import { trendSince } from '../previous-scan';
import { counted, type PlaceFinder, type ReportInput, SEVERITY_ORDER } from '../report-input';
import type { PlaceLink } from './html-report';
import { html, type Markup } from './markup';
import { placeMarkup } from './place';

/** What the four arguments of the product are called, in the report and in the editor's views. */
export const MISSION_NAMES: Readonly<Record<MissionPoint, string>> = {
  1: 'Collect less',
  2: 'Assess every layer',
  3: 'Strengthen what the user enters',
  4: 'Strictest current solutions',
};

export function summaryCards(counts: Readonly<Record<Severity, number>>, input: ReportInput): Markup {
  const cards = SEVERITY_ORDER.map(
    (severity) => html`<li><b class="${severity}">${counts[severity]}</b>${plural(severity, counts[severity])}</li>`,
  );
  const accepted = input.suppressed.length + (input.baselined?.length ?? 0);
  const hidden = input.hidden ? html`<li><b>${input.hidden}</b>of less precision, not shown</li>` : undefined;
  return html`<ul class="cards" aria-label="Findings by severity">${cards}<li><b>${accepted}</b>accepted or in the baseline</li>${hidden}</ul>`;
}

const plural = (word: string, count: number): string => counted(count, word).replace(/^\d+ /, '');

export function trendSection(input: ReportInput): Markup | undefined {
  if (!input.previous) return undefined;
  const now = input.diagnostics.map((diagnostic) => ({
    file: input.pathOf(diagnostic.uri),
    rule: diagnostic.ruleId,
    fingerprint: diagnostic.fingerprint,
  }));
  const trend = trendSince(input.previous, now);
  const when = trend.finishedAt ? ` of ${trend.finishedAt.slice(0, 16).replace('T', ' ')} UTC` : '';
  return html`<h2>Since the last scan</h2>
<p>${counted(trend.added, 'new finding')}, ${trend.mended} mended; ${input.diagnostics.length} now, ${trend.before} in the scan${when}.</p>`;
}

/** Findings by the four arguments; a rule may serve two of them, so the numbers may add up to more than there are. */
export function missionTable(input: ReportInput): Markup {
  const rows = ([1, 2, 3, 4] as const).map((point) => {
    const ids = new Set(input.rules.filter((rule) => rule.meta.mission.includes(point)).map((rule) => rule.id));
    const found = input.diagnostics.filter((diagnostic) => ids.has(diagnostic.ruleId));
    const cells = SEVERITY_ORDER.map(
      (severity) => html`<td class="number">${found.filter((each) => each.severity === severity).length}</td>`,
    );
    return html`<tr><th scope="row">${MISSION_NAMES[point]}</th>${cells}</tr>`;
  });
  const heads = SEVERITY_ORDER.map((severity) => html`<th scope="col" class="number">${severity}</th>`);
  return html`<h2>What to work on</h2>
<table><thead><tr><th scope="col">Argument</th>${heads}</tr></thead><tbody>${rows}</tbody></table>`;
}

export function acceptedRisks(
  input: ReportInput,
  places: PlaceFinder,
  linkOf: PlaceLink | undefined,
): Markup | undefined {
  const baselined = input.baselined?.length ?? 0;
  if (input.suppressed.length + baselined + input.gone.length === 0) return undefined;
  const rows = input.suppressed.map(
    (finding) =>
      html`<tr><td>${placeMarkup(finding, input, places, linkOf)}</td><td class="mono">${finding.ruleId}</td><td>${finding.reason || 'no reason given'}</td></tr>`,
  );
  const table =
    rows.length === 0
      ? undefined
      : html`<table><thead><tr><th scope="col">Place</th><th scope="col">Rule</th><th scope="col">Reason</th></tr></thead><tbody>${rows}</tbody></table>`;
  const gone = input.gone.map((entry) => html`<li>${entry.ruleId} in ${entry.file} (${entry.count})</li>`);
  return html`<h2>Accepted risks</h2>
${table}
${baselined > 0 ? html`<p>${counted(baselined, 'finding')} of the baseline not shown.</p>` : undefined}
${gone.length > 0 ? html`<p>Mended since the baseline was written:</p><ul>${gone}</ul>` : undefined}`;
}

export function notAnalysed(input: ReportInput): Markup | undefined {
  if (input.notices.length === 0) return undefined;
  const rows = input.notices.map(
    (notice) => html`<li><span class="mono">${input.pathOf(notice.uri)}</span>: ${notice.message}</li>`,
  );
  return html`<h2>Not analysed in full</h2><ul>${rows}</ul>`;
}
