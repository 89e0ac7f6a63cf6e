import type { TextRange } from '../core/location';
import type { NodeBase, NodeOfKind, SyntaxKind, SyntaxNode } from './nodes';

/** Where a node comes from. */
export interface Origin {
  readonly range: TextRange;
  readonly nativeKind: string;
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
  const sorted = inOrder(children);
  const node = {
    kind,
    range: origin.range,
    nativeKind: origin.nativeKind,
    parent: undefined,
    ...fields,
    children: sorted,
  } as unknown as NodeOfKind<K>;
  for (const child of sorted) (child as Writable).parent = node as SyntaxNode;
  return node;
}

const none: readonly SyntaxNode[] = [];

/** The children by position, each once. Most lists are in order already, so they are only copied. */
function inOrder(children: Iterable<SyntaxNode | undefined>): readonly SyntaxNode[] {
  const list: SyntaxNode[] = [];
  let isSorted = true;
  let last: SyntaxNode | undefined;
  for (const child of children) {
    if (!child || child === last) continue;
    if (last && compare(last, child) >= 0) isSorted = false;
    list.push(child);
    last = child;
  }
  if (list.length === 0) return none;
  return isSorted ? list : [...new Set(list)].sort(compare);
}

function compare(a: SyntaxNode, b: SyntaxNode): number {
  return a.range.start - b.range.start || b.range.end - a.range.end;
}
