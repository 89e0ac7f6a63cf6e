import type { ParameterNode } from '../../nodes';
import { type Conversion, type Converter, convertAll, required } from '../../tree-sitter/conversion';
import { emptyRange, makeNode, rangeOf } from '../../tree-sitter/make-node';
import { childOf, firstOf, namedChildren, type RawNode } from '../../tree-sitter/raw-tree';
import { modifiersOf } from './annotations';
import { typeIn } from './types';

export function parameters(raw: RawNode | undefined, c: Conversion): ParameterNode[] {
  if (!raw) return [];
  if (raw.type === 'identifier') return [inferredParameter(raw, c)];
  return namedChildren(raw).flatMap((child) => {
    if (child.type === 'identifier') return [inferredParameter(child, c)];
    return child.type === 'formal_parameter' || child.type === 'spread_parameter' ? [parameter(child, c)] : [];
  });
}

function parameter(raw: RawNode, c: Conversion): ParameterNode {
  const declarator = firstOf(raw, 'variable_declarator') ?? raw;
  const name = childOf(declarator, 'name');
  const { annotations } = modifiersOf(raw, c);
  const nameRange = name ? rangeOf(name) : emptyRange(raw);
  return makeNode('parameter', raw, { name: name ? c.slice(name) : '', nameRange, type: typeIn(raw, c) }, annotations);
}

function inferredParameter(raw: RawNode, c: Conversion): ParameterNode {
  return makeNode('parameter', raw, { name: c.slice(raw), nameRange: rangeOf(raw) });
}

export const functionDeclaration: Converter = (raw, c) => {
  const { annotations, modifiers } = modifiersOf(raw, c);
  const local = c.within('local');
  const name = childOf(raw, 'name');
  const list = childOf(raw, 'parameters');
  const params = parameters(list, local);
  const bodyNode = childOf(raw, 'body');
  const body = bodyNode && local.convert(bodyNode);
  const value = childOf(raw, 'value');
  const constructs = raw.type.endsWith('constructor_declaration');
  return makeNode(
    'function',
    raw,
    {
      name: name ? c.slice(name) : '',
      nameRange: name ? rangeOf(name) : emptyRange(raw),
      form: constructs ? 'constructor' : c.scope === 'member' ? 'method' : 'function',
      params,
      returnType: constructs ? undefined : typeIn(raw, c),
      body,
      annotations,
      modifiers,
    },
    // An annotation element's default is no body.
    [...annotations, ...params, body, value && local.convert(value)],
  );
};

export const lambda: Converter = (raw, c) => {
  const local = c.within('local');
  const params = parameters(childOf(raw, 'parameters'), local);
  const body = required(childOf(raw, 'body'), raw, local);
  const nameRange = emptyRange(raw);
  return makeNode(
    'function',
    raw,
    { name: '', nameRange, form: 'lambda', params, body, annotations: [], modifiers: [] },
    [...params, body],
  );
};

export const block: Converter = (raw, c) => makeNode('block', raw, {}, convertAll(raw.children, c.within('local')));

export const staticInitializer: Converter = (raw, c) =>
  makeNode('native', raw, {}, convertAll(raw.children, c.within('local')));
