import type { SyntaxNode } from '../../nodes';
import type { Conversion, Converter } from '../../tree-sitter/conversion';
import { makeNode, rangeOf } from '../../tree-sitter/make-node';
import { allOf, childOf, type RawNode } from '../../tree-sitter/raw-tree';
import { memberList } from './declarations';
import { one, sequence } from './sequences';
import { typesIn } from './types';

const block: Converter = (raw, c) => makeNode('block', raw, {}, memberList(raw.children, c.within('local')));

const returnStatement: Converter = (raw, c) => {
  const value = one(raw.children, c);
  return makeNode('return', raw, { value }, [value]);
};

function bound(raw: RawNode, c: Conversion, parts: readonly RawNode[] = []): SyntaxNode {
  const constant = parts.some((part) => part.type === 'final_builtin');
  const fields = { scope: 'local', constant, type: typesIn(parts, c)[0], annotations: [], modifiers: [] } as const;
  return makeNode('variable', raw, { name: c.slice(raw), nameRange: rangeOf(raw), ...fields });
}

/** `for (final x in y)`: the name is a variable. */
const loopParts: Converter = (raw, c) => {
  const local = c.within('local');
  const keyword = raw.children.findIndex((child) => child.type === 'in');
  if (keyword < 0) return makeNode('native', raw, {}, sequence(raw.children, local));
  const head = raw.children.slice(0, keyword);
  const name = childOf(raw, 'name') ?? head.at(-1);
  const variable = name?.type === 'identifier' ? bound(name, local, head) : undefined;
  return makeNode('native', raw, {}, [variable, ...sequence(raw.children.slice(keyword + 1), local)]);
};

const catchParameters: Converter = (raw, c) =>
  makeNode(
    'native',
    raw,
    {},
    allOf(raw, 'identifier').map((name) => bound(name, c)),
  );

export const statementConverters: Readonly<Record<string, Converter>> = {
  block,
  return_statement: returnStatement,
  for_loop_parts: loopParts,
  catch_parameters: catchParameters,
};
