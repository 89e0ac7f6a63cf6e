import { version } from '../../../package.json';
import type { Diagnostic } from '../core/diagnostic';
import { toUri } from '../project/file-uri';
import { gitlabReport } from '../report/gitlab';
import { htmlReport, type PlaceLink } from '../report/html/html-report';
import { appleDraft, playDraft } from '../report/inventory/disclosure-drafts';
import { jsonReport } from '../report/json';
import { markdownReport } from '../report/markdown';
import { type PreviousScan, parsePreviousScan } from '../report/previous-scan';
import type { ReportInput } from '../report/report-input';
import { sarifReport } from '../report/sarif';
import { sonarqubeReport } from '../report/sonarqube';
import { translateFinding, translateNotice } from '../translation/translate-finding';
import { fixesForReport } from './fixes-for-report';
import { inventories } from './inventory';
import type { ReportFormat, ReportParams } from './protocol';
import type { ServerContext } from './server-context';
import { filePath } from './texts';

/**
 * The report over all files that were scanned or are open, in the wanted form. Undefined before the first scan, when most files are
 * unknown.
 */
export async function report(context: ServerContext, params: ReportParams): Promise<string | undefined> {
  const input = reportInput(context, params.previous);
  if (!input) return undefined;
  const inventory = tellsInventory.has(params.format) ? await inventories(context) : undefined;
  const told = forPeople.has(params.format) ? inLanguage(input) : input;
  return writers[params.format]({ ...told, inventories: inventory }, params, context);
}

/** Other tools read the rest, whatever language the editor speaks. */
const forPeople: ReadonlySet<ReportFormat> = new Set(['html', 'markdown']);

function inLanguage(input: ReportInput): ReportInput {
  const { translation } = input;
  return {
    ...input,
    diagnostics: input.diagnostics.map((each) => translateFinding(each, translation)),
    suppressed: input.suppressed.map((each) => translateFinding(each, translation)),
    notices: input.notices.map((each) => translateNotice(each, translation)),
  };
}

const tellsInventory: ReadonlySet<ReportFormat> = new Set(['html', 'play', 'apple']);

const writers: Readonly<
  Record<ReportFormat, (input: ReportInput, params: ReportParams, context: ServerContext) => string>
> = {
  html: (input, { commandLinks }) => htmlReport(input, commandLinks ? { linkOf: openPlaceLink } : {}),
  json: jsonReport,
  markdown: markdownReport,
  sarif: (input, _params, context) => sarifReport({ ...input, fixesOf: fixesForReport(context) }),
  gitlab: gitlabReport,
  sonarqube: sonarqubeReport,
  play: ({ inventories = [], translation }) => playDraft(inventories, translation),
  apple: ({ inventories = [], translation }) => appleDraft(inventories, translation),
};

/** A link that the editor's report view runs as a command; nothing else can be run from there. */
const openPlaceLink: PlaceLink = ({ uri, line, column }) =>
  `command:holdfast.openPlace?${encodeURIComponent(JSON.stringify([uri, line, column]))}`;

function reportInput(context: ServerContext, previous: string | undefined): ReportInput | undefined {
  const scan = context.lastScan.get();
  if (!scan) return undefined;
  const { results, texts, analyzer } = context;
  const files = [...results.files()].sort();
  const all = files.map((uri) => results.all(uri));
  const folders = scan.folders.flatMap(({ path }) => (path === undefined ? [] : [path]));
  const base = folders.length === 1 ? `${toUri(folders[0] as string)}/` : '';
  const diagnostics = all.flatMap((found) => found.diagnostics);
  return {
    toolVersion: version,
    translation: context.translation,
    rules: analyzer.rules,
    diagnostics,
    suppressed: all.flatMap((found) => found.suppressed),
    baselined: scan.folders.some((folder) => folder.baseline()) ? all.flatMap((found) => found.baselined) : undefined,
    gone: scan.folders.flatMap((folder) => folder.baseline()?.gone(withBaselined(all), scan.analyzed) ?? []),
    notices: scan.notices,
    analyzedFiles: scan.analyzed.length,
    milliseconds: scan.milliseconds,
    finishedAt: scan.finishedAt,
    previous: previous === undefined ? undefined : readPrevious(previous),
    read: texts.read,
    pathOf: (uri) => (base !== '' && uri.startsWith(base) ? decodeURI(uri.slice(base.length)) : (filePath(uri) ?? uri)),
    baseUri: base,
  };
}

const withBaselined = (all: readonly { diagnostics: readonly Diagnostic[]; baselined: readonly Diagnostic[] }[]) =>
  all.flatMap((found) => [...found.diagnostics, ...found.baselined]);

/** An earlier report that cannot be read is no reason to show none now. */
function readPrevious(text: string): PreviousScan | undefined {
  try {
    return parsePreviousScan(text);
  } catch {
    return undefined;
  }
}
