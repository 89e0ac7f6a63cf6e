import type { Argument, CallNode, SyntaxNode } from '../../nodes';
import { type Conversion, type Converter, convertAll, nativeNode, required } from '../../tree-sitter/conversion';
import { numberValue } from '../../tree-sitter/literals';
import { emptyRange, makeNode, rangeOf } from '../../tree-sitter/make-node';
import { allOf, childOf, firstOf, namedChildren, type RawNode } from '../../tree-sitter/raw-tree';
import { anonymousClass } from './classes';
import { characterLiteral, stringLiteral } from './strings';
import { TYPE_NODES, typeArguments, typeIn, typeRef } from './types';

export function argumentsOf(raw: RawNode | undefined, c: Conversion): Argument[] {
  return (raw ? convertAll(raw.children, c) : []).map((value) => ({ value, range: value.range, trailing: false }));
}

export function callNode(
  raw: RawNode,
  callee: Pick<CallNode, 'name' | 'nameRange' | 'receiver' | 'typeArgs'>,
  form: CallNode['form'],
  args: readonly Argument[],
  extra?: SyntaxNode,
): CallNode {
  return makeNode('call', raw, { ...callee, args, form, optional: false, cascade: false }, [
    callee.receiver,
    ...args.map((argument) => argument.value),
    extra,
  ]);
}

const methodInvocation: Converter = (raw, c) => {
  const name = childOf(raw, 'name');
  // `Outer.super.f()` calls the super implementation, whatever stands in front.
  const owner = firstOf(raw, 'super') ?? childOf(raw, 'object');
  const types = childOf(raw, 'type_arguments');
  const callee = {
    name: name ? c.slice(name) : '',
    nameRange: name ? rangeOf(name) : emptyRange(raw),
    receiver: owner && c.convert(owner),
    typeArgs: types ? typeArguments(types, c) : [],
  };
  return callNode(raw, callee, 'call', argumentsOf(childOf(raw, 'arguments'), c));
};

/** `this(…)` and `super(…)` at the start of a constructor. */
const constructorInvocation: Converter = (raw, c) => {
  const name = childOf(raw, 'constructor') ?? firstOf(raw, 'this', 'super');
  const callee = {
    name: name ? c.slice(name) : '',
    nameRange: name ? rangeOf(name) : emptyRange(raw),
    typeArgs: [],
  };
  return callNode(raw, callee, 'super', argumentsOf(childOf(raw, 'arguments'), c));
};

const objectCreation: Converter = (raw, c) => {
  const typeNode = childOf(raw, 'type') ?? firstOf(raw, ...TYPE_NODES);
  const type = typeNode && typeRef(typeNode, c);
  const outer = raw.children[0]?.type === 'new' ? undefined : raw.children.find((child) => child.named);
  const body = firstOf(raw, 'class_body');
  const callee = {
    name: type?.name ?? '',
    nameRange: type?.range ?? emptyRange(raw),
    receiver: outer && outer !== typeNode ? c.convert(outer) : undefined,
    typeArgs: type?.args ?? [],
  };
  const anonymous = body && anonymousClass(body, type ? [type] : [], c);
  return callNode(raw, callee, 'new', argumentsOf(childOf(raw, 'arguments'), c), anonymous);
};

/** `new int[] {1, 2}` is a list; `new byte[16]` a constructor call named `byte[]`, whose arguments are the dimensions. */
const arrayCreation: Converter = (raw, c) => {
  const initializer = firstOf(raw, 'array_initializer');
  if (initializer) {
    const elements = convertAll(initializer.children, c);
    return makeNode('collection', raw, { form: 'list', elements }, elements);
  }
  const typeNode = childOf(raw, 'type') ?? firstOf(raw, ...TYPE_NODES);
  const dimensions = allOf(raw, 'dimensions_expr');
  const args = dimensions.flatMap((dimension) => argumentsOf(dimension, c));
  const name = typeNode ? `${typeRef(typeNode, c).name}[]` : '[]';
  return callNode(raw, { name, nameRange: typeNode ? rangeOf(typeNode) : emptyRange(raw), typeArgs: [] }, 'new', args);
};

const arrayInitializer: Converter = (raw, c) => {
  const elements = convertAll(raw.children, c);
  return makeNode('collection', raw, { form: 'list', elements }, elements);
};

const fieldAccess: Converter = (raw, c) => {
  const field = childOf(raw, 'field') ?? namedChildren(raw).at(-1);
  // `Outer.this`
  if (field?.type === 'this') return makeNode('name', raw, { name: 'this' });
  const object = firstOf(raw, 'super') ?? childOf(raw, 'object');
  const receiver = object && c.convert(object);
  return makeNode(
    'member',
    raw,
    {
      receiver,
      name: field ? c.slice(field) : '',
      nameRange: field ? rangeOf(field) : emptyRange(raw),
      optional: false,
      reference: false,
    },
    [receiver],
  );
};

/** A qualified name where the grammar expects no expression, as in an annotation or a record pattern. */
const scopedIdentifier: Converter = (raw, c) => {
  const scope = childOf(raw, 'scope');
  const name = childOf(raw, 'name');
  const receiver = scope && c.convert(scope);
  const nameRange = name ? rangeOf(name) : emptyRange(raw);
  const fields = { receiver, name: name ? c.slice(name) : '', nameRange, optional: false, reference: false };
  return makeNode('member', raw, fields, [receiver]);
};

const methodReference: Converter = (raw, c) => {
  const [owner] = namedChildren(raw);
  const name = raw.children.at(-1);
  const receiver = owner && ownerExpression(owner, c);
  return makeNode(
    'member',
    raw,
    {
      receiver,
      name: name ? c.slice(name) : '',
      nameRange: name ? rangeOf(name) : emptyRange(raw),
      optional: false,
      reference: true,
    },
    [receiver],
  );
};

/** `Foo.class` */
const classLiteral: Converter = (raw, c) => {
  const [owner] = namedChildren(raw);
  const keyword = raw.children.at(-1) ?? raw;
  const receiver = owner && ownerExpression(owner, c);
  const fields = { receiver, name: 'class', nameRange: rangeOf(keyword), optional: false, reference: false };
  return makeNode('member', raw, fields, [receiver]);
};

/** A type in the place of a receiver becomes a name. */
function ownerExpression(raw: RawNode, c: Conversion): SyntaxNode | undefined {
  return TYPE_NODES.includes(raw.type) ? makeNode('name', raw, { name: typeRef(raw, c).name }) : c.convert(raw);
}

const arrayAccess: Converter = (raw, c) => {
  const receiver = required(childOf(raw, 'array'), raw, c);
  const index = required(childOf(raw, 'index'), raw, c);
  return makeNode('index', raw, { receiver, index }, [receiver, index]);
};

const assignment: Converter = (raw, c) => {
  const target = required(childOf(raw, 'left'), raw, c);
  const value = required(childOf(raw, 'right'), raw, c);
  return makeNode('assignment', raw, { target, operator: childOf(raw, 'operator')?.type ?? '=', value }, [
    target,
    value,
  ]);
};

const binary: Converter = (raw, c) => {
  const left = required(childOf(raw, 'left'), raw, c);
  const right = required(childOf(raw, 'right'), raw, c);
  return makeNode('binary', raw, { operator: childOf(raw, 'operator')?.type ?? '', left, right }, [left, right]);
};

const instanceOf: Converter = (raw, c) => {
  const left = required(childOf(raw, 'left'), raw, c);
  const pattern = childOf(raw, 'right') ?? firstOf(raw, 'record_pattern', 'type_pattern');
  const type = pattern && TYPE_NODES.includes(pattern.type) ? pattern : undefined;
  const right = type ? makeNode('name', type, { name: typeRef(type, c).name }) : required(pattern, raw, c);
  const name = childOf(raw, 'name');
  const bound =
    name &&
    makeNode('variable', name, {
      name: c.slice(name),
      nameRange: rangeOf(name),
      scope: 'local',
      constant: true,
      type: type && typeRef(type, c),
      annotations: [],
      modifiers: [],
    });
  return makeNode('binary', raw, { operator: 'instanceof', left, right }, [left, right, bound]);
};

const unary: Converter = (raw, c) => {
  const operand = required(childOf(raw, 'operand') ?? namedChildren(raw)[0], raw, c);
  const operator = raw.children.find((child) => !child.named)?.type ?? '';
  return makeNode('unary', raw, { operator, operand }, [operand]);
};

const cast: Converter = (raw, c) => {
  const operand = required(childOf(raw, 'value'), raw, c);
  return makeNode('wrapper', raw, { form: 'cast', operand, type: typeIn(raw, c) }, [operand]);
};

const parenthesized: Converter = (raw, c) => {
  const operand = required(namedChildren(raw)[0], raw, c);
  return makeNode('wrapper', raw, { form: 'paren', operand }, [operand]);
};

const conditional: Converter = (raw, c) => {
  const written = childOf(raw, 'condition');
  const test = written?.type === 'parenthesized_expression' ? namedChildren(written)[0] : written;
  const part = (field: string) => {
    const child = childOf(raw, field);
    return child && c.convert(child);
  };
  const condition = test && c.convert(test);
  const then = part('consequence');
  const otherwise = part('alternative');
  const form = raw.type === 'ternary_expression' ? 'ternary' : 'if';
  return makeNode('conditional', raw, { form, condition, conditionText: test ? c.slice(test) : '', then, otherwise }, [
    condition,
    then,
    otherwise,
  ]);
};

const returnStatement: Converter = (raw, c) => {
  const [result] = namedChildren(raw);
  const value = result && c.convert(result);
  return makeNode('return', raw, { value }, [value]);
};

/** The statement is its expression. */
const expressionStatement: Converter = (raw, c) => {
  const inner = namedChildren(raw);
  return inner.length === 1 && inner[0] ? c.convert(inner[0]) : nativeNode(raw, c);
};

const number: Converter = (raw, c) => makeNode('number', raw, { value: numberValue(c.slice(raw)) });
const name: Converter = (raw, c) => makeNode('name', raw, { name: c.slice(raw) });
const boolean: Converter = (raw) => makeNode('boolean', raw, { value: raw.type === 'true' });

export const EXPRESSIONS: Readonly<Record<string, Converter>> = {
  method_invocation: methodInvocation,
  explicit_constructor_invocation: constructorInvocation,
  object_creation_expression: objectCreation,
  array_creation_expression: arrayCreation,
  array_initializer: arrayInitializer,
  element_value_array_initializer: arrayInitializer,
  field_access: fieldAccess,
  scoped_identifier: scopedIdentifier,
  method_reference: methodReference,
  class_literal: classLiteral,
  array_access: arrayAccess,
  assignment_expression: assignment,
  binary_expression: binary,
  instanceof_expression: instanceOf,
  unary_expression: unary,
  update_expression: unary,
  cast_expression: cast,
  parenthesized_expression: parenthesized,
  ternary_expression: conditional,
  if_statement: conditional,
  return_statement: returnStatement,
  expression_statement: expressionStatement,
  string_literal: stringLiteral,
  character_literal: characterLiteral,
  decimal_integer_literal: number,
  hex_integer_literal: number,
  octal_integer_literal: (raw, c) => makeNode('number', raw, { value: octalValue(c.slice(raw)) }),
  binary_integer_literal: number,
  decimal_floating_point_literal: number,
  hex_floating_point_literal: number,
  true: boolean,
  false: boolean,
  null_literal: (raw) => makeNode('null', raw, {}),
  identifier: name,
  this: name,
  super: name,
};

function octalValue(literal: string): number {
  return Number.parseInt(literal.replace(/[_lL]/g, ''), 8);
}
