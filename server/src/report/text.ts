import { styleText } from 'node:util';
import type { Applicability, Diagnostic, Severity } from '../core/diagnostic';
import type { Location } from '../core/location';
import { codeFrame, printable } from './code-frame';
import {
  countBySeverity,
  counted,
  createPlaceFinder,
  type PlaceFinder,
  type ReportInput,
  SEVERITY_ORDER,
  sortNotices,
} from './report-input';

type Style = Parameters<typeof styleText>[0];

const STYLES: Readonly<Record<Severity, Style>> = {
  error: ['bold', 'red'],
  warning: ['bold', 'yellow'],
  information: ['bold', 'blue'],
  hint: ['bold', 'cyan'],
};

/** The report for people: every finding with its code, why it matters and which fixes there are, then a summary. */
export function textReport(input: ReportInput, options: { readonly color: boolean; readonly quiet?: boolean }): string {
  const paint = (style: Style, text: string) => (options.color ? styleText(style, text) : text);
  const places = createPlaceFinder(input.read);
  const blocks = input.diagnostics.map((diagnostic) => finding(diagnostic, input, places, paint));
  if (!options.quiet) blocks.push(summary(input, paint));
  return blocks.length === 0 ? '' : `${blocks.join('\n\n')}\n`;
}

type Paint = (style: Style, text: string) => string;

function finding(diagnostic: Diagnostic, input: ReportInput, places: PlaceFinder, paint: Paint): string {
  const place = places.placeOf(diagnostic.uri, diagnostic.range);
  const at = (uri: string, range: Diagnostic['range']) => {
    const { line, column } = places.placeOf(uri, range);
    return `${line}:${column}`;
  };
  const where = (uri: string, range: Diagnostic['range']) => `${printable(input.pathOf(uri))}:${at(uri, range)}`;
  const step = ({ uri, range }: Location) => (uri === diagnostic.uri ? at(uri, range) : where(uri, range));
  const lines = [
    [
      paint('bold', where(diagnostic.uri, diagnostic.range)),
      paint(STYLES[diagnostic.severity], diagnostic.severity),
      diagnostic.ruleId,
      paint('dim', `(precision ${diagnostic.precision})`),
    ].join('  '),
    `  ${printable(diagnostic.message)}`,
  ];
  const frame = codeFrame(places.linesOf(diagnostic.uri), place);
  const gutter = Math.max(...frame.map((line) => line.label.length));
  for (const line of frame) {
    const mark = line.kind === 'finding' ? '>' : ' ';
    const text = line.kind === 'carets' ? paint(STYLES[diagnostic.severity], line.text) : line.text;
    lines.push(`  ${mark} ${paint('dim', `${line.label.padStart(gutter)} |`)} ${text}`.trimEnd());
  }
  // A flow within the line that is shown tells nothing more.
  if (
    diagnostic.flow.some(({ uri, range }) => uri !== diagnostic.uri || places.placeOf(uri, range).line !== place.line)
  ) {
    lines.push('  flow:');
    diagnostic.flow.forEach((each, i) => {
      lines.push(`    ${i + 1}. ${step(each)}  ${printable(each.message)}`);
    });
  }
  for (const related of diagnostic.related) {
    lines.push(`  see ${step(related)}  ${printable(related.message)}`);
  }
  for (const fix of diagnostic.fixes)
    lines.push(`  ${paint('green', 'fix')} (${fix.applicability}): ${printable(fix.title)}`);
  return lines.join('\n');
}

function summary(input: ReportInput, paint: Paint): string {
  const counts = countBySeverity(input.diagnostics);
  const parts = SEVERITY_ORDER.filter((severity) => counts[severity] > 0).map((severity) =>
    paint(STYLES[severity], counted(counts[severity], severity)),
  );
  const files = `${counted(input.analyzedFiles, 'file')} in ${(input.milliseconds / 1000).toFixed(1)} s`;
  const lines = [parts.length === 0 ? `No findings in ${files}.` : `${parts.join(', ')} in ${files}.`];
  const quiet = [
    input.suppressed.length > 0 ? `${input.suppressed.length} suppressed in the source` : '',
    input.baselined && input.baselined.length > 0 ? `${input.baselined.length} in the baseline` : '',
    input.hidden ? `${input.hidden} of less precision (--min-precision low shows them)` : '',
  ].filter((part) => part !== '');
  const fixable = fixes(input.diagnostics);
  if (fixable !== '') lines.push(fixable);
  if (quiet.length > 0) lines.push(`Not shown: ${quiet.join(', ')}.`);
  for (const gone of input.gone) {
    lines.push(`Mended since the baseline was written: ${gone.ruleId} in ${printable(gone.file)} (${gone.count}).`);
  }
  const { named, generated } = sortNotices(input.notices);
  if (generated > 0) lines.push(`Left out: ${counted(generated, 'generated file')} (--format json names them).`);
  const partly = new Set(named.map((notice) => notice.uri)).size;
  if (partly > 0) lines.push(`Not analysed in full: ${counted(partly, 'path')}, named on the error output.`);
  return lines.join('\n');
}

/** How many of the findings the command line could fix itself. */
function fixes(diagnostics: readonly Diagnostic[]): string {
  const has = (diagnostic: Diagnostic, wanted: Applicability) =>
    diagnostic.fixes.some(({ applicability }) => applicability === wanted);
  const safe = diagnostics.filter((diagnostic) => has(diagnostic, 'safe'));
  const other = diagnostics.filter((diagnostic) => !safe.includes(diagnostic) && has(diagnostic, 'suggestion'));
  const parts = [
    safe.length > 0 ? `${safe.length} with --fix safe` : '',
    other.length > 0 ? `${other.length}${safe.length > 0 ? ' more' : ''} with --fix suggestion` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `Can be fixed: ${parts.join(', ')}.`;
}
