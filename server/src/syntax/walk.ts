import type { NodeOfKind, SyntaxKind, SyntaxNode } from './nodes';

/** Calls `visit` for `node` and everything below it, parents first. Returning false leaves out a node's children. */
export function walk(node: SyntaxNode, visit: (node: SyntaxNode) => boolean | undefined): void {
  const stack: SyntaxNode[] = [node];
  for (let current = stack.pop(); current; current = stack.pop()) {
    if (visit(current) === false) continue;
    for (let i = current.children.length - 1; i >= 0; i--) stack.push(current.children[i] as SyntaxNode);
  }
}

/** Whole files are walked again and again and asked for one kind after the other, so their nodes are listed once. */
interface FileNodes {
  readonly all: readonly SyntaxNode[];
  readonly byKind: ReadonlyMap<SyntaxKind, readonly SyntaxNode[]>;
}

const listed = new WeakMap<SyntaxNode, FileNodes>();

/** A file's root and everything below it, parents first, in source order. */
export function allNodes(root: SyntaxNode): readonly SyntaxNode[] {
  return nodesOf(root).all;
}

/** All nodes of a kind at or below `node`, in source order. */
export function nodesOfKind<K extends SyntaxKind>(node: SyntaxNode, kind: K): readonly NodeOfKind<K>[] {
  if (node.kind !== 'file') return below(node, kind);
  return (nodesOf(node).byKind.get(kind) ?? []) as readonly NodeOfKind<K>[];
}

function below<K extends SyntaxKind>(node: SyntaxNode, kind: K): NodeOfKind<K>[] {
  const found: NodeOfKind<K>[] = [];
  walk(node, (current) => {
    if (current.kind === kind) found.push(current as NodeOfKind<K>);
    return undefined;
  });
  return found;
}

function nodesOf(root: SyntaxNode): FileNodes {
  let known = listed.get(root);
  if (!known) {
    const all: SyntaxNode[] = [];
    const byKind = new Map<SyntaxKind, SyntaxNode[]>();
    const stack: SyntaxNode[] = [root];
    for (let node = stack.pop(); node; node = stack.pop()) {
      all.push(node);
      const list = byKind.get(node.kind);
      if (list) list.push(node);
      else byKind.set(node.kind, [node]);
      for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i] as SyntaxNode);
    }
    known = { all, byKind };
    listed.set(root, known);
  }
  return known;
}

/** The nearest enclosing node of a kind, not `node` itself. */
export function enclosing<K extends SyntaxKind>(node: SyntaxNode, kind: K): NodeOfKind<K> | undefined {
  for (let current = node.parent; current; current = current.parent) {
    if (current.kind === kind) return current as NodeOfKind<K>;
  }
  return undefined;
}

/** The expression inside parentheses, casts, `await`, `try`, non-null marks and spreads. */
export function unwrap(node: SyntaxNode): SyntaxNode {
  let current = node;
  while (current.kind === 'wrapper') current = current.operand;
  return current;
}

/** The entry of an object or map literal with this key. Undefined for anything else, and when the key is not written out. */
export function entryOf(node: SyntaxNode | undefined, key: string): NodeOfKind<'pair'> | undefined {
  const literal = node && unwrap(node);
  if (literal?.kind !== 'collection') return undefined;
  for (const element of literal.elements) if (element.kind === 'pair' && element.name === key) return element;
  return undefined;
}
