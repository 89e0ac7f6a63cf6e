import type { CodeFix } from '../analyzer';
import type { Diagnostic } from '../core/diagnostic';
import type { ServerContext } from './server-context';

/** Edits of the fixes of a finding, computed for a file when its first finding is asked for. */
export function fixesForReport(context: ServerContext): (diagnostic: Diagnostic) => readonly CodeFix[] {
  const byFile = new Map<string, readonly CodeFix[]>();
  const fixesIn = (uri: string): readonly CodeFix[] => {
    const text = context.texts.read(uri);
    const folder = context.folders.of(uri);
    if (text === undefined) return [];
    return context.analyzer.fixes({ uri, text }, folder.facts(uri), context.texts.read, {}, folder.options());
  };
  return (diagnostic) => {
    if (diagnostic.fixes.length === 0) return [];
    const fixes = byFile.get(diagnostic.uri) ?? fixesIn(diagnostic.uri);
    byFile.set(diagnostic.uri, fixes);
    return fixes.filter(
      (fix) =>
        fix.diagnostic.fingerprint === diagnostic.fingerprint && fix.diagnostic.range.start === diagnostic.range.start,
    );
  };
}
