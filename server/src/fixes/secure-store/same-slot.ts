import type { RuleContext } from '../../rule-kit/rule';
import type { CallNode, SyntaxNode } from '../../syntax/nodes';
import { nodesOfKind } from '../../syntax/walk';
import { textOf } from '../text-edits';

/** Calls of this file with one of these names whose key is the same, by value or by text. */
export function callsOfSlot(
  ctx: RuleContext,
  names: ReadonlySet<string> | RegExp,
  key: SyntaxNode,
  keyOf: (call: CallNode) => SyntaxNode | undefined,
): readonly CallNode[] {
  const root = ctx.file.tree?.root;
  if (!root) return [];
  const value = ctx.semantics.constantValue(key);
  return [...nodesOfKind(root, 'call')].filter((call) => {
    const isNamed = names instanceof RegExp ? names.test(call.name) : names.has(call.name);
    const other = isNamed ? keyOf(call) : undefined;
    if (!other) return false;
    return value === undefined ? textOf(ctx, other) === textOf(ctx, key) : ctx.semantics.constantValue(other) === value;
  });
}
