import type { Inventory, InventoryEntry } from '../../inventory/inventory';
import { appleForm, playForm } from '../../models/data-disclosure';
import { english, type Translation } from '../../translation/translation';

export const DRAFT = 'DRAFT made from source code. Review every line: only you know what your server keeps and why.';

/** Data leaves the device when it is sent, or a service in the app receives it. */
const leaves = ({ goesTo, receivedBy }: InventoryEntry): boolean =>
  receivedBy.length > 0 || goesTo.some(({ kind }) => kind === 'network' || kind === 'analytics');

/** Others get it: a service of a third party, by itself or through an analytics call. */
const shared = ({ goesTo, receivedBy }: InventoryEntry): boolean =>
  receivedBy.length > 0 || goesTo.some(({ kind }) => kind === 'analytics');

/** A draft for Google Play's Data safety form, as CSV: one line for each type of the form that the app concerns. */
export function playDraft(inventories: readonly Inventory[], { say }: Translation = english): string {
  const rows = new Map<string, { entries: InventoryEntry[] }>();
  for (const entry of inventories.flatMap(({ entries }) => entries)) {
    const place = playForm.types[entry.type];
    if (!place) continue;
    const key = JSON.stringify(place);
    rows.set(key, { entries: [...(rows.get(key)?.entries ?? []), entry] });
  }
  const lines = [...rows].map(([key, { entries }]) => {
    const [category, type] = JSON.parse(key) as [string, string];
    return [
      say(category),
      say(type),
      entries.some(leaves) ? say('yes') : say('not seen to leave the device'),
      entries.some(shared) ? say('yes') : say('not seen'),
      services(entries),
      evidence(entries, say),
    ];
  });
  const head = [
    say('Category'),
    say('Data type'),
    say('Collected'),
    say('Shared'),
    say('Services'),
    say('Seen in the code'),
  ];
  return [[say(DRAFT)], head, ...lines]
    .map((cells) => cells.map(csvCell).join(','))
    .join('\r\n')
    .concat('\r\n');
}

/** A draft for Apple's privacy labels: the entries of `NSPrivacyCollectedDataTypes` that the app needs, as a property list. */
export function appleDraft(inventories: readonly Inventory[], { say }: Translation = english): string {
  const entries = inventories.flatMap((inventory) => inventory.entries).filter(leaves);
  const types = new Map<string, InventoryEntry[]>();
  for (const entry of entries) {
    for (const type of appleForm.types[entry.type]) types.set(type, [...(types.get(type) ?? []), entry]);
  }
  const tracking = entries.some(({ receivedBy }) => receivedBy.some(({ tracks }) => tracks === 'always'));
  const items = [...types].sort(([a], [b]) => (a < b ? -1 : 1)).map(([type, list]) => appleItem(type, list, say));
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<!-- ${markupComment(say(DRAFT))} -->
<plist version="1.0">
<dict>
\t<key>NSPrivacyTracking</key>
\t<${tracking}/>
\t<key>NSPrivacyTrackingDomains</key>
\t<array/>
\t<key>NSPrivacyCollectedDataTypes</key>
\t<array>
${items.join('')}\t</array>
</dict>
</plist>
`;
}

/** Whether data is linked to a person cannot be seen in source; the draft takes the stricter answer. */
function appleItem(type: string, entries: readonly InventoryEntry[], say: Translation['say']): string {
  const tracks = entries.some(({ receivedBy }) => receivedBy.some((receiver) => receiver.tracks === 'always'));
  const measured = entries.some(
    ({ goesTo, receivedBy }) =>
      goesTo.some(({ kind }) => kind === 'analytics') || receivedBy.some(({ purpose }) => purpose === 'analytics'),
  );
  const purposes = [
    'AppFunctionality',
    ...(measured ? ['Analytics'] : []),
    ...(tracks ? ['ThirdPartyAdvertising'] : []),
  ];
  return `\t\t<!-- ${markupComment(evidence(entries, say))} -->
\t\t<dict>
\t\t\t<key>NSPrivacyCollectedDataType</key>
\t\t\t<string>${type}</string>
\t\t\t<key>NSPrivacyCollectedDataTypeLinked</key>
\t\t\t<true/>
\t\t\t<key>NSPrivacyCollectedDataTypeTracking</key>
\t\t\t<${tracks}/>
\t\t\t<key>NSPrivacyCollectedDataTypePurposes</key>
\t\t\t<array>
${purposes.map((purpose) => `\t\t\t\t<string>NSPrivacyCollectedDataTypePurpose${purpose}</string>\n`).join('')}\t\t\t</array>
\t\t</dict>
`;
}

const services = (entries: readonly InventoryEntry[]): string =>
  [...new Set(entries.flatMap(({ receivedBy }) => receivedBy.map(({ service }) => service)))].join('; ');

function evidence(entries: readonly InventoryEntry[], say: Translation['say']): string {
  const names = entries.flatMap((entry) => [
    ...entry.declared.map(({ name }) => name),
    ...entry.read.map(({ name }) => name),
    ...entry.goesTo.map(({ value, name }) => say('{value} to {name}', { value, name })),
    ...entry.broughtBy.map(({ name }) => name),
    ...entry.receivedBy.map(({ service }) => service),
  ]);
  return [...new Set(names)].join('; ');
}

/** A cell of a spreadsheet; what a spreadsheet would take for a formula is made text. */
const csvCell = (text: string): string => `"${text.replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;

const markupComment = (text: string): string => text.replace(/[<>&]/g, ' ').replace(/-{2,}/g, '-');
