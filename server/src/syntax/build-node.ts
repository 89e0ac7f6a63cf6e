import type { TextRange } from '../core/location';
import type { NodeBase, NodeOfKind, SyntaxKind, SyntaxNode } from './nodes';

/** Where a node comes from; `native` stays reachable from rules. */
export interface Origin {
  readonly range: TextRange;
  readonly nativeKind: string;
  readonly native?: unknown;
}

type Fields<K extends SyntaxKind> = Omit<NodeOfKind<K>, keyof NodeBase | 'kind'>;
type Writable = { parent: SyntaxNode | undefined };

/**
 * Makes a neutral node and becomes the parent of `children`. Adapters of every grammar build nodes only through this, so
 * parents, order and completeness are the same everywhere. `children` must hold every converted child, also those that
 * `fields` refers to; they are sorted by position and duplicates are dropped.
 */
export function buildNode<K extends SyntaxKind>(
  kind: K,
  origin: Origin,
  fields: Fields<K>,
  children: Iterable<SyntaxNode | undefined>,
): NodeOfKind<K> {
  const unique = new Set<SyntaxNode>();
  for (const child of children) if (child) unique.add(child);
  const sorted = [...unique].sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end);
  const node = {
    kind,
    range: origin.range,
    nativeKind: origin.nativeKind,
    native: origin.native,
    parent: undefined,
    ...fields,
    children: sorted,
  } as unknown as NodeOfKind<K>;
  for (const child of sorted) (child as Writable).parent = node as SyntaxNode;
  return node;
}
