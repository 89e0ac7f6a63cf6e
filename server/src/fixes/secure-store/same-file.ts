import type { RuleContext } from '../../rule-kit/rule';
import type { CallNode, SyntaxNode } from '../../syntax/nodes';
import { nodesOfKind, unwrap } from '../../syntax/walk';
import { textOf } from '../text-edits';

/**
 * All calls in this file of code on the file that a call writes to: on the same constructor expression, or on variables that
 * hold it. Undefined when the file is also handed on, so that others may read it.
 */
export function callsOfFile(ctx: RuleContext, write: CallNode): readonly CallNode[] | undefined {
  const root = ctx.file.tree?.root;
  const file = write.receiver && expressionOf(ctx, write.receiver);
  if (!root || !file) return undefined;
  const calls: CallNode[] = [];
  for (const call of nodesOfKind(root, 'call')) {
    if (call.receiver && expressionOf(ctx, call.receiver) === file) calls.push(call);
  }
  const handled = new Set(calls.map(({ receiver }) => receiver));
  for (const variable of nodesOfKind(root, 'variable')) {
    if (!variable.initializer || textOf(ctx, unwrap(variable.initializer)) !== file) continue;
    const isHandedOn = ctx.semantics.referencesTo(variable).some((reference) => !handled.has(reference));
    if (isHandedOn) return undefined;
  }
  return calls;
}

/** The constructor call that a file expression is, or that its variable was given, as written; else the variable's name. */
function expressionOf(ctx: RuleContext, receiver: SyntaxNode): string | undefined {
  const node = unwrap(receiver);
  if (node.kind === 'call') return textOf(ctx, node);
  const declaration = ctx.semantics.declarationOf(node);
  if (declaration?.kind !== 'variable' || !declaration.initializer) return undefined;
  const made = unwrap(declaration.initializer);
  return made.kind === 'call' ? textOf(ctx, made) : undefined;
}
