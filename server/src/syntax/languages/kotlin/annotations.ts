import type { AnnotationNode } from '../../nodes';
import type { Conversion, Converter } from '../../tree-sitter/conversion';
import { makeNode } from '../../tree-sitter/make-node';
import { allOf, firstOf, type RawNode } from '../../tree-sitter/raw-tree';
import { valueArguments } from './calls';
import { typeIn } from './types';

export function annotation(raw: RawNode, c: Conversion): AnnotationNode {
  const invocation = firstOf(raw, 'constructor_invocation');
  const list = invocation && firstOf(invocation, 'value_arguments');
  const args = list ? valueArguments(list, c) : [];
  const name = typeIn(invocation ?? raw, c)?.name ?? '';
  return makeNode(
    'annotation',
    raw,
    { name, args },
    args.map((argument) => argument.value),
  );
}

export const annotationNode: Converter = annotation;

export interface Modifiers {
  readonly annotations: readonly AnnotationNode[];
  readonly modifiers: readonly string[];
}

/** Annotations and modifiers in front of a declaration or, `from` being the list itself, of a parameter. */
export function modifiersOf(raw: RawNode, c: Conversion, from = firstOf(raw, 'modifiers')): Modifiers {
  if (!from) return { annotations: [], modifiers: [] };
  return {
    annotations: allOf(from, 'annotation').map((child) => annotation(child, c)),
    modifiers: from.children.filter((child) => child.type !== 'annotation').map((child) => c.slice(child)),
  };
}
