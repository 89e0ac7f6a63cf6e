import { translated } from '../translation/translation';
import { toLspRange } from './positions';
import type { AcceptedRisk } from './protocol';
import type { ServerContext } from './server-context';

/** Findings that a comment or the project file accepts, with the reasons, in files that were scanned or are open. */
export function acceptedRisks(context: ServerContext): readonly AcceptedRisk[] {
  return [...context.results.files()].sort().flatMap((uri) => {
    const { suppressed } = context.results.all(uri);
    const document = suppressed.length > 0 ? context.texts.document(uri) : undefined;
    if (!document) return [];
    return suppressed.map((finding) => ({
      uri: context.texts.editorUri(uri),
      range: toLspRange(document, finding.range),
      ruleId: finding.ruleId,
      message: translated(context.translation, finding),
      reason: finding.reason,
    }));
  });
}
