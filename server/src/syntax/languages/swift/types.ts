import type { TypeRef } from '../../nodes';
import type { Conversion } from '../../tree-sitter/conversion';
import { rangeOf } from '../../tree-sitter/make-node';
import { allOf, childOf, firstOf, namedChildren, type RawNode } from '../../tree-sitter/raw-tree';

export const TYPE_NODES: ReadonlySet<string> = new Set([
  'user_type',
  'optional_type',
  'array_type',
  'dictionary_type',
  'tuple_type',
  'function_type',
  'opaque_type',
  'existential_type',
  'metatype',
  'protocol_composition_type',
  'suppressed_constraint',
  'type_pack_expansion',
  'type_parameter_pack',
]);

/** `Foo?` and `Foo!` are `Foo`, `[Foo]` is `Array<Foo>`, `[A: B]` is `Dictionary<A, B>`, `some Foo` is `Foo`. */
export function typeRef(raw: RawNode, c: Conversion): TypeRef {
  const written = { text: c.slice(raw), range: rangeOf(raw) };
  const inner = (nodes: readonly RawNode[]): TypeRef[] =>
    nodes.filter((node) => TYPE_NODES.has(node.type)).map((node) => typeRef(node, c));
  switch (raw.type) {
    case 'optional_type': {
      const wrapped = childOf(raw, 'wrapped') ?? namedChildren(raw)[0];
      return wrapped ? { ...typeRef(wrapped, c), ...written, nullable: true } : plain(written);
    }
    case 'array_type':
      return { name: 'Array', ...written, args: inner(raw.children), nullable: false };
    case 'dictionary_type':
      return { name: 'Dictionary', ...written, args: inner(raw.children), nullable: false };
    case 'opaque_type':
    case 'existential_type': {
      const wrapped = namedChildren(raw)[0];
      return wrapped ? { ...typeRef(wrapped, c), ...written } : plain(written);
    }
    case 'user_type': {
      const name = allOf(raw, 'type_identifier')
        .map((part) => c.slice(part))
        .join('.');
      const args = allOf(raw, 'type_arguments').flatMap((list) => inner(list.children));
      // `Optional<Foo>` is `Foo?` in longhand.
      if (name === 'Optional' && args[0]) return { ...args[0], ...written, nullable: true };
      return { name, ...written, args, nullable: false };
    }
    default:
      return plain(written);
  }
}

function plain(written: Pick<TypeRef, 'text' | 'range'>): TypeRef {
  return { name: written.text, ...written, args: [], nullable: false };
}

/** The type in `: Foo` or `: Foo!`. */
export function annotatedType(raw: RawNode | undefined, c: Conversion): TypeRef | undefined {
  const type = raw?.children.find((child) => TYPE_NODES.has(child.type));
  if (!raw || !type) return undefined;
  const ref = typeRef(type, c);
  return firstOf(raw, '!') ? { ...ref, nullable: true } : ref;
}
