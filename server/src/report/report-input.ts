import type { CodeFix } from '../analyzer';
import type { AnalysisNotice, Diagnostic, Severity } from '../core/diagnostic';
import { createLineIndex, type LineIndex } from '../core/line-index';
import type { TextRange } from '../core/location';
import type { Inventory } from '../inventory/inventory';
import type { AnyRule } from '../rule-kit/rule';
import type { Translation } from '../translation/translation';
import type { PreviousScan } from './previous-scan';

/** Everything a report may tell. All formats say the same; they differ in form only. */
export interface ReportInput {
  readonly toolVersion: string;
  /** The language of reports for people; those for tools are English. */
  readonly translation: Translation;
  readonly rules: readonly AnyRule[];
  /** Findings to report, sorted by file and place. */
  readonly diagnostics: readonly Diagnostic[];
  readonly suppressed: readonly (Diagnostic & { readonly reason: string })[];
  /** How many findings were left out because of their precision; absent where nobody counted. */
  readonly hidden?: number;
  /** Findings that a baseline knows; undefined when there is no baseline. */
  readonly baselined?: readonly Diagnostic[];
  /** Baseline entries whose findings are no longer there. */
  readonly gone: readonly { readonly file: string; readonly ruleId: string; readonly count: number }[];
  readonly notices: readonly AnalysisNotice[];
  readonly analyzedFiles: number;
  readonly milliseconds: number;
  /** When the scan ended. */
  readonly finishedAt: Date;
  /** An earlier scan to compare with. */
  readonly previous?: PreviousScan;
  /** What the projects do with personal data, for formats that tell it. */
  readonly inventories?: readonly Inventory[];
  /** Edits of the fixes of a finding, for formats that carry them. */
  readonly fixesOf?: (diagnostic: Diagnostic) => readonly CodeFix[];
  /** Text of a file that was analysed. */
  readonly read: (uri: string) => string | undefined;
  /** How a file is named to the reader: relative to the current folder, with forward slashes. */
  readonly pathOf: (uri: string) => string;
  /** URI of the folder that paths are relative to, with a trailing slash. */
  readonly baseUri: string;
}

/** Lines and columns count from 1, columns in UTF-16 code units. */
export interface ReportPlace {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Where spans lie; each text is read and indexed once. */
export interface PlaceFinder {
  placeOf(uri: string, range: TextRange): ReportPlace;
  linesOf(uri: string): LineIndex;
}

export function createPlaceFinder(read: ReportInput['read']): PlaceFinder {
  const indexes = new Map<string, LineIndex>();
  const linesOf = (uri: string) => {
    const known = indexes.get(uri) ?? createLineIndex(read(uri) ?? '');
    indexes.set(uri, known);
    return known;
  };
  return {
    linesOf,
    placeOf(uri, range) {
      const lines = linesOf(uri);
      const start = lines.positionAt(range.start);
      const end = lines.positionAt(Math.max(range.start, range.end));
      return {
        line: start.line + 1,
        column: start.character + 1,
        endLine: end.line + 1,
        endColumn: end.character + 1,
      };
    },
  };
}

/**
 * What a reader wants to know by name, and how many generated files were left out. These can be hundreds, and nothing is
 * wrong with any of them.
 */
export function sortNotices(notices: readonly AnalysisNotice[]): {
  readonly named: readonly AnalysisNotice[];
  readonly generated: number;
} {
  const named = notices.filter(({ byDesign }) => byDesign !== 'generated');
  const generated = new Set(notices.filter((notice) => !named.includes(notice)).map(({ uri }) => uri)).size;
  return { named, generated };
}

export const SEVERITY_ORDER: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

export function countBySeverity(diagnostics: readonly Diagnostic[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const diagnostic of diagnostics) counts[diagnostic.severity] += 1;
  return counts;
}

/** `1 error`, `2 errors`; `information` has no plural. */
export function counted(count: number, word: string): string {
  return `${count} ${count === 1 || word === 'information' ? word : `${word}s`}`;
}
