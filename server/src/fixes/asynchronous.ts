import type { RuleContext } from '../rule-kit/rule';
import type { SyntaxNode } from '../syntax/nodes';
import { enclosing } from '../syntax/walk';

/** Whether the nearest function around a node is `async`, in TypeScript, JavaScript and Dart. */
export function inAsyncFunction(ctx: RuleContext, node: SyntaxNode): boolean {
  const fn = enclosing(node, 'function');
  if (!fn) return false;
  const { text } = ctx.file;
  const head = text.slice(fn.range.start, fn.body?.range.start ?? fn.range.start);
  return /(^|[^\w])async\b/.test(head) || (fn.body ? /^async\b/.test(text.slice(fn.body.range.start)) : false);
}
