import type { AnnotationNode, Argument } from '../../nodes';
import { type Conversion, convertAll, required } from '../../tree-sitter/conversion';
import { makeNode, rangeOf } from '../../tree-sitter/make-node';
import { allOf, childOf, firstOf, type RawNode } from '../../tree-sitter/raw-tree';

const ANNOTATIONS = ['annotation', 'marker_annotation'];

export function annotation(raw: RawNode, c: Conversion): AnnotationNode {
  const name = childOf(raw, 'name');
  const list = childOf(raw, 'arguments');
  const args: Argument[] = [];
  for (const child of list?.children ?? []) {
    if (child.type === 'element_value_pair') {
      const key = childOf(child, 'key');
      const value = required(childOf(child, 'value'), child, c);
      const label = key && { label: c.slice(key), labelRange: rangeOf(key) };
      args.push({ ...label, value, range: rangeOf(child), trailing: false });
    } else {
      for (const value of convertAll([child], c)) args.push({ value, range: value.range, trailing: false });
    }
  }
  return makeNode(
    'annotation',
    raw,
    { name: name ? (c.slice(name).split('.').at(-1) ?? '') : '', args },
    args.map((argument) => argument.value),
  );
}

export interface Modifiers {
  readonly annotations: readonly AnnotationNode[];
  readonly modifiers: readonly string[];
}

/** Annotations and modifiers in front of a declaration. */
export function modifiersOf(raw: RawNode, c: Conversion): Modifiers {
  const list = firstOf(raw, 'modifiers');
  if (!list) return { annotations: [], modifiers: [] };
  return {
    annotations: allOf(list, ...ANNOTATIONS).map((child) => annotation(child, c)),
    modifiers: list.children.filter((child) => !ANNOTATIONS.includes(child.type)).map((child) => c.slice(child)),
  };
}
