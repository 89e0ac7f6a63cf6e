import type { Location } from '../../core/location';
import type { PlaceFinder, ReportInput } from '../report-input';
import type { PlaceLink } from './html-report';
import { html, type Markup } from './markup';

/** `src/A.kt:3`, as a link where the page can open it. */
export function placeMarkup(
  location: Location,
  input: ReportInput,
  places: PlaceFinder,
  linkOf: PlaceLink | undefined,
): Markup {
  const { line, column } = places.placeOf(location.uri, location.range);
  const text = `${input.pathOf(location.uri)}:${line}`;
  if (!linkOf) return html`<span class="mono">${text}</span>`;
  return html`<a class="mono" href="${linkOf({ uri: location.uri, line, column })}">${text}</a>`;
}
