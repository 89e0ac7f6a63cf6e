import type { TextRange } from '../../core/location';
import { buildNode } from '../build-node';
import type { NodeBase, NodeOfKind, SyntaxKind, SyntaxNode } from '../nodes';
import type { RawNode } from './raw-tree';

/** A neutral node for a node of the grammar. Its range also covers children that a mapping has moved into it. */
export function makeNode<K extends SyntaxKind>(
  kind: K,
  raw: RawNode,
  fields: Omit<NodeOfKind<K>, keyof NodeBase | 'kind'>,
  children: readonly (SyntaxNode | undefined)[] = [],
): NodeOfKind<K> {
  let { start, end } = raw;
  for (const child of children) {
    if (!child) continue;
    if (child.range.start < start) start = child.range.start;
    if (child.range.end > end) end = child.range.end;
  }
  return buildNode(kind, { range: { start, end }, nativeKind: raw.type }, fields, children);
}

export function rangeOf(raw: RawNode): TextRange {
  return { start: raw.start, end: raw.end };
}

/** An empty span at the start of a node: where a name would stand that the source leaves out. */
export function emptyRange(raw: RawNode): TextRange {
  return { start: raw.start, end: raw.start };
}
