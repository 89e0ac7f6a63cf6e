import type { Argument, CallNode, SyntaxNode, TypeRef } from '../../nodes';
import { type Conversion, type Converter, required } from '../../tree-sitter/conversion';
import { emptyRange, makeNode, rangeOf } from '../../tree-sitter/make-node';
import { allOf, childOf, firstOf, namedChildren, type RawNode } from '../../tree-sitter/raw-tree';
import { identifierText, typeArguments, typeFromText } from './types';

type Callee = Pick<CallNode, 'name' | 'nameRange' | 'receiver' | 'optional'>;

/**
 * Nodes that stand for the call of a generic function, see `genericCall`. Keyed by node of one parse, so entries go with it.
 */
const genericCalls = new WeakMap<RawNode, (c: Conversion) => CallNode>();

/** The call that a misread generic call left at this node, or undefined for an ordinary node. */
export function genericCallAt(raw: RawNode, c: Conversion): CallNode | undefined {
  const build = genericCalls.get(raw);
  genericCalls.delete(raw);
  return build?.(c);
}

export const call: Converter = (raw, c) => {
  const calleeRaw = namedChildren(raw)[0];
  const args = firstOf(raw, 'value_arguments');
  const lambda = firstOf(raw, 'annotated_lambda');
  const types = firstOf(raw, 'type_arguments');
  const trailing = lambda && trailingArgument(lambda, c);
  if (trailing && !args && calleeRaw && mayTakeLambda(calleeRaw)) {
    // `f(x) { }` is one call of `f`; the grammar nests two.
    const inner = c.convert(calleeRaw);
    if (inner?.kind === 'call') return withArgument(raw, inner, trailing);
    return callNode(raw, { name: '', nameRange: emptyRange(lambda), receiver: inner, optional: false }, [trailing], []);
  }
  const callee = calleeRaw ? calleeOf(calleeRaw, c) : { name: '', nameRange: emptyRange(raw), optional: false };
  const all = [...(args ? valueArguments(args, c) : []), ...(trailing ? [trailing] : [])];
  return callNode(raw, callee, all, types ? typeArguments(types, c) : []);
};

function mayTakeLambda(callee: RawNode): boolean {
  if (genericCalls.has(callee)) return true;
  return callee.type === 'call_expression' && callee.children.at(-1)?.type === 'value_arguments';
}

function withArgument(raw: RawNode, inner: CallNode, argument: Argument): CallNode {
  const { name, nameRange, receiver, form, optional, cascade, typeArgs } = inner;
  const args = [...inner.args, argument];
  return makeNode('call', raw, { name, nameRange, receiver, args, form, optional, cascade, typeArgs }, [
    ...inner.children,
    argument.value,
  ]);
}

export function callNode(
  raw: RawNode,
  callee: Callee,
  args: readonly Argument[],
  typeArgs: readonly TypeRef[],
  form: CallNode['form'] = 'call',
): CallNode {
  return makeNode('call', raw, { ...callee, args, form, cascade: false, typeArgs }, [
    callee.receiver,
    ...args.map((argument) => argument.value),
  ]);
}

/** What is called. A callee that is no name is the receiver of a call without name. */
function calleeOf(raw: RawNode, c: Conversion): Callee {
  if (raw.type === 'identifier' && !genericCalls.has(raw)) {
    return { name: identifierText(raw, c), nameRange: rangeOf(raw), optional: false };
  }
  const member = c.convert(raw);
  if (member?.kind === 'member' && !member.reference) {
    const { name, nameRange, receiver, optional } = member;
    return { name, nameRange, receiver, optional };
  }
  return { name: '', nameRange: { start: raw.end, end: raw.end }, receiver: member, optional: false };
}

export function valueArguments(raw: RawNode, c: Conversion): Argument[] {
  return allOf(raw, 'value_argument').map((argument) => {
    const equals = argument.children.findIndex((child) => child.type === '=');
    const label = equals > 0 ? argument.children[equals - 1] : undefined;
    const value = required(namedChildren(argument).at(-1), argument, c);
    return {
      ...(label && { label: identifierText(label, c), labelRange: rangeOf(label) }),
      value: argument.children[0]?.type === '*' ? spread(argument, value) : value,
      range: rangeOf(argument),
      trailing: false,
    };
  });
}

function spread(raw: RawNode, operand: SyntaxNode): SyntaxNode {
  return makeNode('wrapper', raw, { form: 'spread', operand }, [operand]);
}

function trailingArgument(annotatedLambda: RawNode, c: Conversion): Argument {
  const value = required(firstOf(annotatedLambda, 'lambda_literal'), annotatedLambda, c);
  return { value, range: value.range, trailing: true };
}

/** `a to b`. */
export const infixCall: Converter = (raw, c) => {
  const [left, name, right] = namedChildren(raw);
  const receiver = required(left, raw, c);
  const value = required(right, raw, c);
  const argument = { value, range: value.range, trailing: false };
  const nameRange = name ? rangeOf(name) : emptyRange(raw);
  return callNode(raw, { name: name ? c.slice(name) : '', nameRange, receiver, optional: false }, [argument], []);
};

/** `this(…)` and `super(…)` behind a constructor's header, and the constructor call of a supertype. */
export function delegationCall(raw: RawNode, name: RawNode | undefined, typeArgs: readonly TypeRef[], c: Conversion) {
  const args = firstOf(raw, 'value_arguments');
  return callNode(
    raw,
    { name: name ? identifierText(name, c) : '', nameRange: name ? rangeOf(name) : emptyRange(raw), optional: false },
    args ? valueArguments(args, c) : [],
    typeArgs,
    'super',
  );
}

const POSTFIX = ['navigation_expression', 'call_expression', 'index_expression', 'unary_expression'];
const BINARY = ['binary_expression', 'infix_expression', 'in_expression'];

/**
 * The grammar reads `f<T>(x)` as the comparisons `(f < T) > (x)`, which are never valid Kotlin when `>` and the parenthesis
 * touch. Undefined for real comparisons.
 */
export function genericCall(raw: RawNode, c: Conversion): SyntaxNode | undefined {
  const inner = childOf(raw, 'left');
  const operator = childOf(raw, 'operator');
  const right = childOf(raw, 'right');
  if (operator?.type !== '>' || inner?.type !== 'binary_expression' || !right) return undefined;
  const callee = childOf(inner, 'left');
  const type = childOf(inner, 'right');
  if (childOf(inner, 'operator')?.type !== '<' || !callee || !type) return undefined;

  let args = right;
  while (POSTFIX.includes(args.type) && args.children[0]) args = args.children[0];
  const touching = args.type === 'parenthesized_expression' && args.start === operator.end;
  if (!touching && args.type !== 'lambda_literal') return undefined;
  const build = (name: RawNode) => (at: Conversion) =>
    callNode(
      raw.start < name.start ? spanning(name, args) : spanning(raw, args),
      calleeOf(name, at),
      argumentOf(args, at),
      [typeFromText(type, at)],
    );

  if (!BINARY.includes(callee.type)) {
    genericCalls.set(args, build(callee));
    return c.convert(right);
  }
  if (args !== right) return undefined;
  // `a + f<T>(x)`: comparison binds loosest, so the function's name is the last operand on the left.
  let name = callee;
  while (BINARY.includes(name.type)) name = namedChildren(name).at(-1) ?? args;
  if (name === args) return undefined;
  const copy = { ...name };
  genericCalls.set(name, build(copy));
  return c.convert(callee);
}

function spanning(from: RawNode, to: RawNode): RawNode {
  return { ...from, type: 'call_expression', start: from.start, end: to.end };
}

function argumentOf(raw: RawNode, c: Conversion): Argument[] {
  const trailing = raw.type === 'lambda_literal';
  const value = required(trailing ? raw : namedChildren(raw)[0], raw, c);
  return [{ value, range: value.range, trailing }];
}
