import type { Location } from '../../core/location';
import type { PlaceFinder, ReportInput } from '../report-input';
import type { PlaceLink } from './html-report';
import { html, type Markup } from './markup';

/** `src/A.kt:3`, as a link where the page can open it; in narrow columns `A.kt:3`, with the path as its title. */
export function placeMarkup(
  location: Location,
  input: ReportInput,
  places: PlaceFinder,
  linkOf: PlaceLink | undefined,
  form: 'path' | 'name' = 'path',
): Markup {
  const { line, column } = places.placeOf(location.uri, location.range);
  const path = `${input.pathOf(location.uri)}:${line}`;
  const text = form === 'path' ? path : path.slice(path.lastIndexOf('/') + 1);
  const title = form === 'path' ? undefined : html` title="${path}"`;
  if (!linkOf) return html`<span class="mono"${title}>${text}</span>`;
  return html`<a class="mono"${title} href="${linkOf({ uri: location.uri, line, column })}">${text}</a>`;
}
