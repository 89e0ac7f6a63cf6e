import type { AnalysisNotice, Diagnostic, RelatedLocation } from '../core/diagnostic';
import { type Translation, translated } from './translation';

/** A finding as it is shown in a language. Rule, place and fingerprint stay what they are; titles of fixes are for reading only. */
export function translateFinding<D extends Diagnostic>(finding: D, translation: Translation): D {
  const place = (each: RelatedLocation): RelatedLocation => ({ ...each, message: translated(translation, each) });
  return {
    ...finding,
    message: translated(translation, finding),
    related: finding.related.map(place),
    flow: finding.flow.map(place),
    fixes: finding.fixes.map((fix) => ({ ...fix, title: translation.say(fix.title) })),
  };
}

export function translateNotice(notice: AnalysisNotice, translation: Translation): AnalysisNotice {
  return { ...notice, message: translated(translation, notice) };
}
