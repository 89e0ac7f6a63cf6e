import type { SyntaxNode } from '../../nodes';
import { type Conversion, type Converter, required } from '../../tree-sitter/conversion';
import { numberValue } from '../../tree-sitter/literals';
import { makeNode, rangeOf } from '../../tree-sitter/make-node';
import { argumentValues, lambdaNode, plainArgument, splitAt } from '../../tree-sitter/node-parts';
import { firstOf, type RawNode } from '../../tree-sitter/raw-tree';
import { bodyNode, parameters } from './declarations';
import { argumentsOf, between, one, oneOf, selected, sequence } from './sequences';
import { stringLiteral } from './strings';
import { typesIn } from './types';

const name: Converter = (raw, c) => makeNode('name', raw, { name: c.slice(raw) });
const nothing: Converter = () => undefined;

/** `const Foo(1)`, `new Foo.named(1)`. */
const creation: Converter = (raw, c) => {
  const args = argumentsOf(firstOf(raw, 'arguments'), c);
  const type = typesIn(raw.children, c)[0];
  const constructorName = firstOf(raw, 'identifier');
  const typeNode = firstOf(raw, 'type_identifier');
  const shared = { args, form: 'new', optional: false, cascade: false, typeArgs: type?.args ?? [] } as const;
  const values = argumentValues(args);
  if (!typeNode || !type) {
    const fields = { name: '', nameRange: { start: raw.start, end: raw.start }, ...shared };
    return makeNode('call', raw, fields, values);
  }
  if (!constructorName) {
    const start = type.range.start + c.text.slice(type.range.start, type.range.end).indexOf(type.name);
    return makeNode(
      'call',
      raw,
      { name: type.name, nameRange: { start, end: start + type.name.length }, ...shared },
      values,
    );
  }
  const receiver = makeNode('name', typeNode, { name: c.slice(typeNode) });
  const fields = { name: c.slice(constructorName), nameRange: rangeOf(constructorName), receiver, ...shared };
  return makeNode('call', raw, fields, [receiver, ...values]);
};

/** Operands and operators in a row, joined from the left. */
const binary: Converter = (raw, c) => {
  let left: SyntaxNode | undefined;
  let operator: string | undefined;
  let operand: RawNode[] = [];
  const join = (): void => {
    const right = oneOf(operand, raw, c);
    if (left && operator !== undefined) {
      left = makeNode('binary', { ...raw, start: raw.start, end: right.range.end }, { operator, left, right }, [
        left,
        right,
      ]);
    } else left = right;
    operand = [];
  };
  for (const child of raw.children) {
    if (child.type.endsWith('_operator') || (!child.named && /^[-+*/%&|^<>=!?~]+$/.test(child.type))) {
      join();
      operator = c.slice(child);
    } else operand.push(child);
  }
  join();
  return left;
};

const typeTest: Converter = (raw, c) => {
  const test = firstOf(raw, 'type_test');
  const left = oneOf(
    raw.children.filter((child) => child !== test),
    raw,
    c,
  );
  const type = typesIn(test?.children ?? [], c)[0];
  const negated = test?.children.some((child) => c.slice(child).replace(/\s/g, '') === 'is!');
  const at = { ...(test ?? raw), ...(type?.range ?? { start: raw.end, end: raw.end }) };
  const right = makeNode('name', at, { name: type?.name ?? '' });
  return makeNode('binary', raw, { operator: negated ? 'is!' : 'is', left, right }, [left, right]);
};

const cast: Converter = (raw, c) => {
  const target = firstOf(raw, 'type_cast');
  const operand = oneOf(
    raw.children.filter((child) => child !== target),
    raw,
    c,
  );
  const type = typesIn(target?.children ?? [], c)[0];
  return makeNode('wrapper', raw, { form: 'cast', operand, type }, [operand]);
};

const unary: Converter = (raw, c) => {
  const operatorNode = firstOf(raw, 'prefix_operator', 'increment_operator', 'postfix_operator', 'minus_operator');
  const operand = oneOf(
    raw.children.filter((child) => child !== operatorNode),
    raw,
    c,
  );
  if (!operatorNode) return operand;
  const operator = c.slice(operatorNode);
  if (operator === '-' && operand.kind === 'number') return makeNode('number', raw, { value: -operand.value });
  return makeNode('unary', raw, { operator, operand }, [operand]);
};

const wrapper =
  (form: 'await' | 'paren' | 'spread'): Converter =>
  (raw, c) => {
    const operand = oneOf(raw.children, raw, c);
    return makeNode('wrapper', raw, { form, operand }, [operand]);
  };

const ternary: Converter = (raw, c) => {
  const question = raw.children.findIndex((child) => child.type === '?');
  const colon = raw.children.findIndex((child, i) => i > question && child.type === ':');
  const head = raw.children.slice(0, question);
  const condition = oneOf(head, raw, c);
  const then = oneOf(raw.children.slice(question + 1, colon < 0 ? undefined : colon), raw, c);
  const otherwise = colon < 0 ? undefined : oneOf(raw.children.slice(colon + 1), raw, c);
  const conditionText = c.text.slice(condition.range.start, condition.range.end);
  const children = [condition, then, otherwise];
  return makeNode('conditional', raw, { form: 'ternary', condition, conditionText, then, otherwise }, children);
};

const assignment: Converter = (raw, c) => {
  const at = raw.children.findIndex((child) => child.field === 'operator' || child.type === '=');
  const operator = raw.children[at];
  if (!operator) return makeNode('native', raw, {}, sequence(raw.children, c));
  const target = oneOf(raw.children.slice(0, at), raw, c);
  const value = oneOf(raw.children.slice(at + 1), raw, c);
  return makeNode('assignment', raw, { target, operator: c.slice(operator), value }, [target, value]);
};

const lambda: Converter = (raw, c) => {
  const local = c.within('local');
  const params = parameters(firstOf(raw, 'formal_parameter_list'), local);
  const body = firstOf(raw, 'function_expression_body', 'function_body');
  return lambdaNode(raw, params, body && bodyNode(body, local));
};

const list: Converter = (raw, c) => {
  const elements = elementsOf(raw, c);
  return makeNode('collection', raw, { form: 'list', elements }, elements);
};

/** `{a: b}` is a map, `{a, b}` a list; `{}` is a map unless one type argument says that it is a set. */
const setOrMap: Converter = (raw, c) => {
  const elements = elementsOf(raw, c);
  const typeArguments = typesIn(firstOf(raw, 'type_arguments')?.children ?? [], c).length;
  const isMap = elements.some((element) => element.kind === 'pair') || typeArguments === 2;
  const form = isMap || (elements.length === 0 && typeArguments === 0) ? 'map' : 'list';
  return makeNode('collection', raw, { form, elements }, elements);
};

function elementsOf(raw: RawNode, c: Conversion): SyntaxNode[] {
  return splitAt(raw.children, ',').flatMap((group) => {
    const element = one(group, c);
    return element ? [element] : [];
  });
}

const pair: Converter = (raw, c) => {
  const colon = raw.children.findIndex((child) => child.type === ':');
  const key = oneOf(raw.children.slice(0, colon < 0 ? undefined : colon), raw, c);
  const value = colon < 0 ? required(undefined, raw, c) : oneOf(raw.children.slice(colon + 1), raw, c);
  const label = key.kind === 'string' ? key.value : key.kind === 'name' ? key.name : undefined;
  return makeNode('pair', raw, { name: label, key, value }, [key, value]);
};

/** `if (a) b else c`, as a statement or in a collection. */
export const conditional: Converter = (raw, c) => {
  const local = c.within('local');
  const firstBranch = raw.children.findIndex((child) => child.field === 'consequence');
  const beforeBranch = firstBranch < 0 ? raw.children : raw.children.slice(0, firstBranch);
  const open = beforeBranch.findIndex((child) => child.type === '(');
  const close = beforeBranch.findLastIndex((child) => child.type === ')');
  const parenthesized = firstOf({ ...raw, children: beforeBranch }, 'parenthesized_expression');
  const head =
    open >= 0
      ? beforeBranch.slice(open + 1, close > open ? close : undefined)
      : parenthesized
        ? between(parenthesized.children, '(', ')')
        : beforeBranch.slice(1);
  const condition = one(head, local);
  const then = one(
    raw.children.filter((child) => child.field === 'consequence'),
    local,
  );
  const otherwise = one(
    raw.children.filter((child) => child.field === 'alternative'),
    local,
  );
  const conditionText = c.text.slice(head[0]?.start ?? raw.start, head.at(-1)?.end ?? raw.start);
  const children = [condition, then, otherwise];
  return makeNode('conditional', raw, { form: 'if', condition, conditionText, then, otherwise }, children);
};

/** `assert(condition, message)` reads as a call. */
const assertion: Converter = (raw, c) => {
  const keyword = firstOf(raw, 'assert_builtin') ?? raw;
  const list = firstOf(raw, 'assertion_arguments');
  const inside = list?.children.filter((child) => child.type !== '(' && child.type !== ')') ?? [];
  const args = splitAt(inside, ',').flatMap((group) => {
    const value = one(group, c);
    return value ? [plainArgument(value)] : [];
  });
  const fields = { name: 'assert', nameRange: rangeOf(keyword), args, form: 'call', optional: false } as const;
  return makeNode('call', raw, { ...fields, cascade: false, typeArgs: [] }, argumentValues(args));
};

/** `.name`, whose type the context gives. */
const dotShorthand: Converter = (raw, c) => {
  const nameNode = firstOf(raw, 'identifier');
  if (!nameNode) return makeNode('native', raw, {}, sequence(raw.children, c));
  const fields = { name: c.slice(nameNode), nameRange: rangeOf(nameNode), optional: false, reference: false };
  const member = makeNode('member', { ...raw, end: nameNode.end }, fields);
  const rest = raw.children.slice(raw.children.indexOf(nameNode) + 1);
  return rest.length > 0 ? selected(member, raw, rest, c) : member;
};

const number: Converter = (raw, c) => makeNode('number', raw, { value: numberValue(c.slice(raw)) });
const joined: Converter = (raw, c) => one(raw.children, c);

export const expressionConverters: Readonly<Record<string, Converter>> = {
  identifier: name,
  identifier_dollar_escaped: name,
  this: (raw) => (raw.named ? makeNode('name', raw, { name: 'this' }) : undefined),
  super: (raw) => (raw.named ? makeNode('name', raw, { name: 'super' }) : undefined),
  null_literal: (raw) => makeNode('null', raw, {}),
  true: (raw) => (raw.named ? makeNode('boolean', raw, { value: true }) : undefined),
  false: (raw) => (raw.named ? makeNode('boolean', raw, { value: false }) : undefined),
  decimal_integer_literal: number,
  hex_integer_literal: number,
  decimal_floating_point_literal: number,
  string_literal: stringLiteral,
  const_object_expression: creation,
  new_expression: creation,
  constructor_invocation: creation,
  dot_shorthand: dotShorthand,
  logical_and_expression: binary,
  logical_or_expression: binary,
  equality_expression: binary,
  relational_expression: binary,
  additive_expression: binary,
  multiplicative_expression: binary,
  shift_expression: binary,
  bitwise_and_expression: binary,
  bitwise_or_expression: binary,
  bitwise_xor_expression: binary,
  if_null_expression: binary,
  type_test_expression: typeTest,
  type_cast_expression: cast,
  unary_expression: unary,
  postfix_expression: unary,
  await_expression: wrapper('await'),
  parenthesized_expression: wrapper('paren'),
  spread_element: wrapper('spread'),
  conditional_expression: ternary,
  assignment_expression: assignment,
  assignable_expression: joined,
  function_expression: lambda,
  list_literal: list,
  set_or_map_literal: setOrMap,
  pair,
  if_element: conditional,
  if_statement: conditional,
  expression_statement: joined,
  assertion,
  assert_statement: joined,
  const_builtin: nothing,
  final_builtin: nothing,
  case_builtin: nothing,
};
