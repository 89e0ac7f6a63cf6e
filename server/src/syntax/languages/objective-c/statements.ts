import type { SyntaxNode } from '../../nodes';
import { type Conversion, type Converter, convertAll, nativeNode } from '../../tree-sitter/conversion';
import { makeNode, rangeOf } from '../../tree-sitter/make-node';
import { childOf, namedChildren, type RawNode } from '../../tree-sitter/raw-tree';
import { groupByRegion, regionsOf } from '../conditional-regions';
import { declaratorName, variableNode } from './declarations';

/** Statements or members in order, those of conditional compilation below their `#if`. */
export function statementList(children: readonly RawNode[], c: Conversion): SyntaxNode[] {
  return groupByRegion(convertAll(children, c), regionsOf(c.text));
}

const block: Converter = (raw, c) => makeNode('block', raw, {}, statementList(raw.children, c.within('local')));

/** A wrapper of the grammar around one node. */
const single: Converter = (raw, c) => {
  const inner = namedChildren(raw);
  return inner.length === 1 && inner[0] ? c.convert(inner[0]) : inner.length === 0 ? undefined : nativeNode(raw, c);
};

const conditional: Converter = (raw, c) => {
  const head = childOf(raw, 'condition');
  const inner = head ? namedChildren(head) : [];
  const conditionNode = inner.length === 1 ? inner[0] : head;
  const condition = conditionNode && c.convert(conditionNode);
  const conditionText = conditionNode ? c.slice(conditionNode) : '';
  const consequence = childOf(raw, 'consequence');
  const alternative = childOf(raw, 'alternative');
  const then = consequence && c.convert(consequence);
  const otherwise = alternative && c.convert(alternative);
  const children = [condition, then, otherwise];
  return makeNode('conditional', raw, { form: 'if', condition, conditionText, then, otherwise }, children);
};

const returnStatement: Converter = (raw, c) => {
  const value = convertAll(namedChildren(raw), c)[0];
  return makeNode('return', raw, { value }, [value]);
};

/** `for (Type *name in values)` binds a variable; counting loops are plain native nodes. */
const forStatement: Converter = (raw, c) => {
  const local = c.within('local');
  const keyword = raw.children.findIndex((child) => child.type === 'in');
  if (keyword < 0) return nativeNode(raw, local);
  const head = raw.children.slice(0, keyword).filter((child) => child.named);
  const declarator = head.at(-1);
  const name = declarator && declaratorName(declarator);
  const variable = name && variableNode({ ...name, end: declarator.end }, name, head, undefined, local);
  return makeNode('native', raw, {}, [variable, ...convertAll(raw.children.slice(keyword + 1), local)]);
};

/** The parameter of `@catch (Type *e)` is a variable of its block. */
const catchClause: Converter = (raw, c) => {
  const local = c.within('local');
  const typeName = raw.children.find((child) => child.type === 'type_name');
  const declarator = typeName?.children.find((child) => /declarator$|^identifier$/.test(child.type));
  const name = declarator && declaratorName(declarator);
  const variable =
    name &&
    makeNode('variable', name, {
      name: c.slice(name),
      nameRange: rangeOf(name),
      scope: 'local',
      constant: false,
      annotations: [],
      modifiers: [],
    });
  return makeNode('native', raw, {}, [variable, ...convertAll(raw.children, local)]);
};

export const statementConverters: Readonly<Record<string, Converter>> = {
  compound_statement: block,
  expression_statement: single,
  else_clause: single,
  implementation_definition: single,
  if_statement: conditional,
  return_statement: returnStatement,
  for_statement: forStatement,
  catch_clause: catchClause,
};
