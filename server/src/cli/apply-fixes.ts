import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AnalysisOptions, Analyzer } from '../analyzer';
import type { FileChanges, TextEdit } from '../core/edit';
import { readSource, systemReason } from '../project/read-source';
import { encodeText } from '../project/text-encoding';
import type { ProjectFacts } from '../rule-kit/rule';
import type { ScanResult } from '../scan/scan';
import { factsForScan, type ProjectData } from '../scan/tasks';
import { writeAtomically } from './atomic-write';

export interface FixOutcome {
  /** Fixes applied, by URI of the file they were found in. */
  readonly applied: ReadonlyMap<string, number>;
  /** URIs of files written or created. */
  readonly written: readonly string[];
  /** Fixes that were taken back, and files that could not be written, in words. */
  readonly refused: readonly { readonly uri: string; readonly reason: string }[];
  readonly failed: boolean;
}

/**
 * Applies the fixes of all files with findings. A file is written as a whole or not at all, in its own encoding and with its
 * own line ends; a fix over several files is given up when one of them cannot be read as it was.
 */
export function applyFixes(
  analyzer: Analyzer,
  scan: ScanResult,
  upTo: 'safe' | 'suggestion',
  optionsOf: (uri: string) => AnalysisOptions,
): FixOutcome {
  const applied = new Map<string, number>();
  const written = new Set<string>();
  const refused: { uri: string; reason: string }[] = [];
  const facts = new Map<ProjectData, ProjectFacts>();
  let failed = false;

  for (const file of scan.files) {
    const project = scan.projectOf(file.uri);
    if (!project || file.diagnostics.every((diagnostic) => diagnostic.fixes.length === 0)) continue;
    const text = textOf(file.uri);
    if (text === undefined) continue;
    const known = facts.get(project) ?? factsForScan(analyzer, project);
    facts.set(project, known);
    const result = analyzer.fixAll({ uri: file.uri, text }, known, textOf, { upTo }, optionsOf(file.uri));
    for (const reason of result.refused) refused.push({ uri: file.uri, reason });
    if (result.applied === 0) continue;
    try {
      for (const uri of writeChanges(result.changes)) written.add(uri);
      applied.set(file.uri, result.applied);
    } catch (error) {
      failed = true;
      refused.push({ uri: file.uri, reason: `could not be written: ${systemReason(error)}` });
    }
  }
  return { applied, written: [...written].sort(), refused, failed };
}

function textOf(uri: string): string | undefined {
  const read = readSource(uri);
  return 'text' in read ? read.text : undefined;
}

/** Writes all files of one set of changes. Everything is computed before the first file is touched. */
function writeChanges(changes: FileChanges): string[] {
  const contents: { uri: string; bytes: Uint8Array }[] = [];
  for (const [uri, edits] of changes.edits) {
    if (edits.length === 0) continue;
    const read = readSource(uri);
    if (!('text' in read)) throw new Error(`${uri} can no longer be read`);
    contents.push({ uri, bytes: encodeText(applyEdits(read.text, edits), read.encoding) });
  }
  for (const [uri, text] of changes.created) {
    if (statSync(fileURLToPath(uri), { throwIfNoEntry: false })) continue;
    contents.push({ uri, bytes: encodeText(text, 'utf-8') });
  }
  for (const { uri, bytes } of contents) writeAtomically(fileURLToPath(uri), bytes);
  return contents.map(({ uri }) => uri);
}

/** The text after edits that do not overlap; new lines end as the text's lines do. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const crlf = /\r\n/.test(text) && !/(?<!\r)\n/.test(text);
  const sorted = [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  let result = '';
  let done = 0;
  for (const { range, newText } of sorted) {
    if (range.start < done) throw new Error('the edits of a fix overlap');
    result += text.slice(done, range.start) + (crlf ? newText.replace(/(?<!\r)\n/g, '\r\n') : newText);
    done = range.end;
  }
  return result + text.slice(done);
}
