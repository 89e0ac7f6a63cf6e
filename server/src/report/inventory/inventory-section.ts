import type { Inventory, InventoryEntry } from '../../inventory/inventory';
import type { PlaceLink } from '../html/html-report';
import { html, type Markup } from '../html/markup';
import { placeMarkup } from '../html/place';
import { createPlaceFinder, type ReportInput } from '../report-input';
import { flowPicture } from './flow-picture';
import { DESTINATION_TEXTS, MARK_TEXTS } from './inventory-text';

/** The inventory as a part of the page: a picture of where data goes, then a table for every project. */
export function inventorySection(
  inventories: readonly Inventory[],
  input: ReportInput,
  linkOf: PlaceLink | undefined,
): Markup | undefined {
  if (inventories.length === 0) return undefined;
  const { say } = input.translation;
  const places = createPlaceFinder(input.read);
  const at = (each: InventoryEntry['read'][number]): Markup => placeMarkup(each, input, places, linkOf, 'name');
  const heads = [say('Data'), say('Declared'), say('Read by'), say('Goes to')].map(
    (head) => html`<th scope="col">${head}</th>`,
  );
  const tables = inventories.map(({ root, entries }) => {
    const rows = entries.map((entry) => {
      const marks = entry.marks.map((mark) => html`<br><span class="warning">${say(MARK_TEXTS[mark])}</span>`);
      const listed = (items: readonly Markup[]): Markup =>
        html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`;
      return html`<tr><th scope="row">${say(entry.label)}${marks}</th>
<td>${listed(entry.declared.map((each) => html`<span class="mono">${each.name}</span> ${at(each)}`))}</td>
<td>${listed([...entry.read, ...entry.broughtBy].map((each) => html`<span class="mono">${each.name}</span> ${at(each)}`))}</td>
<td>${listed([
        ...entry.goesTo.map(
          (each) =>
            html`<span class="mono">${each.value}</span> ${say(DESTINATION_TEXTS[each.kind], { name: each.name })} ${at(each)}`,
        ),
        ...entry.receivedBy.map((each) => html`${each.service} (${say(each.purpose)}) ${at(each)}`),
      ])}</td></tr>`;
    });
    return html`<h3>${input.pathOf(root)}</h3>
${flowPicture(entries, input.translation)}
<table class="wide"><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table>`;
  });
  return html`<h2>${say('Personal data')}</h2><p class="quiet">${say('What the apps collect, where, and where it goes. Seen in source code; what a server does with it is not.')}</p>${tables}`;
}
