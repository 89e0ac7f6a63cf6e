import type { FunctionNode, ReturnNode, SyntaxNode } from '../syntax/nodes';
import { nodesOfKind, unwrap } from '../syntax/walk';
import type { RuleContext } from './rule';

/** The function that an expression is or names: a lambda, or a function of this file by its name. */
export function functionOf(ctx: RuleContext, expression: SyntaxNode): FunctionNode | undefined {
  const node = unwrap(expression);
  if (node.kind === 'function') return node;
  if (node.kind !== 'name' && node.kind !== 'member') return undefined;
  const declaration = ctx.semantics.declarationOf(node);
  if (declaration?.kind === 'function') return declaration;
  if (declaration?.kind !== 'variable' || !declaration.initializer) return undefined;
  const value = unwrap(declaration.initializer);
  return value.kind === 'function' ? value : undefined;
}

/** What a function gives back on its paths: returned values, or the expression that is its body. Nested functions do not count. */
export function returnedValues(fn: FunctionNode): readonly SyntaxNode[] {
  const { body } = fn;
  if (!body) return [];
  if (body.kind !== 'block') return [body];
  const returns: (ReturnNode | SyntaxNode)[] = [];
  for (const node of nodesOfKind(body, 'return')) {
    if (ownerOf(node) === fn && node.value) returns.push(node.value);
  }
  // Kotlin and Swift closures give back their last expression.
  const last = body.children.at(-1);
  if (fn.form === 'lambda' && last && isPlainValue(last)) returns.push(last);
  return returns;
}

/** Whether a callback that answers with a Boolean says yes on every path. */
export function alwaysTrue(ctx: RuleContext, fn: FunctionNode): boolean {
  const values = returnedValues(fn);
  return values.length > 0 && values.every((value) => ctx.semantics.constantValue(unwrap(value)) === true);
}

function ownerOf(node: SyntaxNode): SyntaxNode | undefined {
  let current = node.parent;
  while (current && current.kind !== 'function') current = current.parent;
  return current;
}

const isPlainValue = (node: SyntaxNode): boolean => /^(boolean|name|member|call|binary|unary|wrapper)$/.test(node.kind);
