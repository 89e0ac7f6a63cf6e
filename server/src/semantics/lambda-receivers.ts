import type { CodeLanguage } from '../core/language';
import { type LambdaModel, lambdas } from '../models/factories';
import type { CallNode, FunctionNode, SyntaxNode } from '../syntax/nodes';
import { unwrap } from '../syntax/walk';

const byMember = new Map<string, LambdaModel[]>();
for (const row of lambdas) byMember.set(row.member, [...(byMember.get(row.member) ?? []), row]);

/** The call that a lambda is an argument of. */
export function callOfLambda(lambda: FunctionNode): CallNode | undefined {
  for (let current = lambda.parent, hops = 0; current && hops < 4; current = current.parent, hops++) {
    if (current.kind === 'call') return current.args.some((arg) => unwrap(arg.value) === lambda) ? current : undefined;
    if (current.kind === 'function' || current.kind === 'class') return undefined;
  }
  return undefined;
}

/** Rows that say what a lambda given to this call sees. The owner still has to be compared with the receiver's type. */
export function lambdaModels(call: CallNode, language: CodeLanguage): readonly LambdaModel[] {
  return (byMember.get(call.name) ?? []).filter((row) => row.languages.includes(language));
}

/** Whether the call gives back its receiver (`apply`), what its lambda computes (`let`), or neither. */
export function scopeResult(call: CallNode, language: CodeLanguage): 'receiver' | 'lambda' | undefined {
  if (!call.args.some((arg) => unwrap(arg.value).kind === 'function')) return undefined;
  for (const row of lambdaModels(call, language)) if (row.gives) return row.gives;
  return undefined;
}

/** The lambda among a call's arguments, the trailing one first. */
export function lambdaOf(call: CallNode): FunctionNode | undefined {
  for (let i = call.args.length - 1; i >= 0; i--) {
    const value = call.args[i] && unwrap(call.args[i]?.value as SyntaxNode);
    if (value?.kind === 'function') return value;
  }
  return undefined;
}

/** What a function gives back: its `return` values, an expression body, or a lambda's last expression. */
export function returnValues(fn: FunctionNode): readonly SyntaxNode[] {
  if (!fn.body) return [];
  if (fn.body.kind !== 'block') return [fn.body];
  const values: SyntaxNode[] = [];
  const stack: SyntaxNode[] = [fn.body];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.kind === 'return') {
      if (node.value) values.push(node.value);
      continue;
    }
    if (node !== fn.body && (node.kind === 'function' || node.kind === 'class')) continue;
    for (const child of node.children) stack.push(child);
  }
  const last = lastExpression(fn.body);
  // Swift returns the only expression of a body; lambdas give back their last one.
  if (last && last.kind !== 'return' && (fn.form === 'lambda' || (!values.length && fn.body.children.length === 1))) {
    values.push(last);
  }
  return values;
}

/** The last expression of a block, or the node itself. */
export function lastExpression(node: SyntaxNode): SyntaxNode | undefined {
  let current: SyntaxNode | undefined = node;
  for (let hops = 0; current && hops < 20 && (current.kind === 'block' || isStatementList(current)); hops++) {
    current = current.children.at(-1);
  }
  return current;
}

function isStatementList(node: SyntaxNode): boolean {
  return (
    node.kind === 'native' &&
    /^(statements|lambda_literal|expression_statement|control_structure_body)$/.test(node.nativeKind)
  );
}
