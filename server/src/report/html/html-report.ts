import { inventorySection } from '../inventory/inventory-section';
import { countBySeverity, createPlaceFinder, type ReportInput } from '../report-input';
import { findingGroups } from './finding-groups';
import { html } from './markup';
import { acceptedRisks, missionTable, notAnalysed, summaryCards, trendSection } from './sections';
import { style } from './style';

/** Where a finding can be opened; without it places are plain text. */
export type PlaceLink = (place: { readonly uri: string; readonly line: number; readonly column: number }) => string;

export interface HtmlOptions {
  readonly linkOf?: PlaceLink;
}

/**
 * The report as one page without scripts and without anything from elsewhere; its content security policy forbids both. The
 * editor shows the same page as the command line writes.
 */
export function htmlReport(input: ReportInput, options: HtmlOptions = {}): string {
  const places = createPlaceFinder(input.read);
  const counts = countBySeverity(input.diagnostics);
  const { say, language } = input.translation;
  const title = say('Holdfast report');
  const made = {
    files: input.analyzedFiles,
    time: input.finishedAt.toISOString().replace('T', ' ').slice(0, 16),
    version: input.toolVersion,
  };
  const page = html`<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${{ markup: style }}</style>
</head>
<body>
<header>
<h1>${title}</h1>
<p class="quiet">${say('{files} files analysed, {time} UTC, Holdfast {version}', made)}</p>
</header>
<main>
${summaryCards(counts, input)}
${trendSection(input)}
${missionTable(input)}
${findingGroups(input, places, options.linkOf)}
${acceptedRisks(input, places, options.linkOf)}
${inventorySection(input.inventories ?? [], input, options.linkOf)}
${notAnalysed(input)}
</main>
</body>
</html>
`;
  return page.markup;
}
