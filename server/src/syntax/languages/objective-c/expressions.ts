import type { Argument, SyntaxNode } from '../../nodes';
import { type Conversion, type Converter, convertAll, nativeNode, required } from '../../tree-sitter/conversion';
import { decodeEscapes, numberValue } from '../../tree-sitter/literals';
import { makeNode, rangeOf } from '../../tree-sitter/make-node';
import { argumentValues, labelledArgument, lambdaNode, plainArgument } from '../../tree-sitter/node-parts';
import { allOf, childOf, firstOf, namedChildren, type RawNode } from '../../tree-sitter/raw-tree';
import { parameters } from './declarations';
import { typeOf } from './types';

const BOOLEANS: Readonly<Record<string, boolean>> = {
  YES: true,
  NO: false,
  true: true,
  false: false,
  TRUE: true,
  FALSE: false,
};

const identifier: Converter = (raw, c) => {
  const name = c.slice(raw);
  if (Object.hasOwn(BOOLEANS, name)) return makeNode('boolean', raw, { value: BOOLEANS[name] as boolean });
  if (name === 'nil' || name === 'Nil' || name === 'NULL') return makeNode('null', raw, {});
  return makeNode('name', raw, { name: name === 'self' ? 'this' : name });
};

/** The selector is the parts in a row; each part labels its argument, further arguments of a variadic method have none. */
const message: Converter = (raw, c) => {
  const receiverNode = childOf(raw, 'receiver');
  const receiver = required(receiverNode, raw, c);
  const args: Argument[] = [];
  let name = '';
  let first: RawNode | undefined;
  let part: RawNode | undefined;
  for (const child of raw.children) {
    if (child === receiverNode) continue;
    if (child.field === 'method') {
      first ??= child;
      part = child;
      name += c.slice(child);
    } else if (child.type === ':') {
      first ??= child;
      name += ':';
    } else if (child.named) {
      const value = c.convert(child);
      if (value) args.push(part ? labelledArgument(c.slice(part), part, value) : plainArgument(value));
      part = undefined;
    }
  }
  const nameRange = first ? rangeOf(first) : { start: raw.end, end: raw.end };
  const fields = { name, nameRange, receiver, args, form: 'message', optional: false, cascade: false } as const;
  return makeNode('call', raw, { ...fields, typeArgs: [] }, [receiver, ...argumentValues(args)]);
};

const call: Converter = (raw, c) => {
  const callee = required(childOf(raw, 'function'), raw, c);
  const args = convertAll(namedChildren(childOf(raw, 'arguments') ?? raw), c)
    .filter((node) => node.range.start >= callee.range.end)
    .map((node) => plainArgument(node));
  const shared = { args, form: 'call', optional: false, cascade: false, typeArgs: [] } as const;
  const values = argumentValues(args);
  if (callee.kind === 'name')
    return makeNode('call', raw, { name: callee.name, nameRange: callee.range, ...shared }, values);
  if (callee.kind === 'member') {
    const { name, nameRange, receiver } = callee;
    return makeNode('call', raw, { name, nameRange, receiver, ...shared }, [...callee.children, ...values]);
  }
  const nameRange = { start: callee.range.end, end: callee.range.end };
  return makeNode('call', raw, { name: '', nameRange, receiver: callee, ...shared }, [callee, ...values]);
};

const field: Converter = (raw, c) => {
  const receiver = required(childOf(raw, 'argument'), raw, c);
  const nameNode = childOf(raw, 'field');
  const nameRange = nameNode ? rangeOf(nameNode) : { start: raw.end, end: raw.end };
  const name = nameNode ? c.slice(nameNode) : '';
  return makeNode('member', raw, { receiver, name, nameRange, optional: false, reference: false }, [receiver]);
};

const string: Converter = (raw, c) => {
  const { value, contentRange } = literal(raw, c);
  return makeNode('string', raw, { value, contentRange });
};

function literal(raw: RawNode, c: Conversion) {
  const source = c.slice(raw);
  const open = source.indexOf('"') + 1;
  const closed = source.length > open && source.endsWith('"');
  const contentRange = { start: raw.start + open, end: Math.max(raw.start + open, raw.end - (closed ? 1 : 0)) };
  return { value: decodeEscapes(c.text.slice(contentRange.start, contentRange.end)), contentRange };
}

/** `@"a" @"b"` is one string. */
const concatenated: Converter = (raw, c) => {
  const pieces = allOf(raw, 'string_literal').map((piece) => literal(piece, c));
  const first = pieces[0];
  if (!first || pieces.length < namedChildren(raw).length) return nativeNode(raw, c);
  const contentRange = { start: first.contentRange.start, end: pieces[pieces.length - 1]?.contentRange.end ?? raw.end };
  return makeNode('string', raw, { value: pieces.map((piece) => piece.value).join(''), contentRange });
};

/** `@1` and `@YES` are their values; `@(x)` wraps. */
const boxed: Converter = (raw, c) => {
  const operand = required(namedChildren(raw)[0], raw, c);
  if (operand.kind === 'number') return makeNode('number', raw, { value: operand.value });
  if (operand.kind === 'boolean') return makeNode('boolean', raw, { value: operand.value });
  return makeNode('wrapper', raw, { form: 'paren', operand }, [operand]);
};

const list: Converter = (raw, c) => {
  const elements = convertAll(namedChildren(raw), c);
  return makeNode('collection', raw, { form: 'list', elements }, elements);
};

const dictionary: Converter = (raw, c) => {
  const elements = convertAll(namedChildren(raw), c);
  return makeNode('collection', raw, { form: 'map', elements }, elements);
};

const pair: Converter = (raw, c) => {
  const [first, second] = namedChildren(raw);
  if (!first || !second) return nativeNode(raw, c);
  const key = required(first, raw, c);
  const value = required(second, raw, c);
  const name = key.kind === 'string' ? key.value : key.kind === 'name' ? key.name : undefined;
  return makeNode('pair', raw, { name, key, value }, [key, value]);
};

const block: Converter = (raw, c) => {
  const local = c.within('local');
  const params = parameters(firstOf(raw, 'parameter_list'), local);
  const body = firstOf(raw, 'compound_statement');
  return lambdaNode(raw, params, body && local.convert(body));
};

const assignment: Converter = (raw, c) => {
  const target = required(childOf(raw, 'left'), raw, c);
  const value = required(childOf(raw, 'right'), raw, c);
  const operator = childOf(raw, 'operator');
  return makeNode('assignment', raw, { target, operator: operator ? c.slice(operator) : '=', value }, [target, value]);
};

const binary: Converter = (raw, c) => {
  const left = required(childOf(raw, 'left'), raw, c);
  const right = required(childOf(raw, 'right'), raw, c);
  const operator = childOf(raw, 'operator');
  return makeNode('binary', raw, { operator: operator ? c.slice(operator) : '', left, right }, [left, right]);
};

const unary: Converter = (raw, c) => {
  const operatorNode = childOf(raw, 'operator') ?? raw.children[0];
  const operand = required(childOf(raw, 'argument') ?? namedChildren(raw).at(-1), raw, c);
  const operator = operatorNode ? c.slice(operatorNode) : '';
  if (operator === '-' && operand.kind === 'number') return makeNode('number', raw, { value: -operand.value });
  return makeNode('unary', raw, { operator, operand }, [operand]);
};

const ternary: Converter = (raw, c) => {
  const condition = required(childOf(raw, 'condition'), raw, c);
  const consequence = childOf(raw, 'consequence');
  const otherwise = required(childOf(raw, 'alternative'), raw, c);
  if (!consequence) {
    return makeNode('binary', raw, { operator: '?:', left: condition, right: otherwise }, [condition, otherwise]);
  }
  const then = required(consequence, raw, c);
  const conditionText = c.text.slice(condition.range.start, condition.range.end);
  const children = [condition, then, otherwise];
  return makeNode('conditional', raw, { form: 'ternary', condition, conditionText, then, otherwise }, children);
};

const cast: Converter = (raw, c) => {
  const operand = required(childOf(raw, 'value') ?? namedChildren(raw).at(-1), raw, c);
  const typeNode = childOf(raw, 'type');
  return makeNode('wrapper', raw, { form: 'cast', operand, type: typeNode && typeOf([typeNode], c) }, [operand]);
};

const index: Converter = (raw, c) => {
  const receiver = required(childOf(raw, 'argument') ?? namedChildren(raw)[0], raw, c);
  const position = required(childOf(raw, 'index') ?? namedChildren(raw)[1], raw, c);
  return makeNode('index', raw, { receiver, index: position }, [receiver, position]);
};

const paren: Converter = (raw, c) => {
  const inner = namedChildren(raw);
  if (inner.length !== 1) return nativeNode(raw, c);
  const operand: SyntaxNode = required(inner[0], raw, c);
  return makeNode('wrapper', raw, { form: 'paren', operand }, [operand]);
};

export const expressionConverters: Readonly<Record<string, Converter>> = {
  identifier,
  field_identifier: identifier,
  self: (raw) => makeNode('name', raw, { name: 'this' }),
  super: (raw) => makeNode('name', raw, { name: 'super' }),
  null: (raw) => (raw.named ? makeNode('null', raw, {}) : undefined),
  nil: (raw) => (raw.named ? makeNode('null', raw, {}) : undefined),
  true: (raw) => (raw.named ? makeNode('boolean', raw, { value: true }) : undefined),
  false: (raw) => (raw.named ? makeNode('boolean', raw, { value: false }) : undefined),
  number_literal: (raw, c) => makeNode('number', raw, { value: numberValue(c.slice(raw)) }),
  string_literal: string,
  concatenated_string: concatenated,
  message_expression: message,
  call_expression: call,
  field_expression: field,
  subscript_expression: index,
  at_expression: boxed,
  array_literal: list,
  initializer_list: list,
  dictionary_literal: dictionary,
  dictionary_pair: pair,
  block_literal: block,
  assignment_expression: assignment,
  binary_expression: binary,
  unary_expression: unary,
  pointer_expression: unary,
  update_expression: unary,
  conditional_expression: ternary,
  cast_expression: cast,
  parenthesized_expression: paren,
};
