import type { RawNode } from '../../tree-sitter/raw-tree';

const POSTFIX = new Set(['navigation_expression', 'call_expression', 'index_expression', 'unary_expression']);
const PREFIX_OPERATORS = new Set(['!', '-', '+', '++', '--']);

/**
 * The grammar binds prefix operators tighter than calls and members, Kotlin does not: `!a.b()` is `!(a.b())`. Moves the
 * operator outside. Nothing is changed below parentheses, which are nodes of their own.
 */
export function prefixesLast(raw: RawNode): RawNode {
  // Was looked at with the last text.
  if (raw.unit?.before) return raw;
  let children: RawNode[] | undefined;
  for (const [index, child] of raw.children.entries()) {
    const next = prefixesLast(child);
    if (next === child) continue;
    children ??= [...raw.children];
    children[index] = next;
  }
  const node = children ? withParts(raw, { children }) : raw;
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
  return withParts(first, { field: node.field, end: node.end, children: [operator, inner] });
}

function withParts(raw: RawNode, parts: Partial<RawNode>): RawNode {
  return { ...raw, ...parts };
}
