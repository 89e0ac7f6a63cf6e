import type { AnalysisOptions, Analyzer } from '../analyzer';
import { readSource, systemReason } from '../project/read-source';
import { writeChanges } from '../project/write-changes';
import type { ProjectFacts } from '../rule-kit/rule';
import type { ScanResult } from '../scan/scan';
import { factsForScan, type ProjectData } from '../scan/tasks';

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
 * own line ends; a fix over several files is given up when one of them cannot be read as it was, or lies outside of the folders
 * `within`.
 */
export function applyFixes(
  analyzer: Analyzer,
  scan: ScanResult,
  upTo: 'safe' | 'suggestion',
  optionsOf: (uri: string) => AnalysisOptions,
  within: readonly string[],
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
      for (const uri of writeChanges(result.changes, within)) written.add(uri);
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
