import type { ts } from 'ts-morph';
import type { Typescript } from './conversion';

type NodeClass = new (kind: ts.SyntaxKind, pos: number, end: number) => ts.Node;

/** Where the compiler's parser takes the classes of its nodes from, anew for every text; not part of its published type. */
interface ObjectAllocator {
  getNodeConstructor: () => NodeClass;
  getTokenConstructor: () => NodeClass;
  getIdentifierConstructor: () => NodeClass;
}

/** Nodes for a unit of text, and for any text. The parser makes fewer than two for a unit, some of them twice. */
const [nodesPerUnit, nodesForAny] = [8, 10_000];

/**
 * Parses with a limit on the nodes that the compiler may make, because it cannot be stopped otherwise and tries some broken
 * texts in exponentially many ways: thirty times `> f() async { await a.b(` take it minutes. A count is the same on every
 * machine, which a time would not be.
 *
 * @throws Error when the limit is reached. The compiler starts its next text from nothing.
 */
export function withNodeLimit<T>(ts: Typescript, text: string, parse: () => T): T {
  const { objectAllocator } = ts as unknown as { readonly objectAllocator?: ObjectAllocator };
  if (!objectAllocator) return parse();
  const original = { ...objectAllocator };
  let left = text.length * nodesPerUnit + nodesForAny;
  const counted = (Base: NodeClass): (() => NodeClass) => {
    const Counted = class extends Base {
      constructor(kind: ts.SyntaxKind, pos: number, end: number) {
        super(kind, pos, end);
        if (--left < 0) throw new Error('The text makes more nodes than any of its length should.');
      }
    };
    return () => Counted;
  };
  objectAllocator.getNodeConstructor = counted(original.getNodeConstructor());
  objectAllocator.getTokenConstructor = counted(original.getTokenConstructor());
  objectAllocator.getIdentifierConstructor = counted(original.getIdentifierConstructor());
  try {
    return parse();
  } finally {
    Object.assign(objectAllocator, original);
  }
}
