import type { TypeRef } from '../../nodes';
import type { Conversion } from '../../tree-sitter/conversion';
import { rangeOf } from '../../tree-sitter/make-node';
import type { RawNode } from '../../tree-sitter/raw-tree';

/** The grammar spells a type as several nodes in a row: name, type arguments, question mark. */
export const TYPE_NODES: ReadonlySet<string> = new Set([
  'type_identifier',
  'type_arguments',
  'nullable_type',
  'void_type',
  'function_type',
  'record_type',
  'inferred_type',
  'type_parameters',
]);

/** All types among these nodes, in order; what stands between them does not matter. */
export function typesIn(nodes: readonly RawNode[], c: Conversion): TypeRef[] {
  const types: TypeRef[] = [];
  let qualified = false;
  for (const node of nodes) {
    const last = types[types.length - 1];
    if (node.type === '.') {
      qualified = last !== undefined && last.range.end === node.start;
      continue;
    }
    if (
      node.type === 'type_identifier' ||
      node.type === 'void_type' ||
      node.type === 'function_type' ||
      node.type === 'record_type'
    ) {
      const range = qualified && last ? { start: last.range.start, end: node.end } : rangeOf(node);
      if (qualified) types.pop();
      const text = c.text.slice(range.start, range.end);
      types.push({ name: c.slice(node), text, args: [], nullable: false, range });
    } else if (last && (node.type === 'type_arguments' || node.type === 'nullable_type')) {
      const range = { start: last.range.start, end: node.end };
      const args = node.type === 'type_arguments' ? typesIn(node.children, c) : last.args;
      const nullable = node.type === 'nullable_type';
      types[types.length - 1] = { ...last, args, nullable, range, text: c.text.slice(range.start, range.end) };
    }
    qualified = false;
  }
  return types;
}
