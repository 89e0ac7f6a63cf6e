import type { InventoryEntry } from '../../inventory/inventory';
import type { Translation } from '../../translation/translation';
import { html, type Markup } from '../html/markup';
import { DESTINATION_TEXTS } from './inventory-text';

const ROW = 26;
const LEFT = 250;
const RIGHT = 560;
const WIDTH = 900;

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly open: boolean;
}

/** Kinds of data on the left, where they go on the right, a line for each way; dashed where the way is unprotected. */
export function flowPicture(entries: readonly InventoryEntry[], { say }: Translation): Markup | undefined {
  const edges = edgesOf(entries, say);
  if (edges.length === 0) return undefined;
  const sources = [...new Set(edges.map(({ from }) => from))];
  const targets = [...new Set(edges.map(({ to }) => to))];
  const height = Math.max(sources.length, targets.length) * ROW + 10;
  const yOf = (list: readonly string[], name: string): number => list.indexOf(name) * ROW + ROW / 2 + 5;
  const lines = edges.map(({ from, to, open }) => {
    const [y1, y2] = [yOf(sources, from), yOf(targets, to)];
    const middle = (LEFT + RIGHT) / 2;
    const path = `M${LEFT} ${y1} C${middle} ${y1} ${middle} ${y2} ${RIGHT} ${y2}`;
    const look = open ? 'stroke="var(--error)" stroke-dasharray="5 3"' : 'stroke="var(--information)"';
    return html`<path d="${path}" fill="none" stroke-width="1.5" ${{ markup: look }}><title>${from}: ${to}${open ? `, ${say('unprotected')}` : ''}</title></path>`;
  });
  const label = (x: number, y: number, anchor: string, text: string): Markup =>
    html`<text x="${x}" y="${y + 4}" text-anchor="${anchor}">${text}</text>`;
  return html`<svg viewBox="0 0 ${WIDTH} ${height}" width="100%" role="img" aria-label="${say('Where personal data goes; dashed lines are unprotected')}">
${lines}
${sources.map((name) => label(LEFT - 8, yOf(sources, name), 'end', name))}
${targets.map((name) => label(RIGHT + 8, yOf(targets, name), 'start', name))}
</svg>`;
}

function edgesOf(entries: readonly InventoryEntry[], say: Translation['say']): readonly Edge[] {
  const edges = new Map<string, Edge>();
  for (const { label, goesTo, receivedBy } of entries) {
    for (const { kind, name } of goesTo) {
      const open = kind === 'plaintext-storage' || kind === 'log';
      add(edges, { from: say(label), to: say(DESTINATION_TEXTS[kind], { name }), open });
    }
    for (const { service } of receivedBy)
      add(edges, { from: say(label), to: say('received by {service}', { service }), open: false });
  }
  return [...edges.values()];
}

function add(edges: Map<string, Edge>, edge: Edge): void {
  edges.set(JSON.stringify([edge.from, edge.to]), edge);
}
