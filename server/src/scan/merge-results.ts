import type { FileAnalysis } from '../analyzer';
import type { AnalysisNotice, Diagnostic } from '../core/diagnostic';

/** One analysis per file: file rules and project rules of the same file together, sorted by URI and place. */
export function mergeAnalyses(analyses: readonly FileAnalysis[]): FileAnalysis[] {
  const byUri = new Map<string, FileAnalysis>();
  for (const analysis of analyses) {
    const known = byUri.get(analysis.uri);
    byUri.set(
      analysis.uri,
      known
        ? {
            uri: analysis.uri,
            diagnostics: [...known.diagnostics, ...analysis.diagnostics],
            suppressed: [...known.suppressed, ...analysis.suppressed],
            notices: [...known.notices, ...analysis.notices],
            parsed: known.parsed || analysis.parsed,
            ...(known.hidden || analysis.hidden ? { hidden: (known.hidden ?? 0) + (analysis.hidden ?? 0) } : {}),
            ...(known.dated || analysis.dated ? { dated: true as const } : {}),
          }
        : analysis,
    );
  }
  return [...byUri.values()]
    .map((file) => (file.diagnostics.length > 1 ? { ...file, diagnostics: [...file.diagnostics].sort(byPlace) } : file))
    .sort((a, b) => (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : 0));
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return a.range.start - b.range.start || a.range.end - b.range.end || (a.ruleId < b.ruleId ? -1 : 1);
}

/** Sorted by URI, each message of a file once: both phases read the same file. */
export function uniqueNotices(notices: readonly AnalysisNotice[]): AnalysisNotice[] {
  const seen = new Map<string, AnalysisNotice>();
  for (const notice of notices)
    seen.set(JSON.stringify([notice.uri, notice.kind, notice.message, notice.ruleId]), notice);
  return [...seen.values()].sort((a, b) => (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : 0));
}
