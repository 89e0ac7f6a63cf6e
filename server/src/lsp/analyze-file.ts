import { toLspRange } from './positions';
import type { FileFinding } from './protocol';
import type { ServerContext } from './server-context';

/**
 * Findings in a file as its text is now, with those of rules over the project that are known. Undefined for files that cannot be
 * read or are left out.
 */
export function analyzeFile(context: ServerContext, uri: string): readonly FileFinding[] | undefined {
  const document = context.texts.document(uri);
  const folder = context.folders.of(uri);
  const analysis = document && context.folders.analyze(document);
  if (!document || !analysis) return undefined;
  const own = folder.found(uri, analysis).diagnostics;
  const ofProject = context.results.ofProject(uri).diagnostics;
  return [...own, ...ofProject].map(({ ruleId, severity, precision, message, range, fixes }) => ({
    ruleId,
    severity,
    precision,
    message,
    range: toLspRange(document, range),
    fixes,
  }));
}
