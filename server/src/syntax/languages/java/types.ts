import type { TypeRef } from '../../nodes';
import type { Conversion } from '../../tree-sitter/conversion';
import { rangeOf } from '../../tree-sitter/make-node';
import { allOf, firstOf, namedChildren, type RawNode } from '../../tree-sitter/raw-tree';

export const TYPE_NODES = [
  'type_identifier',
  'scoped_type_identifier',
  'generic_type',
  'array_type',
  'integral_type',
  'floating_point_type',
  'boolean_type',
  'void_type',
  'annotated_type',
  'wildcard',
  'catch_type',
];

/** The type among a declaration's children, if it has one. `var` says nothing and counts as none. */
export function typeIn(raw: RawNode, c: Conversion): TypeRef | undefined {
  const caught = firstOf(raw, 'catch_type');
  const [type, other] = allOf(caught ?? raw, ...TYPE_NODES);
  // A parameter of several caught types has none of them for sure.
  if (caught && other) return undefined;
  return type && c.slice(type) !== 'var' ? typeRef(type, c) : undefined;
}

export function typeRef(raw: RawNode, c: Conversion): TypeRef {
  return { ...readType(raw, c), text: c.slice(raw), nullable: false, range: rangeOf(raw) };
}

function readType(raw: RawNode, c: Conversion): Pick<TypeRef, 'name' | 'args'> {
  if (raw.type === 'scoped_type_identifier') {
    const name = allOf(raw, 'type_identifier').at(-1);
    return { name: name ? c.slice(name) : c.slice(raw), args: [] };
  }
  if (raw.type === 'generic_type') {
    const owner = namedChildren(raw)[0];
    const args = firstOf(raw, 'type_arguments');
    return { name: owner ? readType(owner, c).name : '', args: args ? typeArguments(args, c) : [] };
  }
  const inner = namedChildren(raw).find((child) => TYPE_NODES.includes(child.type));
  if (raw.type === 'array_type') return { name: 'Array', args: inner ? [typeRef(inner, c)] : [] };
  return inner ? readType(inner, c) : { name: c.slice(raw), args: [] };
}

export function typeArguments(raw: RawNode, c: Conversion): TypeRef[] {
  return allOf(raw, ...TYPE_NODES).map((type) => typeRef(type, c));
}
