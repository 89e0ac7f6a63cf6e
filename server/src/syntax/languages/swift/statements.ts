import type { SyntaxNode } from '../../nodes';
import { type Conversion, type Converter, convertAll, nativeNode } from '../../tree-sitter/conversion';
import { makeNode, rangeOf } from '../../tree-sitter/make-node';
import { spanOf } from '../../tree-sitter/node-parts';
import { childOf, type RawNode } from '../../tree-sitter/raw-tree';
import { groupByRegion, regionsOf } from '../conditional-regions';
import { boundNames } from './declarations';
import { annotatedType } from './types';

/** The nodes of a body in order: what `statements` hold stands in the list itself, `throw x` is one node. */
export function statementList(children: readonly RawNode[], c: Conversion): SyntaxNode[] {
  const flat = children.flatMap((child) => (child.type === 'statements' ? child.children : [child]));
  const nodes: SyntaxNode[] = [];
  for (let i = 0; i < flat.length; i++) {
    const child = flat[i] as RawNode;
    const next = flat[i + 1];
    if (child.type === 'throw_keyword' && next?.named) {
      nodes.push(makeNode('native', { ...child, type: 'throw', end: next.end }, {}, convertAll([next], c)));
      i++;
      continue;
    }
    const node = c.convert(child);
    if (node) nodes.push(node);
  }
  return groupByRegion(nodes, regionsOf(c.text));
}

/** A block with the range of `raw` and these statements. */
export function blockOf(raw: RawNode, children: readonly RawNode[], c: Conversion): SyntaxNode {
  return makeNode('block', raw, {}, statementList(children, c));
}

/** The braces that begin at `from`, as a block; undefined when none do. */
export function bracesAt(raw: RawNode, from: number, c: Conversion): { block: SyntaxNode; next: number } | undefined {
  const open = raw.children[from];
  if (open?.type !== '{') return undefined;
  let close = from + 1;
  while (close < raw.children.length && raw.children[close]?.type !== '}') close++;
  const end = raw.children[Math.min(close, raw.children.length - 1)] as RawNode;
  const inside = raw.children.slice(from + 1, close);
  return { block: blockOf({ ...spanOf([open, end]), type: 'block' }, inside, c), next: close + 1 };
}

/** Loops, `do`, `catch` …: native, with their braces as blocks and bound names as variables. */
const withBlocks: Converter = (raw, c) => {
  const local = c.within('local');
  const nodes: SyntaxNode[] = [];
  for (let i = 0; i < raw.children.length; ) {
    const braces = bracesAt(raw, i, local);
    if (braces) {
      nodes.push(braces.block);
      i = braces.next;
      continue;
    }
    const child = raw.children[i] as RawNode;
    if (child.field === 'condition' || child.field === 'bound_identifier') {
      let end = i;
      while (raw.children[end] && raw.children[end]?.type !== '{') end++;
      nodes.push(...conditions(raw.children.slice(i, end), local));
      i = Math.max(end, i + 1);
      continue;
    }
    const node = c.convert(child);
    if (node) nodes.push(node);
    i++;
  }
  return makeNode('native', raw, {}, nodes);
};

/** The parts of a condition list. `let x = y` is a variable, `case .a(let x) = y` a native node with variables. */
function conditions(children: readonly RawNode[], c: Conversion): SyntaxNode[] {
  const groups: RawNode[][] = [[]];
  let depth = 0;
  for (const child of children) {
    if (child.type === '(') depth++;
    if (child.type === ')') depth--;
    if (child.type === ',' && depth === 0) groups.push([]);
    else groups[groups.length - 1]?.push(child);
  }
  return groups.filter((group) => group.length > 0).map((group) => condition(group, c));
}

function condition(group: readonly RawNode[], c: Conversion): SyntaxNode {
  const whole = { ...spanOf(group), type: 'condition' };
  const equals = group.findIndex((child) => child.type === '=');
  const bound = group.find((child) => child.field === 'bound_identifier');
  const values = equals < 0 ? [] : convertAll(group.slice(equals + 1), c);
  if (bound && group[0]?.type === 'value_binding_pattern') {
    const name = c.slice(bound).replace(/`/g, '');
    const annotation = group.find((child) => child.type === 'type_annotation');
    return makeNode(
      'variable',
      whole,
      {
        name: name === 'self' ? 'this' : name,
        nameRange: rangeOf(bound),
        scope: 'local',
        constant: c.slice(group[0]) === 'let',
        type: annotatedType(annotation, c),
        // `if let x` is short for `if let x = x`.
        initializer: values[0],
        annotations: [],
        modifiers: [],
      },
      values,
    );
  }
  if (group[0]?.type === 'case') {
    const pattern = group.slice(1, equals < 0 ? undefined : equals);
    return makeNode('native', whole, {}, [...pattern.flatMap((part) => boundNames(part, undefined, c)), ...values]);
  }
  const nodes = convertAll(group, c);
  return nodes.length === 1 && nodes[0] ? nodes[0] : makeNode('native', whole, {}, nodes);
}

/** `if` and `guard`. Several conditions are joined by `&&`, as Swift's comma means it. */
const conditional: Converter = (raw, c) => {
  const isGuard = raw.type === 'guard_statement';
  const local = c.within('local');
  const body = raw.children.findIndex((child) => child.type === '{');
  const elseBefore = raw.children.findIndex((child) => child.type === 'else');
  const until = isGuard && elseBefore >= 0 ? elseBefore : body;
  const head = raw.children.slice(1, until < 0 ? undefined : until);
  if (head.length === 0) return nativeNode(raw, c);
  let test: SyntaxNode | undefined;
  for (const part of conditions(head, local)) {
    test = test
      ? makeNode(
          'binary',
          { ...raw, start: test.range.start, end: part.range.end, type: 'conditions' },
          { operator: '&&', left: test, right: part },
          [test, part],
        )
      : part;
  }
  const conditionText = c.text.slice(head[0]?.start, head.at(-1)?.end);
  const first = body < 0 ? undefined : bracesAt(raw, body, local);
  if (isGuard) {
    const fields = { form: 'guard', condition: test, conditionText, otherwise: first?.block } as const;
    return makeNode('conditional', raw, fields, [test, first?.block]);
  }
  const rest = raw.children.slice(first?.next ?? raw.children.length);
  const nested = rest.find((child) => child.type === 'if_statement');
  const otherwise = nested
    ? c.convert(nested)
    : bracesAt(raw, raw.children.indexOf(rest.find((child) => child.type === '{') ?? raw), local)?.block;
  const then = first?.block;
  const children = [test, then, otherwise];
  return makeNode('conditional', raw, { form: 'if', condition: test, conditionText, then, otherwise }, children);
};

const transfer: Converter = (raw, c) => {
  const value = childOf(raw, 'result');
  if (raw.children[0]?.type !== 'return') return nativeNode(raw, c);
  const result = value && c.convert(value);
  return makeNode('return', raw, { value: result }, [result]);
};

/** A `case` with its patterns and its statements as a block. */
const switchEntry: Converter = (raw, c) => {
  const local = c.within('local');
  const colon = raw.children.findIndex((child) => child.type === ':');
  const head = colon < 0 ? raw.children : raw.children.slice(0, colon);
  const body = colon < 0 ? [] : raw.children.slice(colon + 1);
  const block = body.length > 0 ? blockOf({ ...spanOf(body), type: 'statements' }, body, local) : undefined;
  return makeNode('native', raw, {}, [...convertAll(head, local), block]);
};

const pattern: Converter = (raw, c) => {
  const nodes = boundNames(raw, undefined, c.within('local'));
  return nodes.length === 1 && nodes[0] ? nodes[0] : makeNode('native', raw, {}, nodes);
};

export const statementConverters: Readonly<Record<string, Converter>> = {
  statements: (raw, c) => makeNode('block', raw, {}, statementList(raw.children, c)),
  if_statement: conditional,
  guard_statement: conditional,
  for_statement: withBlocks,
  while_statement: withBlocks,
  repeat_while_statement: withBlocks,
  do_statement: withBlocks,
  catch_block: withBlocks,
  switch_entry: switchEntry,
  control_transfer_statement: transfer,
  pattern,
};
