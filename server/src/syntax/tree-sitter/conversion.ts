import type { SyntaxNode } from '../nodes';
import { makeNode } from './make-node';
import type { RawNode } from './raw-tree';
import type { Units } from './units';

/** Where a declaration stands; decides between local variable, member and constant of the file. */
export type DeclarationScope = 'local' | 'member' | 'top-level';

/** Turns one kind of grammar node into a neutral node; undefined leaves it out. */
export type Converter = (raw: RawNode, c: Conversion) => SyntaxNode | undefined;

/** What the converters of a language work with. */
export interface Conversion {
  readonly text: string;
  readonly scope: DeclarationScope;
  /** Name of the class around, for the constructor calls that enum entries stand for. */
  readonly className: string;
  /** The text of a node. */
  slice(raw: RawNode): string;
  /** Converts one node by its converter; without one a named node becomes native and keeps its children. */
  convert(raw: RawNode): SyntaxNode | undefined;
  /** The same conversion for declarations in another place. */
  within(scope: DeclarationScope, className?: string): Conversion;
}

/**
 * A conversion with a table of converters by node type. The types in `dropped` (types, modifiers) leave nothing, because
 * they are read into fields of other nodes. `units` are those that the raw nodes were read with.
 */
export function createConversion(
  text: string,
  converters: ReadonlyMap<string, Converter>,
  dropped: ReadonlySet<string> = new Set(),
  units?: Units,
): Conversion {
  function at(scope: DeclarationScope, className: string): Conversion {
    const c: Conversion = {
      text,
      scope,
      className,
      slice: (raw) => text.slice(raw.start, raw.end),
      convert(raw) {
        if (!raw.unit || !units) return byTable(raw);
        return units.take(raw.unit, raw, scope, className, () => byTable(raw));
      },
      within: (inner, name = className) => (inner === scope && name === className ? c : at(inner, name)),
    };
    const byTable = (raw: RawNode): SyntaxNode | undefined => {
      const converter = converters.get(raw.type);
      if (converter) return converter(raw, c);
      return raw.named && !dropped.has(raw.type) ? nativeNode(raw, c) : undefined;
    };
    return c;
  }
  return at('top-level', '');
}

/** A node without neutral kind, with all of its children. */
export function nativeNode(raw: RawNode, c: Conversion): SyntaxNode {
  return makeNode('native', raw, {}, convertAll(raw.children, c));
}

export function convertAll(raws: Iterable<RawNode>, c: Conversion): SyntaxNode[] {
  const nodes: SyntaxNode[] = [];
  for (const raw of raws) {
    const node = c.convert(raw);
    if (node) nodes.push(node);
  }
  return nodes;
}

/** Converts what a node cannot be without; an empty native node at the end of `owner` where the source has nothing. */
export function required(raw: RawNode | undefined, owner: RawNode, c: Conversion): SyntaxNode {
  const node = raw && c.convert(raw);
  if (node) return node;
  return makeNode('native', raw ?? { ...owner, type: 'missing', start: owner.end }, {});
}
