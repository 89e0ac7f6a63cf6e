import type { Inventory, InventoryEntry } from '../inventory/inventory';
import { DESTINATION_TEXTS, MARK_TEXTS } from '../report/inventory/inventory-text';
import { inventoryOf } from '../scan/inventory-scan';
import { toLspRange } from './positions';
import type { InventoryData, InventoryDataPlace, InventoryProject } from './protocol';
import type { ServerContext } from './server-context';

/** The inventories of the projects of the last scan, on the texts of now. Undefined before the first scan. */
export async function inventories(context: ServerContext): Promise<readonly Inventory[] | undefined> {
  const scan = context.lastScan.get();
  if (!scan) return undefined;
  return inventoryOf({
    analyzer: context.analyzer,
    files: scan.analyzed,
    factsOf: (uri) => context.folders.of(uri).facts(uri),
    textOf: (uri) => context.texts.open(uri)?.getText(),
  });
}

/** The same as the editor's view shows it. */
export async function inventoryProjects(context: ServerContext): Promise<readonly InventoryProject[] | undefined> {
  const found = await inventories(context);
  return found?.map(({ root, entries }) => ({ folder: root, entries: entries.map((entry) => dataOf(context, entry)) }));
}

function dataOf(context: ServerContext, entry: InventoryEntry): InventoryData {
  const at = (place: InventoryEntry['read'][number]) => {
    const document = context.texts.document(place.uri);
    const start = { line: 0, character: 0 };
    const range = document ? toLspRange(document, place.range) : { start, end: start };
    return { uri: context.texts.editorUri(place.uri), range };
  };
  const named = (group: InventoryDataPlace['group'], list: readonly InventoryEntry['read'][number][]) =>
    list.map((each): InventoryDataPlace => ({ group, text: each.name, ...at(each) }));
  const { say } = context.translation;
  return {
    label: say(entry.label),
    weight: entry.weight,
    marks: entry.marks.map((mark) => say(MARK_TEXTS[mark])),
    places: [
      ...named('declared', entry.declared),
      ...named('broughtBy', entry.broughtBy),
      ...named('read', entry.read),
      ...entry.goesTo.map(
        (each): InventoryDataPlace => ({
          group: 'goesTo',
          text: `${each.value} ${say(DESTINATION_TEXTS[each.kind], { name: each.name })}`,
          open: each.kind === 'plaintext-storage' || each.kind === 'log',
          ...at(each),
        }),
      ),
      ...entry.receivedBy.map(
        (each): InventoryDataPlace => ({
          group: 'receivedBy',
          text: `${each.service} (${say(each.purpose)})`,
          ...at(each),
        }),
      ),
    ],
  };
}
