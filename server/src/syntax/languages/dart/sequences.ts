import type { Argument, SyntaxNode } from '../../nodes';
import { type Conversion, convertAll, required } from '../../tree-sitter/conversion';
import { makeNode, rangeOf } from '../../tree-sitter/make-node';
import { argumentValues, labelledArgument, plainArgument, spanOf } from '../../tree-sitter/node-parts';
import { firstOf, type RawNode } from '../../tree-sitter/raw-tree';
import { typesIn } from './types';

/** The grammar writes `a.b(c)` as siblings: a head and selectors behind it. */
const SELECTORS = new Set([
  'selector',
  'unconditional_assignable_selector',
  'conditional_assignable_selector',
  'cascade_section',
  'argument_part',
  'index_selector',
]);

/** Converts siblings; selectors are joined to the expression before them. */
export function sequence(children: readonly RawNode[], c: Conversion): SyntaxNode[] {
  const nodes: SyntaxNode[] = [];
  let i = 0;
  while (i < children.length) {
    const head = children[i] as RawNode;
    let end = i + 1;
    while (end < children.length && SELECTORS.has((children[end] as RawNode).type)) end++;
    const node = c.convert(head);
    if (node && !SELECTORS.has(head.type))
      nodes.push(end > i + 1 ? selected(node, head, children.slice(i + 1, end), c) : node);
    else nodes.push(...convertAll(children.slice(node ? i : i + 1, end), c));
    i = end;
  }
  return nodes;
}

/** What the siblings spell together; a native node when it is more than one expression. */
export function one(children: readonly RawNode[], c: Conversion): SyntaxNode | undefined {
  const nodes = sequence(children, c);
  if (nodes.length < 2) return nodes[0];
  return makeNode('native', { ...spanOf(children), type: 'sequence' }, {}, nodes);
}

export function oneOf(children: readonly RawNode[], owner: RawNode, c: Conversion): SyntaxNode {
  return one(children, c) ?? required(undefined, owner, c);
}

interface Callee {
  readonly node: SyntaxNode;
  /** Where the whole expression starts. */
  readonly start: number;
}

/** An expression with the selectors behind it. */
export function selected(first: SyntaxNode, head: RawNode, selectors: readonly RawNode[], c: Conversion): SyntaxNode {
  let node = first;
  for (let i = 0; i < selectors.length; i++) {
    const selector = selectors[i] as RawNode;
    if (selector.type === 'cascade_section') {
      let end = i;
      while (selectors[end]?.type === 'cascade_section') end++;
      const object = node;
      const sections = selectors.slice(i, end).map((section) => cascadeSection(object, section, c));
      const whole = { ...spanOf([head, ...selectors.slice(i, end)]), type: 'cascade_expression' };
      // The value of a cascade is its object.
      node = makeNode('wrapper', whole, { form: 'paren', operand: object }, [object, ...sections]);
      i = end - 1;
      continue;
    }
    node = select({ node, start: head.start }, selector, c);
  }
  return node;
}

/** One `.b`, `?.b`, `[i]`, `(args)`, `!` or `<T>` behind an expression. */
function select(before: Callee, selector: RawNode, c: Conversion): SyntaxNode {
  const receiver = before.node;
  const whole = { ...selector, start: before.start };
  if (selector.type === 'argument_part') return callNode(before, selector, c);
  if (selector.type === 'index_selector' || firstOf(selector, 'index_selector')) {
    const indexed = selector.type === 'index_selector' ? selector : (firstOf(selector, 'index_selector') as RawNode);
    const index = oneOf(indexed.children, indexed, c);
    return makeNode('index', { ...whole, type: 'index_expression' }, { receiver, index }, [receiver, index]);
  }
  if (selector.type === 'selector') {
    const inner = selector.children[0];
    if (!inner) return receiver;
    if (inner.type === '!') return makeNode('wrapper', whole, { form: 'non-null', operand: receiver }, [receiver]);
    // `Foo<int>.bar()`: the arguments belong to the type; the value is the same.
    if (inner.type === 'type_arguments') return receiver;
    return select(before, inner, c);
  }
  const nameNode = firstOf(selector, 'identifier');
  const name = nameNode ? c.slice(nameNode) : '';
  const nameRange = nameNode ? rangeOf(nameNode) : { start: selector.end, end: selector.end };
  const optional = selector.type === 'conditional_assignable_selector';
  const fields = { receiver, name, nameRange, optional, reference: false };
  return makeNode('member', { ...whole, type: 'member_expression' }, fields, [receiver]);
}

function callNode(before: Callee, part: RawNode, c: Conversion): SyntaxNode {
  const args = argumentsOf(firstOf(part, 'arguments'), c);
  const values = argumentValues(args);
  const whole = { ...part, start: before.start, type: 'call_expression' };
  const typeArgs = typesIn(firstOf(part, 'type_arguments')?.children ?? [], c);
  const shared = { args, typeArgs, cascade: false } as const;
  const callee = before.node;
  if (callee.kind === 'name') {
    const form = callee.name === 'super' ? 'super' : 'call';
    return makeNode(
      'call',
      whole,
      { name: callee.name, nameRange: callee.range, form, optional: false, ...shared },
      values,
    );
  }
  if (callee.kind === 'member') {
    const { name, nameRange, receiver, optional } = callee;
    return makeNode('call', whole, { name, nameRange, receiver, optional, form: 'call', ...shared }, [
      ...callee.children,
      ...values,
    ]);
  }
  const nameRange = { start: callee.range.end, end: callee.range.end };
  const fields = { name: '', nameRange, receiver: callee, optional: false, form: 'call', ...shared } as const;
  return makeNode('call', whole, fields, [callee, ...values]);
}

/** The values between parentheses, named ones with their label. */
export function argumentsOf(list: RawNode | undefined, c: Conversion): Argument[] {
  return (list?.children ?? []).flatMap((raw) => {
    if (!raw.named) return [];
    const label = raw.type === 'named_argument' ? firstOf(raw, 'label') : undefined;
    const name = label && (firstOf(label, 'identifier') ?? label);
    const inner = raw.type === 'argument' || raw.type === 'named_argument' ? raw.children : [raw];
    const value = one(
      inner.filter((child) => child !== label),
      c,
    );
    if (!value) return [];
    return [name ? labelledArgument(c.slice(name), name, value) : plainArgument(value)];
  });
}

/** `..name(args)`, `..name = value`, `..a.b(args)`: the object of the cascade is the receiver of the first part. */
function cascadeSection(object: SyntaxNode, section: RawNode, c: Conversion): SyntaxNode {
  const selector = firstOf(section, 'cascade_selector');
  const nameNode = selector && firstOf(selector, 'identifier');
  const optional = section.children[0]?.type === '?..';
  const equals = section.children.findIndex((child) => child.type === '=' || child.type === 'assignment_operator');
  const until = equals < 0 ? section.children.length : equals;
  const parts = section.children.slice(0, until).filter((child) => SELECTORS.has(child.type));
  const start = section.start;
  let node: SyntaxNode;
  let rest = parts;
  if (nameNode && parts[0]?.type === 'argument_part') {
    const args = argumentsOf(firstOf(parts[0], 'arguments'), c);
    const typeArgs = typesIn(firstOf(parts[0], 'type_arguments')?.children ?? [], c);
    const named = { name: c.slice(nameNode), nameRange: rangeOf(nameNode), receiver: object, args, typeArgs };
    const fields = { ...named, form: 'call', optional, cascade: true } as const;
    node = makeNode('call', { ...section, end: parts[0].end }, fields, argumentValues(args));
    rest = parts.slice(1);
  } else if (nameNode) {
    const fields = {
      name: c.slice(nameNode),
      nameRange: rangeOf(nameNode),
      receiver: object,
      optional,
      reference: false,
    };
    node = makeNode('member', { ...section, end: nameNode.end }, fields);
  } else {
    const indexed = selector && firstOf(selector, 'index_selector');
    const index = oneOf(indexed?.children ?? [], section, c);
    node = makeNode('index', { ...section, end: indexed?.end ?? section.end }, { receiver: object, index }, [index]);
  }
  for (const part of rest) node = select({ node, start }, part, c);
  if (equals < 0) return node;
  const value = oneOf(section.children.slice(equals + 1), section, c);
  const operator = c.slice(section.children[equals] as RawNode);
  return makeNode('assignment', section, { target: node, operator, value }, [node, value]);
}

/** Siblings between two of the given tokens. */
export function between(children: readonly RawNode[], open: string, close: string): RawNode[] {
  const from = children.findIndex((child) => child.type === open);
  if (from < 0) return [];
  const to = children.findIndex((child, i) => i > from && child.type === close);
  return children.slice(from + 1, to < 0 ? undefined : to);
}
