import { confirmingOptions, isConfirmation } from '../../models/step-up';
import type { RuleContext } from '../../rule-kit/rule';
import type { CallNode, FunctionNode, SyntaxNode } from '../../syntax/nodes';
import { nodesOfKind } from '../../syntax/walk';

export const sourceOf = (ctx: RuleContext, node: SyntaxNode): string =>
  ctx.file.text.slice(node.range.start, node.range.end);

/** The name by which a function is known: its own, or that of the variable it is kept in, also through `useCallback`. */
export function nameOf(fn: FunctionNode): string {
  if (fn.name) return fn.name;
  let holder = fn.parent;
  if (holder?.kind === 'call' && /^use(Callback|Mutation|Memo|Event)$/.test(holder.name)) holder = holder.parent;
  return holder?.kind === 'variable' ? holder.name : '';
}

/** The nearest function around a node that has a name; callbacks inside it belong to it. */
export function namedFunction(node: SyntaxNode): FunctionNode | undefined {
  let outermost: FunctionNode | undefined;
  for (let around = node.parent; around; around = around.parent) {
    if (around.kind === 'class') break;
    if (around.kind !== 'function') continue;
    outermost = around;
    if (nameOf(around)) return around;
  }
  return outermost;
}

function confirms(ctx: RuleContext, call: CallNode): boolean {
  if (isConfirmation(call.name, call.receiver ? sourceOf(ctx, call.receiver) : '')) return true;
  for (const { label, value } of call.args) {
    if (label && confirmingOptions.has(label)) return true;
    for (const pair of nodesOfKind(value, 'pair')) if (confirmingOptions.has(pair.name ?? '')) return true;
  }
  return false;
}

/** Whether users prove who they are in a function before a place in it. */
export function confirmedBefore(ctx: RuleContext, fn: FunctionNode, offset: number): boolean {
  for (const call of nodesOfKind(fn, 'call')) {
    if (call.range.start < offset && call.nameRange.start < offset && confirms(ctx, call)) return true;
  }
  return false;
}

/** The same for the function around a node and for those that call it in this file. */
export function isConfirmed(ctx: RuleContext, node: CallNode): boolean {
  const fn = namedFunction(node);
  if (!fn) return false;
  const name = nameOf(fn);
  // What runs when a check has succeeded.
  if (/^onAuthenticationSucceeded$|reauth|step_?up|after(Auth|Confirm)|verified/i.test(name)) return true;
  return confirmedBefore(ctx, fn, node.nameRange.start) || confirmedByCaller(ctx, fn, name);
}

export function confirmedByCaller(ctx: RuleContext, fn: FunctionNode, name: string): boolean {
  const root = ctx.file.tree?.root;
  if (!root || !name) return false;
  for (const call of nodesOfKind(root, 'call')) {
    if (call.name !== name) continue;
    const caller = namedFunction(call);
    if (caller && caller !== fn && confirmedBefore(ctx, caller, call.nameRange.start)) return true;
  }
  return false;
}
