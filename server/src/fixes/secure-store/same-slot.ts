import type { Edit } from '../../core/edit';
import type { TextRange } from '../../core/location';
import type { RuleContext } from '../../rule-kit/rule';
import type { CallNode, SyntaxNode } from '../../syntax/nodes';
import { nodesOfKind } from '../../syntax/walk';

export const textOf = (ctx: RuleContext, node: { readonly range: TextRange }): string =>
  ctx.file.text.slice(node.range.start, node.range.end);

export const folderOf = (uri: string): string => uri.slice(0, uri.lastIndexOf('/'));

/** A replacement that is guarded by the text that stands there now. */
export const replace = (ctx: RuleContext, range: TextRange, text: string): Edit => ({
  edit: 'replace',
  range,
  expect: ctx.file.text.slice(range.start, range.end),
  text,
});

/** Calls of this file with one of these names whose key is the same, by value or by text. */
export function callsOfSlot(
  ctx: RuleContext,
  names: ReadonlySet<string>,
  key: SyntaxNode,
  keyOf: (call: CallNode) => SyntaxNode | undefined,
): readonly CallNode[] {
  const root = ctx.file.tree?.root;
  if (!root) return [];
  const value = ctx.semantics.constantValue(key);
  return [...nodesOfKind(root, 'call')].filter((call) => {
    const other = names.has(call.name) ? keyOf(call) : undefined;
    if (!other) return false;
    return value === undefined ? textOf(ctx, other) === textOf(ctx, key) : ctx.semantics.constantValue(other) === value;
  });
}

/** Relative module path from a file to another one, with a leading `./` or `../`. */
export function relativePath(fromUri: string, toUri: string): string {
  const from = folderOf(fromUri).split('/');
  const to = toUri.split('/');
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  const up = from.length - shared;
  return `${up === 0 ? './' : '../'.repeat(up)}${to.slice(shared).join('/')}`;
}
