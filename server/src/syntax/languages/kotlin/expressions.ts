import type { SyntaxNode } from '../../nodes';
import { type Conversion, type Converter, convertAll, nativeNode, required } from '../../tree-sitter/conversion';
import { numberValue } from '../../tree-sitter/literals';
import { emptyRange, makeNode, rangeOf } from '../../tree-sitter/make-node';
import { allOf, childOf, firstOf, namedChildren, type RawNode } from '../../tree-sitter/raw-tree';
import { call, genericCall, genericCallAt, infixCall } from './calls';
import { characterLiteral, stringLiteral } from './strings';
import { identifierText, TYPE_NODES, typeIn, typeRef } from './types';

const JUMPS = new Set(['break', 'continue']);

const identifier: Converter = (raw, c) => {
  const generic = genericCallAt(raw, c);
  if (generic) return generic;
  const text = c.slice(raw);
  if (text === 'true' || text === 'false') return makeNode('boolean', raw, { value: text === 'true' });
  if (text === 'null') return makeNode('null', raw, {});
  if (JUMPS.has(text)) return makeNode('native', raw, {});
  return makeNode('name', raw, { name: identifierText(raw, c) });
};

const navigation: Converter = (raw, c) => {
  const generic = genericCallAt(raw, c);
  if (generic) return generic;
  const named = namedChildren(raw);
  const receiver = named[0] && c.convert(named[0]);
  const name = named.length > 1 ? named.at(-1) : undefined;
  return makeNode(
    'member',
    raw,
    {
      receiver,
      name: name ? identifierText(name, c) : '',
      nameRange: name ? rangeOf(name) : { start: raw.end, end: raw.end },
      optional: raw.children.some((child) => child.type === '?.'),
      reference: raw.children.some((child) => child.type === '::'),
    },
    [receiver],
  );
};

/** `Foo::bar` and `::bar`; the grammar has the receiver as a type. */
const callableReference: Converter = (raw, c) => {
  const owner = firstOf(raw, ...TYPE_NODES);
  const name = allOf(raw, 'identifier').at(-1);
  const receiver = owner && ownerExpression(owner, c);
  return makeNode(
    'member',
    raw,
    {
      receiver,
      name: name ? identifierText(name, c) : '',
      nameRange: name ? rangeOf(name) : emptyRange(raw),
      optional: false,
      reference: true,
    },
    [receiver],
  );
};

function ownerExpression(type: RawNode, c: Conversion): SyntaxNode {
  let owner: SyntaxNode | undefined;
  for (const part of allOf(type, 'identifier')) {
    const name = identifierText(part, c);
    owner = owner
      ? makeNode(
          'member',
          { ...type, start: type.start, end: part.end },
          { receiver: owner, name, nameRange: rangeOf(part), optional: false, reference: false },
          [owner],
        )
      : makeNode('name', part, { name });
  }
  return owner ?? makeNode('name', type, { name: typeRef(type, c).name });
}

const binary: Converter = (raw, c) => {
  const generic = genericCall(raw, c);
  if (generic) return generic;
  const left = required(childOf(raw, 'left') ?? namedChildren(raw)[0], raw, c);
  const right = operandOrType(childOf(raw, 'right') ?? namedChildren(raw)[1], raw, c);
  const operator = raw.children.find((child) => !child.named);
  return makeNode('binary', raw, { operator: operator ? c.slice(operator) : '', left, right }, [left, right]);
};

/** The right side of `is` is a type; it becomes a name. */
function operandOrType(operand: RawNode | undefined, owner: RawNode, c: Conversion): SyntaxNode {
  if (operand && TYPE_NODES.includes(operand.type))
    return makeNode('name', operand, { name: typeRef(operand, c).name });
  return required(operand, owner, c);
}

const unary: Converter = (raw, c) => {
  const operand = required(childOf(raw, 'argument') ?? namedChildren(raw)[0], raw, c);
  const operator = (childOf(raw, 'operator') ?? raw.children.find((child) => !child.named))?.type ?? '';
  if (operator === '!!') return makeNode('wrapper', raw, { form: 'non-null', operand }, [operand]);
  return makeNode('unary', raw, { operator, operand }, [operand]);
};

const cast: Converter = (raw, c) => {
  const operand = required(childOf(raw, 'left') ?? namedChildren(raw)[0], raw, c);
  return makeNode('wrapper', raw, { form: 'cast', operand, type: typeIn(raw, c) }, [operand]);
};

const parenthesized: Converter = (raw, c) => {
  const generic = genericCallAt(raw, c);
  if (generic) return generic;
  const operand = required(namedChildren(raw)[0], raw, c);
  return makeNode('wrapper', raw, { form: 'paren', operand }, [operand]);
};

const spread: Converter = (raw, c) => {
  const operand = required(namedChildren(raw)[0], raw, c);
  return makeNode('wrapper', raw, { form: 'spread', operand }, [operand]);
};

const index: Converter = (raw, c) => {
  const [receiver, ...indices] = convertAll(raw.children, c);
  if (!receiver || !indices[0]) return nativeNode(raw, c);
  return makeNode('index', raw, { receiver, index: indices[0] }, [receiver, ...indices]);
};

const assignment: Converter = (raw, c) => {
  const target = required(childOf(raw, 'left'), raw, c);
  const value = required(childOf(raw, 'right'), raw, c);
  return makeNode('assignment', raw, { target, operator: childOf(raw, 'operator')?.type ?? '=', value }, [
    target,
    value,
  ]);
};

const conditional: Converter = (raw, c) => {
  const test = childOf(raw, 'condition');
  const condition = test && c.convert(test);
  const split = raw.children.findIndex((child) => child.type === 'else');
  const branch = (children: readonly RawNode[]) => {
    const statement = children.find((child) => child.named && child !== test);
    return statement && c.convert(statement);
  };
  const then = branch(split < 0 ? raw.children : raw.children.slice(0, split));
  const otherwise = split < 0 ? undefined : branch(raw.children.slice(split + 1));
  const conditionText = test ? c.slice(test) : '';
  return makeNode('conditional', raw, { form: 'if', condition, conditionText, then, otherwise }, [
    condition,
    then,
    otherwise,
  ]);
};

const returnExpression: Converter = (raw, c) => {
  const result = namedChildren(raw).find((child) => child.field !== 'label');
  const value = result && c.convert(result);
  return makeNode('return', raw, { value }, [value]);
};

const collection: Converter = (raw, c) => {
  const elements = convertAll(raw.children, c);
  return makeNode('collection', raw, { form: 'list', elements }, elements);
};

/** A label adds nothing: the expression behind it takes its place. */
const labeled: Converter = (raw, c) => {
  const inner = namedChildren(raw).filter((child) => child.type !== 'label');
  return inner.length === 1 && inner[0] ? c.convert(inner[0]) : nativeNode(raw, c);
};

const number: Converter = (raw, c) => makeNode('number', raw, { value: numberValue(c.slice(raw)) });

const block: Converter = (raw, c) => makeNode('block', raw, {}, convertAll(raw.children, c.within('local')));

export const EXPRESSIONS: Readonly<Record<string, Converter>> = {
  identifier,
  navigation_expression: navigation,
  callable_reference: callableReference,
  call_expression: call,
  infix_expression: infixCall,
  binary_expression: binary,
  in_expression: binary,
  is_expression: binary,
  range_expression: binary,
  unary_expression: unary,
  as_expression: cast,
  parenthesized_expression: parenthesized,
  spread_expression: spread,
  index_expression: index,
  assignment,
  if_expression: conditional,
  return_expression: returnExpression,
  collection_literal: collection,
  labeled_expression: labeled,
  annotated_lambda: labeled,
  number_literal: number,
  float_literal: number,
  string_literal: stringLiteral,
  multiline_string_literal: stringLiteral,
  character_literal: characterLiteral,
  this_expression: (raw) => makeNode('name', raw, { name: 'this' }),
  super_expression: (raw) => makeNode('name', raw, { name: 'super' }),
  block,
};
