import {
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
  type Diagnostic as LspDiagnostic,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic, RelatedLocation, Severity } from '../core/diagnostic';
import { type Translation, translated } from '../translation/translation';
import { toLspRange } from './positions';
import type { DiagnosticData } from './protocol';
import { ruleUrl } from './rule-pages';
import type { ServerContext } from './server-context';

export const source = 'holdfast';

const severities: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/**
 * Findings of one file as the editor shows them. `lookUp` gives the documents of related places; places in files that cannot be
 * read are left out.
 */
export function toLspDiagnostics(
  diagnostics: readonly Diagnostic[],
  document: TextDocument,
  { features, translation }: Pick<ServerContext, 'features' | 'translation'>,
  lookUp: (uri: string) => TextDocument | undefined,
): LspDiagnostic[] {
  return diagnostics.map((diagnostic) => {
    const fix = (['safe', 'suggestion', 'manual'] as const).find((kind) =>
      diagnostic.fixes.some(({ applicability }) => applicability === kind),
    );
    const data: DiagnosticData = { fingerprint: diagnostic.fingerprint, ...(fix ? { fix } : {}) };
    const result: LspDiagnostic = {
      range: toLspRange(document, diagnostic.range),
      severity: severities[diagnostic.severity],
      source,
      code: diagnostic.ruleId,
      message: translated(translation, diagnostic),
      data,
    };
    if (features.codeDescription) result.codeDescription = { href: ruleUrl(diagnostic.ruleId) };
    const tag = features.tags ? tagOf(diagnostic.ruleId) : undefined;
    if (tag) result.tags = [tag];
    if (features.relatedInformation) {
      const related = relatedInformation(diagnostic, translation, lookUp);
      if (related.length > 0) result.relatedInformation = related;
    }
    return result;
  });
}

/** Steps of the flow first, in their order, then other related places. */
function relatedInformation(
  diagnostic: Diagnostic,
  translation: Translation,
  lookUp: (uri: string) => TextDocument | undefined,
): DiagnosticRelatedInformation[] {
  const total = diagnostic.flow.length;
  const at = (place: RelatedLocation, message: string): DiagnosticRelatedInformation[] => {
    const target = lookUp(place.uri);
    return target ? [{ location: { uri: target.uri, range: toLspRange(target, place.range) }, message }] : [];
  };
  const steps = diagnostic.flow.flatMap((step, index) => {
    const text = translated(translation, step);
    return at(step, translation.say('Step {number} of {total}: {text}', { number: index + 1, total, text }));
  });
  return [...steps, ...diagnostic.related.flatMap((place) => at(place, translated(translation, place)))];
}

/** Rule ids name the bad pattern, so the pattern's name tells whether editors should fade it or strike it through. */
function tagOf(ruleId: string): DiagnosticTag | undefined {
  const name = ruleId.slice(ruleId.indexOf('/') + 1);
  if (/(^|-)deprecated(-|$)/.test(name)) return DiagnosticTag.Deprecated;
  if (/(^|-)unused(-|$)/.test(name)) return DiagnosticTag.Unnecessary;
  return undefined;
}
