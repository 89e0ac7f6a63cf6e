import type { Argument, SyntaxNode } from '../../nodes';
import { type Conversion, type Converter, convertAll, nativeNode, required } from '../../tree-sitter/conversion';
import { numberValue } from '../../tree-sitter/literals';
import { makeNode, rangeOf } from '../../tree-sitter/make-node';
import {
  argumentValues,
  labelledArgument,
  lambdaNode,
  plainArgument,
  spanOf,
  splitAt,
} from '../../tree-sitter/node-parts';
import { allOf, childOf, firstOf, namedChildren, type RawNode } from '../../tree-sitter/raw-tree';
import { blockOf } from './statements';
import { stringLiteral } from './strings';
import { TYPE_NODES, typeRef } from './types';

/** An identifier without the backticks that let a keyword be one. */
export function identifierText(raw: RawNode, c: Conversion): string {
  const text = c.slice(raw);
  return text.startsWith('`') ? text.replace(/`/g, '') : text;
}

const identifier: Converter = (raw, c) => {
  const name = identifierText(raw, c);
  return makeNode('name', raw, { name: name === 'self' ? 'this' : name });
};

const navigation: Converter = (raw, c) => {
  const target = raw.children.find((child) => child.field === 'target' && child.type !== '?');
  const optional = raw.children.some((child) => child.type === '?');
  const suffix = childOf(firstOf(raw, 'navigation_suffix') ?? raw, 'suffix');
  const isKeyPath = target?.type === 'key_path_expression';
  const receiver = target && (isKeyPath ? keyPathOwner(target, c) : c.convert(target));
  const name = suffix ? identifierText(suffix, c) : '';
  const nameRange = suffix ? rangeOf(suffix) : { start: raw.end, end: raw.end };
  // An optional chain `a?.b` may also be written on the receiver: `a()?.b`.
  return makeNode('member', raw, { receiver, name, nameRange, optional, reference: isKeyPath }, [receiver]);
};

function keyPathOwner(raw: RawNode, c: Conversion): SyntaxNode | undefined {
  const owner = namedChildren(raw)[0];
  if (!owner) return undefined;
  return owner.type === 'type_identifier' ? makeNode('name', owner, { name: c.slice(owner) }) : c.convert(owner);
}

const call: Converter = (raw, c) => {
  const suffix = firstOf(raw, 'call_suffix', 'constructor_suffix');
  const callee = raw.children[0];
  if (!suffix || !callee || callee === suffix) return nativeNode(raw, c);
  const list = firstOf(suffix, 'value_arguments');
  const trailing = trailingLambdas(suffix, c);
  const optionalCall = raw.children.some((child) => child.type === '?');
  if (list?.children[0]?.type === '[') {
    const receiver = required(callee, raw, c);
    const values = argumentsOf(list, c).map((argument) => argument.value);
    const index =
      values.length === 1 && values[0]
        ? values[0]
        : makeNode(
            'native',
            { ...list, start: list.start + 1, end: Math.max(list.start + 1, list.end - 1) },
            {},
            values,
          );
    return makeNode('index', raw, { receiver, index }, [receiver, index, ...argumentValues(trailing)]);
  }
  const args = [...(list ? argumentsOf(list, c) : []), ...trailing];
  return callNode(raw, callee, args, optionalCall, c);
};

function callNode(
  raw: RawNode,
  callee: RawNode,
  args: readonly Argument[],
  optional: boolean,
  c: Conversion,
): SyntaxNode {
  const shared = { args, cascade: false, form: 'call' } as const;
  const values = argumentValues(args);
  if (TYPE_NODES.has(callee.type)) {
    const type = typeRef(callee, c);
    const nameRange = { start: callee.start, end: callee.start + type.name.length };
    return makeNode('call', raw, { name: type.name, nameRange, optional, typeArgs: type.args, ...shared }, values);
  }
  // `await f { }` and `try f { }`: the grammar gives the trailing lambda to the whole.
  if (
    (callee.type === 'await_expression' || callee.type === 'try_expression') &&
    args.some((argument) => argument.trailing)
  ) {
    const inner = childOf(callee, 'expr');
    if (inner) {
      const merged = c.convert(inner);
      const form = callee.type === 'await_expression' ? 'await' : 'try';
      const operand =
        merged?.kind === 'call'
          ? makeNode('call', { ...inner, end: raw.end }, { ...fieldsOf(merged), args: [...merged.args, ...args] }, [
              ...merged.children,
              ...values,
            ])
          : callNode({ ...inner, end: raw.end }, inner, args, optional, c);
      return makeNode('wrapper', { ...callee, end: raw.end }, { form, operand }, [operand]);
    }
  }
  const node = required(callee, raw, c);
  if (node.kind === 'name') {
    return makeNode('call', raw, { name: node.name, nameRange: node.range, optional, typeArgs: [], ...shared }, values);
  }
  if (node.kind === 'member') {
    const { name, nameRange, receiver } = node;
    const fields = { name, nameRange, receiver, optional: node.optional || optional, typeArgs: [], ...shared };
    return makeNode('call', raw, fields, [...node.children, ...values]);
  }
  const nameRange = { start: node.range.end, end: node.range.end };
  return makeNode('call', raw, { name: '', nameRange, receiver: node, optional, typeArgs: [], ...shared }, [
    node,
    ...values,
  ]);
}

function fieldsOf(node: Extract<SyntaxNode, { kind: 'call' }>) {
  const { name, nameRange, receiver, form, optional, cascade, typeArgs } = node;
  return { name, nameRange, receiver, form, optional, cascade, typeArgs };
}

const constructorCall: Converter = (raw, c) => {
  const type = childOf(raw, 'constructed_type');
  const suffix = firstOf(raw, 'constructor_suffix');
  if (!type || !suffix) return nativeNode(raw, c);
  const list = firstOf(suffix, 'value_arguments');
  const args = [...(list ? argumentsOf(list, c) : []), ...trailingLambdas(suffix, c)];
  return callNode(raw, type, args, false, c);
};

export function argumentsOf(list: RawNode, c: Conversion): Argument[] {
  return allOf(list, 'value_argument').flatMap((raw) => {
    const label = childOf(raw, 'name');
    const valueNode = childOf(raw, 'value') ?? namedChildren(raw).find((child) => child !== label);
    const value = valueNode && c.convert(valueNode);
    if (!value) return [];
    return [label ? labelledArgument(identifierText(label, c), label, value) : plainArgument(value)];
  });
}

/** `{ … } completion: { … }` behind a call. */
function trailingLambdas(suffix: RawNode, c: Conversion): Argument[] {
  const args: Argument[] = [];
  let label: RawNode | undefined;
  for (const child of suffix.children) {
    if (child.field === 'name') label = child;
    if (child.type !== 'lambda_literal') continue;
    const value = required(child, suffix, c);
    args.push(label ? labelledArgument(identifierText(label, c), label, value, true) : plainArgument(value, true));
    label = undefined;
  }
  return args;
}

const lambda: Converter = (raw, c) => {
  const local = c.within('local');
  const signature = childOf(raw, 'type');
  const names = signature ? firstOf(signature, 'lambda_function_type_parameters') : undefined;
  const params = allOf(names ?? raw, 'lambda_parameter').map((param) => {
    const typeNode = param.children.find((child) => TYPE_NODES.has(child.type));
    // `_ value: T`: the label of a closure's parameter stands first and is never used.
    const name = allOf(param, 'simple_identifier').at(-1) ?? param;
    const fields = { name: identifierText(name, c), nameRange: rangeOf(name), type: typeNode && typeRef(typeNode, c) };
    return makeNode('parameter', param, fields);
  });
  const captures = allOf(firstOf(raw, 'capture_list') ?? raw, 'capture_list_item').flatMap((item) => {
    const value = childOf(item, 'value');
    return value ? convertAll([value], local) : [];
  });
  const annotations = convertAll(allOf(raw, 'attribute'), local);
  const bodyParts = raw.children.filter(
    (child) => child.named && !['capture_list', 'lambda_function_type', 'attribute'].includes(child.type),
  );
  const first = bodyParts[0];
  const close = raw.children.at(-1);
  const start = first?.start ?? close?.start ?? raw.end;
  const end = close?.type === '}' ? close.start : raw.end;
  const body = blockOf({ ...raw, type: 'statements', start, end: Math.max(start, end) }, bodyParts, local);
  return lambdaNode(raw, params, body, [...captures, ...annotations]);
};

const binary: Converter = (raw, c) => {
  const operatorAt = raw.children.findIndex((child) => child.field === 'op' || child.type === '??');
  const left = raw.children[operatorAt - 1];
  const right = raw.children[operatorAt + 1];
  const operator = raw.children[operatorAt];
  if (!operator || !left || !right) return nativeNode(raw, c);
  const fields = { operator: c.slice(operator), left: required(left, raw, c), right: required(right, raw, c) };
  return makeNode('binary', raw, fields, [fields.left, fields.right]);
};

const check: Converter = (raw, c) => {
  const target = childOf(raw, 'target') ?? namedChildren(raw)[0];
  const type = raw.children.find((child) => TYPE_NODES.has(child.type));
  if (!target || !type) return nativeNode(raw, c);
  const left = required(target, raw, c);
  const right = makeNode('name', type, { name: typeRef(type, c).name });
  return makeNode('binary', raw, { operator: 'is', left, right }, [left, right]);
};

const prefix: Converter = (raw, c) => {
  const operation = childOf(raw, 'operation');
  const target = childOf(raw, 'target') ?? raw.children.at(-1);
  if (!operation || !target || operation === target) return nativeNode(raw, c);
  const operator = c.slice(operation);
  if (operator === '.') {
    const name = identifierText(target, c);
    if (target.type === 'simple_identifier') {
      return makeNode('member', raw, { name, nameRange: rangeOf(target), optional: false, reference: false });
    }
  }
  const operand = required(target, raw, c);
  if (operator === '-' && operand.kind === 'number') return makeNode('number', raw, { value: -operand.value });
  return makeNode('unary', raw, { operator, operand }, [operand]);
};

const postfix: Converter = (raw, c) => {
  const target = childOf(raw, 'target') ?? raw.children[0];
  const operand = required(target, raw, c);
  const operator = c.slice(childOf(raw, 'operation') ?? raw);
  if (operator === '!') return makeNode('wrapper', raw, { form: 'non-null', operand }, [operand]);
  return makeNode('unary', raw, { operator, operand }, [operand]);
};

const wrapper =
  (form: 'try' | 'await'): Converter =>
  (raw, c) => {
    const operand = required(childOf(raw, 'expr'), raw, c);
    return makeNode('wrapper', raw, { form, operand }, [operand]);
  };

const cast: Converter = (raw, c) => {
  const operand = required(childOf(raw, 'expr'), raw, c);
  const type = raw.children.find((child) => TYPE_NODES.has(child.type));
  return makeNode('wrapper', raw, { form: 'cast', operand, type: type && typeRef(type, c) }, [operand]);
};

const ternary: Converter = (raw, c) => {
  const condition = required(childOf(raw, 'condition'), raw, c);
  const then = required(childOf(raw, 'if_true'), raw, c);
  const otherwise = required(childOf(raw, 'if_false'), raw, c);
  const conditionText = c.text.slice(condition.range.start, condition.range.end);
  return makeNode('conditional', raw, { form: 'ternary', condition, conditionText, then, otherwise }, [
    condition,
    then,
    otherwise,
  ]);
};

const tuple: Converter = (raw, c) => {
  const values = raw.children.filter((child) => child.field === 'value');
  const labelled = raw.children.some((child) => child.field === 'name');
  if (values.length === 1 && !labelled) {
    const operand = required(values[0], raw, c);
    return makeNode('wrapper', raw, { form: 'paren', operand }, [operand]);
  }
  const elements = convertAll(values, c);
  return makeNode('collection', raw, { form: 'list', elements }, elements);
};

const array: Converter = (raw, c) => {
  const elements = convertAll(raw.children, c);
  return makeNode('collection', raw, { form: 'list', elements }, elements);
};

const dictionary: Converter = (raw, c) => {
  const elements = splitAt(raw.children, ',').flatMap((group) => {
    const keyNode = group.find((child) => child.field === 'key');
    const valueNode = group.find((child) => child.field === 'value');
    if (!keyNode || !valueNode) return convertAll(group, c);
    const key = required(keyNode, raw, c);
    const value = required(valueNode, raw, c);
    const name = key.kind === 'string' ? key.value : key.kind === 'name' ? key.name : undefined;
    return [makeNode('pair', { ...spanOf([keyNode, valueNode]), type: 'pair' }, { name, key, value }, [key, value])];
  });
  return makeNode('collection', raw, { form: 'map', elements }, elements);
};

const assignment: Converter = (raw, c) => {
  const target = required(childOf(raw, 'target'), raw, c);
  const value = required(childOf(raw, 'result'), raw, c);
  const operator = childOf(raw, 'operator');
  return makeNode('assignment', raw, { target, operator: operator ? c.slice(operator) : '=', value }, [target, value]);
};

const attribute: Converter = (raw, c) => {
  const type = firstOf(raw, 'user_type');
  const name = type ? typeRef(type, c).name : '';
  const open = raw.children.findIndex((child) => child.type === '(');
  const args: Argument[] = [];
  for (const group of open < 0 ? [] : splitAt(raw.children.slice(open + 1), ',')) {
    const valueNode = group.filter((child) => child.type !== ')' && child.type !== ':').at(-1);
    const value = valueNode && c.convert(valueNode);
    if (!value) continue;
    const label = group.find((child) => child !== valueNode && child.type === 'simple_identifier');
    const hasColon = group.some((child) => child.type === ':');
    args.push(label && hasColon ? labelledArgument(c.slice(label), label, value) : plainArgument(value));
  }
  return makeNode('annotation', raw, { name, args }, argumentValues(args));
};

/** The parser sees `true` in place of `#available(…)`, which is no constant. */
const boolean: Converter = (raw, c) => {
  const word = c.slice(raw);
  if (word !== 'true' && word !== 'false') return makeNode('native', { ...raw, type: 'availability_condition' }, {});
  return makeNode('boolean', raw, { value: word === 'true' });
};
const number: Converter = (raw, c) =>
  makeNode('number', raw, { value: numberValue(c.slice(raw).replace(/^0o/, '0o')) });
const unwrapped: Converter = (raw, c) => {
  const inner = namedChildren(raw);
  return inner.length === 1 && inner[0] ? c.convert(inner[0]) : nativeNode(raw, c);
};

export const expressionConverters: Readonly<Record<string, Converter>> = {
  simple_identifier: identifier,
  self_expression: (raw) => makeNode('name', raw, { name: 'this' }),
  super_expression: (raw) => makeNode('name', raw, { name: 'super' }),
  nil: (raw) => makeNode('null', raw, {}),
  boolean_literal: boolean,
  integer_literal: number,
  hex_literal: number,
  oct_literal: number,
  bin_literal: number,
  real_literal: number,
  line_string_literal: stringLiteral,
  multi_line_string_literal: stringLiteral,
  navigation_expression: navigation,
  call_expression: call,
  constructor_expression: constructorCall,
  lambda_literal: lambda,
  conjunction_expression: binary,
  disjunction_expression: binary,
  equality_expression: binary,
  comparison_expression: binary,
  additive_expression: binary,
  multiplicative_expression: binary,
  infix_expression: binary,
  bitwise_operation: binary,
  nil_coalescing_expression: binary,
  range_expression: binary,
  check_expression: check,
  prefix_expression: prefix,
  postfix_expression: postfix,
  try_expression: wrapper('try'),
  await_expression: wrapper('await'),
  as_expression: cast,
  ternary_expression: ternary,
  tuple_expression: tuple,
  array_literal: array,
  dictionary_literal: dictionary,
  assignment,
  directly_assignable_expression: unwrapped,
  attribute,
  key_path_expression: (raw, c) => {
    const receiver = keyPathOwner(raw, c);
    const name = { name: '', nameRange: { start: raw.end, end: raw.end } };
    return makeNode('member', raw, { receiver, ...name, optional: false, reference: true }, [receiver]);
  },
  optional_chaining_marker: () => undefined,
};
