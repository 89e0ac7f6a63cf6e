import type { Argument, FunctionNode, SyntaxNode } from '../nodes';
import { emptyRange, makeNode, rangeOf } from './make-node';
import type { RawNode } from './raw-tree';

/** The span of several nodes in a row, named after the first. */
export function spanOf(nodes: readonly RawNode[]): RawNode {
  const first = nodes[0] as RawNode;
  return { ...first, end: Math.max(first.end, (nodes[nodes.length - 1] as RawNode).end) };
}

export function plainArgument(value: SyntaxNode, trailing = false): Argument {
  return { value, range: value.range, trailing };
}

export function labelledArgument(label: string, labelNode: RawNode, value: SyntaxNode, trailing = false): Argument {
  const range = { start: Math.min(labelNode.start, value.range.start), end: Math.max(labelNode.end, value.range.end) };
  return { label, labelRange: rangeOf(labelNode), value, range, trailing };
}

export function argumentValues(args: readonly Argument[]): SyntaxNode[] {
  return args.map((argument) => argument.value);
}

/** A lambda; `others` are children that are neither parameter nor body, such as captured values. */
export function lambdaNode(
  raw: RawNode,
  params: FunctionNode['params'],
  body: SyntaxNode | undefined,
  others: readonly SyntaxNode[] = [],
): SyntaxNode {
  return makeNode(
    'function',
    raw,
    { name: '', nameRange: emptyRange(raw), form: 'lambda', params, body, annotations: [], modifiers: [] },
    [...params, ...others, body],
  );
}

/** Children split at tokens of this type; the tokens themselves are left out. Empty groups stay. */
export function splitAt(nodes: readonly RawNode[], type: string): RawNode[][] {
  const groups: RawNode[][] = [[]];
  for (const node of nodes) {
    if (node.type === type) groups.push([]);
    else groups[groups.length - 1]?.push(node);
  }
  return groups;
}
