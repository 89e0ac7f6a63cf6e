import type { Severity } from '../../core/diagnostic';
import type { MissionPoint } from '../../rule-kit/rule';
import { trendSince } from '../previous-scan';
import { counted, type PlaceFinder, type ReportInput, SEVERITY_ORDER, sortNotices } from '../report-input';
import type { PlaceLink } from './html-report';
import { html, type Markup } from './markup';
import { placeMarkup } from './place';

/** What the four arguments of the product are called, in the report and in the editor's views. */
export const MISSION_NAMES: Readonly<Record<MissionPoint, string>> = {
  1: 'Collect less',
  2: 'Assess every layer',
  3: 'Strengthen what the user enters',
  4: 'Renew what aged',
};

export function summaryCards(counts: Readonly<Record<Severity, number>>, input: ReportInput): Markup {
  const { say } = input.translation;
  const cards = SEVERITY_ORDER.map(
    (severity) =>
      html`<li><b class="${severity}">${counts[severity]}</b>${say(plural(severity, counts[severity]))}</li>`,
  );
  const accepted = input.suppressed.length + (input.baselined?.length ?? 0);
  const hidden = input.hidden ? html`<li><b>${input.hidden}</b>${say('of less precision, not shown')}</li>` : undefined;
  return html`<ul class="cards" aria-label="${say('Findings by severity')}">${cards}<li><b>${accepted}</b>${say('accepted or in the baseline')}</li>${hidden}</ul>`;
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
  const { say } = input.translation;
  const counts = { added: trend.added, mended: trend.mended, now: input.diagnostics.length, before: trend.before };
  const time = trend.finishedAt?.slice(0, 16).replace('T', ' ');
  const text =
    time === undefined
      ? say('New: {added}. Mended: {mended}. There are {now} now and were {before} then.', counts)
      : say('New: {added}. Mended: {mended}. There are {now} now and were {before} on {time} UTC.', {
          ...counts,
          time,
        });
  return html`<h2>${say('Since the last scan')}</h2>\n<p>${text}</p>`;
}

/** Findings by the four arguments; a rule may serve two of them, so the numbers may add up to more than there are. */
export function missionTable(input: ReportInput): Markup {
  const { say } = input.translation;
  const rows = ([1, 2, 3, 4] as const).map((point) => {
    const ids = new Set(input.rules.filter((rule) => rule.meta.mission.includes(point)).map((rule) => rule.id));
    const found = input.diagnostics.filter((diagnostic) => ids.has(diagnostic.ruleId));
    const cells = SEVERITY_ORDER.map(
      (severity) => html`<td class="number">${found.filter((each) => each.severity === severity).length}</td>`,
    );
    return html`<tr><th scope="row">${say(MISSION_NAMES[point])}</th>${cells}</tr>`;
  });
  const heads = SEVERITY_ORDER.map((severity) => html`<th scope="col" class="number">${say(severity)}</th>`);
  return html`<h2>${say('What to work on')}</h2>
<table><thead><tr><th scope="col">${say('Aim')}</th>${heads}</tr></thead><tbody>${rows}</tbody></table>`;
}

export function acceptedRisks(
  input: ReportInput,
  places: PlaceFinder,
  linkOf: PlaceLink | undefined,
): Markup | undefined {
  const { say } = input.translation;
  const baselined = input.baselined?.length ?? 0;
  if (input.suppressed.length + baselined + input.gone.length === 0) return undefined;
  const rows = input.suppressed.map(
    (finding) =>
      html`<tr><td>${placeMarkup(finding, input, places, linkOf)}</td><td class="mono">${finding.ruleId}</td><td>${finding.reason || say('no reason given')}</td></tr>`,
  );
  const table =
    rows.length === 0
      ? undefined
      : html`<table><thead><tr><th scope="col">${say('Place')}</th><th scope="col">${say('Rule')}</th><th scope="col">${say('Reason')}</th></tr></thead><tbody>${rows}</tbody></table>`;
  const gone = input.gone.map(
    (entry) =>
      html`<li>${say('{rule} in {file} ({count})', { rule: entry.ruleId, file: entry.file, count: entry.count })}</li>`,
  );
  return html`<h2>${say('Accepted risks')}</h2>
${table}
${baselined > 0 ? html`<p>${say('Not shown, as the baseline has them: {count}.', { count: baselined })}</p>` : undefined}
${gone.length > 0 ? html`<p>${say('Mended since the baseline was written:')}</p><ul>${gone}</ul>` : undefined}`;
}

export function notAnalysed(input: ReportInput): Markup | undefined {
  if (input.notices.length === 0) return undefined;
  const { say } = input.translation;
  const { named, generated } = sortNotices(input.notices);
  const rows = named.map(
    (notice) => html`<li><span class="mono">${input.pathOf(notice.uri)}</span>: ${notice.message}</li>`,
  );
  return html`<h2>${say('Not analysed in full')}</h2>
${rows.length > 0 ? html`<ul>${rows}</ul>` : undefined}
${generated > 0 ? html`<p>${say('Generated files left out: {count}.', { count: generated })}</p>` : undefined}`;
}
