import type { ModelCondition } from '../models/api-model';
import type { CallNode, SyntaxNode } from '../syntax/nodes';
import { unwrap } from '../syntax/walk';
import { lastIdentifier } from './flow/name-sources';
import { callOfLambda } from './lambda-receivers';
import type { Semantics } from './semantics';

/** Whether a call meets the condition of a row; nodes that are no calls only the one on imports. */
export function conditionHolds(semantics: Semantics, node: SyntaxNode, condition: ModelCondition): boolean {
  const { module, at, value } = condition;
  if (module !== undefined && !semantics.importedModules.has(module)) return false;
  if (at === undefined || value === undefined) return true;
  if (node.kind !== 'call') return false;
  if (at !== 'maker') {
    const argument = node.args[Number(at.slice('arg:'.length))]?.value;
    return argument !== undefined && value.test(textOrName(semantics, argument) ?? '');
  }
  return makersOf(semantics, node).some((maker) => {
    const argument = maker.args[0]?.value;
    return value.test(argument ? (textOrName(semantics, argument) ?? calledName(argument) ?? '') : maker.name);
  });
}

/** `FileWriter` of `new BufferedWriter(new FileWriter(file))`. */
function calledName(argument: SyntaxNode): string | undefined {
  const call = unwrap(argument);
  return call.kind === 'call' ? call.name : undefined;
}

/** The constant text of an expression, or the last name of `Algorithm.MD5`. */
export function textOrName(semantics: Semantics, node: SyntaxNode): string | undefined {
  const constant = semantics.constantValue(node);
  return typeof constant === 'string' ? constant : lastIdentifier(unwrap(node));
}

/**
 * The calls that made the object a call acts on: those of its receiver chain (`getInstance("MD5").digest(…)`), or of what is
 * assigned to the variable that holds it, or of what a scope function handed in (`getInstance("MD5").run { update(…) }`).
 */
export function makersOf(semantics: Semantics, call: CallNode): readonly CallNode[] {
  const receiver = call.receiver ?? implicitReceiver(call);
  return receiver ? makers(semantics, receiver, 0) : [];
}

function makers(semantics: Semantics, expression: SyntaxNode, depth: number): readonly CallNode[] {
  const node = unwrap(expression);
  if (depth > 20) return [];
  if (node.kind === 'call') return [node, ...(node.receiver ? makers(semantics, node.receiver, depth + 1) : [])];
  const declaration = semantics.declarationOf(node);
  if (declaration?.kind === 'function' && declaration.form === 'lambda') {
    const given = callOfLambda(declaration)?.receiver;
    return given ? makers(semantics, given, depth + 1) : [];
  }
  if (declaration?.kind !== 'variable') return [];
  const values: SyntaxNode[] = declaration.initializer ? [declaration.initializer] : [];
  for (const reference of semantics.referencesTo(declaration)) {
    const { parent } = reference;
    if (parent?.kind === 'assignment' && parent.target === reference) values.push(parent.value);
  }
  return values.flatMap((value) => makers(semantics, value, depth + 1));
}

/** What `run { … }`, `apply { … }` or `with(x) { … }` around a call without receiver was given. */
function implicitReceiver(call: CallNode): SyntaxNode | undefined {
  for (let current = call.parent; current; current = current.parent) {
    if (current.kind !== 'function') continue;
    if (current.form !== 'lambda') return undefined;
    const scope = callOfLambda(current);
    if (scope && /^(run|apply|with)$/.test(scope.name)) return scope.receiver ?? scope.args[0]?.value;
  }
  return undefined;
}
