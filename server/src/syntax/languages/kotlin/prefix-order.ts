import type { RawNode } from '../../tree-sitter/raw-tree';

const POSTFIX = new Set(['navigation_expression', 'call_expression', 'index_expression', 'unary_expression']);
const PREFIX_OPERATORS = new Set(['!', '-', '+', '++', '--']);

/**
 * The grammar binds prefix operators tighter than calls and members, Kotlin does not: `!a.b()` is `!(a.b())`. Moves the
 * operator outside. Nothing is changed below parentheses, which are nodes of their own.
 */
export function prefixesLast(raw: RawNode): RawNode {
  let changed = false;
  const children = raw.children.map((child) => {
    const next = prefixesLast(child);
    changed ||= next !== child;
    return next;
  });
  const node = changed ? withParts(raw, { children }) : raw;
  const first = node.children[0];
  if (!POSTFIX.has(node.type) || first?.type !== 'unary_expression') return node;
  const operator = first.children[0];
  const operand = first.children[1];
  if (!operator || !operand || operator.named || !PREFIX_OPERATORS.has(operator.type)) return node;
  const inner = withParts(node, {
    field: operand.field,
    start: operand.start,
    children: [withParts(operand, { field: first.field }), ...node.children.slice(1)],
  });
  // Fields are looked up by the grammar's node, so the new outer node stands for the old one.
  return withParts(first, { native: node.native, field: node.field, end: node.end, children: [operator, inner] });
}

/** A changed copy; properties are read one by one because some nodes compute them on demand. */
function withParts(raw: RawNode, parts: Partial<RawNode>): RawNode {
  const { type, named, field, start, end, missing, children, native } = raw;
  return { type, named, field, start, end, missing, children, native, ...parts };
}
