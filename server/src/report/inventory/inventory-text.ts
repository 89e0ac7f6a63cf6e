import { filled } from '../../core/wording';
import type { Inventory, InventoryEntry, InventoryMark } from '../../inventory/inventory';
import { printable } from '../code-frame';
import { createPlaceFinder, type ReportInput } from '../report-input';

/** What the marks say, in the text, the page and the editor's view. */
export const MARK_TEXTS: Readonly<Record<InventoryMark, string>> = {
  'declared-unused': 'declared, and nothing uses it',
  'used-undeclared': 'used on iOS without a purpose string',
  'not-in-privacy-manifest': 'leaves the device, and the privacy manifest does not name it',
  'more-than-protected': 'kept or logged without protection',
};

export const DESTINATION_TEXTS: Readonly<Record<InventoryEntry['goesTo'][number]['kind'], string>> = {
  'plaintext-storage': 'kept as plain text in {name}',
  'secure-storage': 'kept encrypted in {name}',
  log: 'written to {name}',
  network: 'sent in {name}',
  analytics: 'sent to {name}',
};

function destinationText({ kind, name }: InventoryEntry['goesTo'][number]): string {
  return filled({ template: DESTINATION_TEXTS[kind], data: { name } });
}

/** The inventory for people, at the terminal. */
export function inventoryText(inventories: readonly Inventory[], input: Pick<ReportInput, 'read' | 'pathOf'>): string {
  const places = createPlaceFinder(input.read);
  const where = ({ uri, range }: InventoryEntry['read'][number]): string =>
    `${printable(input.pathOf(uri))}:${places.placeOf(uri, range).line}`;
  const lines = inventories.flatMap(({ root, entries }) => [
    printable(input.pathOf(root)),
    ...entries.flatMap((entry) => [
      '',
      `  ${entry.label}${entry.marks.map((mark) => `  [${MARK_TEXTS[mark]}]`).join('')}`,
      ...entry.declared.map((each) => `    declared    ${printable(each.name)}  ${where(each)}`),
      ...entry.broughtBy.map((each) => `    brought by  ${printable(each.name)}  ${where(each)}`),
      ...entry.read.map((each) => `    read        ${printable(each.name)}  ${where(each)}`),
      ...entry.goesTo.map(
        (each) => `    goes        ${printable(each.value)} ${destinationText(each)}  ${where(each)}`,
      ),
      ...entry.receivedBy.map((each) => `    received by ${each.service} (${each.purpose})  ${where(each)}`),
    ]),
    '',
  ]);
  return lines.length === 0 ? 'No personal data found.\n' : `${lines.join('\n')}\n`;
}
