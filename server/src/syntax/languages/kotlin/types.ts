import type { TypeRef } from '../../nodes';
import type { Conversion } from '../../tree-sitter/conversion';
import { rangeOf } from '../../tree-sitter/make-node';
import { allOf, firstOf, namedChildren, type RawNode } from '../../tree-sitter/raw-tree';

export const TYPE_NODES = [
  'user_type',
  'nullable_type',
  'function_type',
  'parenthesized_type',
  'non_nullable_type',
  'dynamic',
];

/** The identifier without the backticks that quote it. */
export function identifierText(raw: RawNode, c: Conversion): string {
  const text = c.slice(raw);
  return text.startsWith('`') && text.endsWith('`') && text.length > 2 ? text.slice(1, -1) : text;
}

/** The type among a declaration's children, if it has one. */
export function typeIn(raw: RawNode, c: Conversion): TypeRef | undefined {
  const type = firstOf(raw, ...TYPE_NODES);
  return type && typeRef(type, c);
}

export function typeRef(raw: RawNode, c: Conversion): TypeRef {
  return { ...readType(raw, c), text: c.slice(raw), range: rangeOf(raw) };
}

function readType(raw: RawNode, c: Conversion): Pick<TypeRef, 'name' | 'args' | 'nullable'> {
  if (raw.type === 'user_type') {
    const name = allOf(raw, 'identifier').at(-1);
    const args = firstOf(raw, 'type_arguments');
    return { name: name ? identifierText(name, c) : '', args: args ? typeArguments(args, c) : [], nullable: false };
  }
  if (raw.type === 'function_type') return { name: 'Function', args: [], nullable: false };
  const inner = namedChildren(raw).find((child) => TYPE_NODES.includes(child.type));
  if (!inner) return { name: c.slice(raw).replace(/\?$/, ''), args: [], nullable: raw.type === 'nullable_type' };
  const type = readType(inner, c);
  return raw.type === 'nullable_type' ? { ...type, nullable: true } : type;
}

export function typeArguments(raw: RawNode, c: Conversion): TypeRef[] {
  const types: TypeRef[] = [];
  for (const projection of allOf(raw, 'type_projection')) {
    const type = firstOf(projection, ...TYPE_NODES);
    types.push(type ? typeRef(type, c) : typeFromText(projection, c));
  }
  return types;
}

/** A type that the grammar took for an expression, or `*`. */
export function typeFromText(raw: RawNode, c: Conversion): TypeRef {
  const text = c.slice(raw);
  const name = /^[^<?]*/.exec(text)?.[0].split('.').at(-1)?.trim() ?? text;
  return { name, text, args: [], nullable: text.endsWith('?'), range: rangeOf(raw) };
}
