import {
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
  type Diagnostic as LspDiagnostic,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic, RelatedLocation, Severity } from '../core/diagnostic';
import type { ClientFeatures } from './client-features';
import { toLspRange } from './positions';
import type { DiagnosticData } from './protocol';
import { ruleUrl } from './rule-pages';

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
  features: ClientFeatures,
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
      message: diagnostic.message,
      data,
    };
    if (features.codeDescription) result.codeDescription = { href: ruleUrl(diagnostic.ruleId) };
    const tag = features.tags ? tagOf(diagnostic.ruleId) : undefined;
    if (tag) result.tags = [tag];
    if (features.relatedInformation) {
      const related = relatedInformation(diagnostic, lookUp);
      if (related.length > 0) result.relatedInformation = related;
    }
    return result;
  });
}

/** Steps of the flow first, in their order, then other related places. */
function relatedInformation(
  diagnostic: Diagnostic,
  lookUp: (uri: string) => TextDocument | undefined,
): DiagnosticRelatedInformation[] {
  const steps = diagnostic.flow.map((step, index) => ({
    ...step,
    message: `Step ${index + 1} of ${diagnostic.flow.length}: ${step.message}`,
  }));
  return [...steps, ...diagnostic.related].flatMap((place: RelatedLocation) => {
    const target = lookUp(place.uri);
    if (!target) return [];
    return [{ location: { uri: target.uri, range: toLspRange(target, place.range) }, message: place.message }];
  });
}

/** Rule ids name the bad pattern, so the pattern's name tells whether editors should fade it or strike it through. */
function tagOf(ruleId: string): DiagnosticTag | undefined {
  const name = ruleId.slice(ruleId.indexOf('/') + 1);
  if (/(^|-)deprecated(-|$)/.test(name)) return DiagnosticTag.Deprecated;
  if (/(^|-)unused(-|$)/.test(name)) return DiagnosticTag.Unnecessary;
  return undefined;
}
