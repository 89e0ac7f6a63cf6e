import type { FunctionNode, ParameterNode, SyntaxNode, TypeRef } from '../../nodes';
import { type Conversion, type Converter, convertAll } from '../../tree-sitter/conversion';
import { emptyRange, makeNode, rangeOf } from '../../tree-sitter/make-node';
import { childOf, firstOf, namedChildren, type RawNode } from '../../tree-sitter/raw-tree';
import { modifiersOf } from './annotations';
import { delegationCall, genericCallAt } from './calls';
import { identifierText, TYPE_NODES, typeIn, typeRef } from './types';

const NO_MODIFIERS = { annotations: [], modifiers: [] };

/** A value parameter list: every parameter is preceded by its modifiers and followed by `=` and its default. */
export function parameters(raw: RawNode | undefined, c: Conversion): ParameterNode[] {
  const result: ParameterNode[] = [];
  const children = raw?.children ?? [];
  children.forEach((child, i) => {
    if (child.type !== 'parameter') return;
    const before = children[i - 1];
    const annotations = before?.type === 'parameter_modifiers' ? modifiersOf(before, c, before).annotations : [];
    const value = children[i + 1]?.type === '=' ? children[i + 2] : undefined;
    result.push(parameter(child, c, value && c.convert(value), annotations));
  });
  return result;
}

export function parameter(
  raw: RawNode,
  c: Conversion,
  defaultValue?: SyntaxNode,
  annotations: readonly SyntaxNode[] = [],
  labelled = true,
): ParameterNode {
  const identifier = firstOf(raw, 'identifier');
  const name = identifier ? identifierText(identifier, c) : '';
  return makeNode(
    'parameter',
    raw,
    {
      name,
      nameRange: identifier ? rangeOf(identifier) : emptyRange(raw),
      ...(labelled && { label: name }),
      type: typeIn(raw, c),
      defaultValue,
    },
    [...annotations, defaultValue],
  );
}

function bodyOf(raw: RawNode, c: Conversion): SyntaxNode | undefined {
  const body = firstOf(raw, 'function_body') ?? firstOf(raw, 'block');
  if (!body) return undefined;
  const inner = body.type === 'block' ? body : namedChildren(body)[0];
  return inner && c.within('local').convert(inner);
}

export const functionDeclaration: Converter = (raw, c) => {
  const { annotations, modifiers } = modifiersOf(raw, c);
  const list = raw.children.findIndex((child) => child.type === 'function_value_parameters');
  const header = list < 0 ? raw.children : raw.children.slice(0, list);
  const receiver = header.find((child) => TYPE_NODES.includes(child.type));
  const result = list < 0 ? undefined : raw.children.slice(list).find((child) => TYPE_NODES.includes(child.type));
  const name = childOf(raw, 'name');
  const params = parameters(raw.children[list], c.within('local'));
  const body = bodyOf(raw, c);
  return makeNode(
    'function',
    raw,
    {
      name: name ? identifierText(name, c) : '',
      nameRange: name ? rangeOf(name) : emptyRange(raw),
      form: raw.type === 'anonymous_function' ? 'lambda' : c.scope === 'member' ? 'method' : 'function',
      params,
      returnType: result && typeRef(result, c),
      receiverType: receiver && typeRef(receiver, c),
      body,
      annotations,
      modifiers,
    },
    [...annotations, ...params, body],
  );
};

/** A lambda's statements are its body, a block without braces of its own. */
export const lambda: Converter = (raw, c) => {
  const generic = genericCallAt(raw, c);
  if (generic) return generic;
  const list = firstOf(raw, 'lambda_parameters');
  const local = c.within('local');
  const params = list ? namedChildren(list).flatMap((child) => lambdaParameters(child, local)) : [];
  const statements = convertAll(
    raw.children.filter((child) => child !== list),
    local,
  );
  const start = statements[0]?.range.start ?? Math.max(raw.start, raw.end - 1);
  const end = Math.max(start, ...statements.slice(-1).map((last) => last.range.end));
  const body = makeNode('block', { ...raw, type: 'statements', start, end }, {}, statements);
  const nameRange = emptyRange(raw);
  return makeNode('function', raw, { name: '', nameRange, form: 'lambda', params, body, ...NO_MODIFIERS }, [
    ...params,
    body,
  ]);
};

function lambdaParameters(raw: RawNode, c: Conversion): ParameterNode[] {
  if (raw.type === 'multi_variable_declaration') {
    return namedChildren(raw).flatMap((child) => lambdaParameters(child, c));
  }
  return raw.type === 'variable_declaration' ? [parameter(raw, c, undefined, [], false)] : [];
}

/** `get() = …` and `set(value) { … }` of a property. */
export function accessor(raw: RawNode, property: string, c: Conversion): FunctionNode {
  const { annotations, modifiers } = modifiersOf(raw, c);
  const form = raw.type === 'getter' ? 'getter' : 'setter';
  const local = c.within('local');
  const identifier = form === 'setter' ? firstOf(raw, 'identifier') : undefined;
  const params = identifier ? [setterParameter(raw, identifier, c)] : [];
  const body = bodyOf(raw, local);
  const keyword = raw.children.find((child) => child.type === 'get' || child.type === 'set');
  const returnType: TypeRef | undefined = form === 'getter' ? typeIn(raw, c) : undefined;
  const nameRange = keyword ? rangeOf(keyword) : emptyRange(raw);
  return makeNode(
    'function',
    raw,
    { name: property, nameRange, form, params, returnType, body, annotations, modifiers },
    [...annotations, ...params, body],
  );
}

function setterParameter(raw: RawNode, identifier: RawNode, c: Conversion): ParameterNode {
  const name = identifierText(identifier, c);
  const place = { ...identifier, type: 'parameter' };
  return makeNode('parameter', place, { name, nameRange: rangeOf(identifier), type: typeIn(raw, c) });
}

export const secondaryConstructor: Converter = (raw, c) => {
  const { annotations, modifiers } = modifiersOf(raw, c);
  const local = c.within('local');
  const params = parameters(firstOf(raw, 'function_value_parameters'), local);
  const delegation = firstOf(raw, 'constructor_delegation_call');
  const chained = delegation && delegationCall(delegation, delegation.children[0], [], local);
  const body = bodyOf(raw, c);
  const keyword = firstOf(raw, 'constructor');
  const nameRange = keyword ? rangeOf(keyword) : emptyRange(raw);
  return makeNode(
    'function',
    raw,
    { name: 'constructor', nameRange, form: 'constructor', params, body, annotations, modifiers },
    [...annotations, ...params, chained, body],
  );
};
