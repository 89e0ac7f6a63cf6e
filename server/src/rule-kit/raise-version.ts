import type { Edit } from '../core/edit';
import type { Dependency } from './rule';
import type { Requirement } from './version';

/**
 * Puts `to` in the place of the number that a dependency asks for; the notation of the range stays. The number is looked for where
 * the version is written, in `textOf` its file when that is at hand. Undefined where it is not written in the project.
 */
export function raiseVersion(
  dependency: Dependency,
  { written }: Requirement,
  to: string,
  textOf: (uri: string) => string | undefined,
): Extract<Edit, { edit: 'replace' }> | undefined {
  const place = dependency.versionPlace ?? { uri: dependency.uri, range: dependency.versionRange };
  if (!place.range) return undefined;
  const { uri } = place;
  const text = textOf(uri);
  if (text === undefined) return { edit: 'replace', uri, range: place.range, expect: written, text: to };
  const at = text.slice(place.range.start, place.range.end).indexOf(written);
  if (at === -1) return undefined;
  const start = place.range.start + at;
  return { edit: 'replace', uri, range: { start, end: start + written.length }, expect: written, text: to };
}
