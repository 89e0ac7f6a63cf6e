import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Analyzer } from '../../server/src/analyzer';
import { localDay, parseConfig, toAnalysisOptions } from '../../server/src/project/config';
import { isLeftOutFile } from '../../server/src/project/discovery';
import { readSource } from '../../server/src/project/read-source';
import { scanWorkspace } from '../../server/src/scan/scan';

/** Findings by file in the words of `inWords`. Files without findings are left out. */
export type Findings = ReadonlyMap<string, readonly string[]>;

/** Milliseconds for one parse: on a busy machine a shorter one would cut some parses here and others there. */
export const PARSE_BUDGET = 600_000;

/** What a scan that has seen nothing before finds in a folder, with these texts of open documents and this project file. */
export async function freshScan(
  analyzer: Analyzer,
  folder: string,
  texts: ReadonlyMap<string, string>,
  config: string | undefined,
): Promise<Findings> {
  const parsed = parseConfig(config ?? '{}', `${folder}/holdfast.config.json`, analyzer.rules).config;
  const isLeftOut = (uri: string) => isLeftOutFile(folder, fileURLToPath(uri), parsed.exclude ?? []);
  const shown = new Map([...texts].filter(([uri]) => !isLeftOut(uri)));
  const scan = await scanWorkspace({
    roots: [
      {
        folder,
        exclude: parsed.exclude,
        options: toAnalysisOptions(parsed, { parseBudget: PARSE_BUDGET, today: localDay() }),
      },
    ],
    texts: shown,
    createAnalyzer: async () => analyzer,
  });
  return new Map(
    scan.files.flatMap(({ uri, diagnostics }) => {
      if (diagnostics.length === 0) return [];
      const read = readSource(uri);
      const text = shown.get(uri) ?? ('text' in read ? read.text : '');
      const document = TextDocument.create(uri, '', 0, text);
      const severities = ['error', 'warning', 'information', 'hint'];
      const words = diagnostics.map(({ ruleId, severity, message, range }) =>
        inWords({
          code: ruleId,
          severity: (severities.indexOf(severity) + 1) as Diagnostic['severity'],
          message,
          range: { start: document.positionAt(range.start), end: document.positionAt(range.end) },
        }),
      );
      return [[uri, [...new Set(words)].sort()] as const];
    }),
  );
}

/** A diagnostic in one line, so that two can be compared. */
export function inWords({ code, severity, message, range: { start, end } }: Diagnostic): string {
  const digest = createHash('sha1').update(JSON.stringify(message)).digest('hex').slice(0, 8);
  return `${code} ${start.line}:${start.character}-${end.line}:${end.character} severity ${severity} message ${digest}`;
}
