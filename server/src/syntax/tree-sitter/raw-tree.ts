import type { Node } from 'web-tree-sitter';
import type { Comment } from '../nodes';

/**
 * One node of the grammar's tree as a plain object. Reading the whole tree once with a cursor costs less than asking the
 * runtime for fields and children again and again, and it is the one place that bounds the depth.
 */
export interface RawNode {
  readonly type: string;
  /** False for keywords, operators and punctuation. */
  readonly named: boolean;
  readonly field: string | undefined;
  readonly start: number;
  readonly end: number;
  /** Invented by the parser's error recovery; empty. */
  readonly missing: boolean;
  /** Without comments. */
  readonly children: readonly RawNode[];
  readonly native: Node | undefined;
}

/** Levels below which a tree is cut off: conversion and everything after it recurses a few frames per level. */
const MAX_DEPTH = 800;

/**
 * Reads the tree below `root` without recursion. Nodes whose type is in `commentTypes` go into `comments`. Nodes deeper
 * than 800 levels are left out, so the deepest ones kept have no children.
 */
export function readRawTree(
  root: Node,
  text: string,
  commentTypes: ReadonlySet<string>,
): { readonly root: RawNode; readonly comments: readonly Comment[] } {
  const comments: Comment[] = [];
  const cursor = root.walk();
  const siblings: RawNode[][] = [[]];
  try {
    for (;;) {
      const type = cursor.nodeType;
      if (commentTypes.has(type)) {
        const range = { start: cursor.startIndex, end: cursor.endIndex };
        comments.push({ range, text: text.slice(range.start, range.end) });
      } else {
        const named = cursor.nodeIsNamed;
        const children: RawNode[] = [];
        siblings.at(-1)?.push({
          type,
          named,
          field: cursor.currentFieldName ?? undefined,
          start: cursor.startIndex,
          end: cursor.endIndex,
          missing: cursor.nodeIsMissing,
          children,
          native: named ? cursor.currentNode : undefined,
        });
        if (siblings.length <= MAX_DEPTH && cursor.gotoFirstChild()) {
          siblings.push(children);
          continue;
        }
      }
      while (!cursor.gotoNextSibling()) {
        siblings.pop();
        if (siblings.length <= 1 || !cursor.gotoParent()) return { root: siblings[0]?.[0] as RawNode, comments };
      }
    }
  } finally {
    cursor.delete();
  }
}

/** The child that carries a field name. */
export function childOf(raw: RawNode, field: string): RawNode | undefined {
  return raw.children.find((child) => child.field === field);
}

/** The first child of one of these types. */
export function firstOf(raw: RawNode, ...types: readonly string[]): RawNode | undefined {
  return raw.children.find((child) => types.includes(child.type));
}

/** All children of one of these types. */
export function allOf(raw: RawNode, ...types: readonly string[]): RawNode[] {
  return raw.children.filter((child) => types.includes(child.type));
}

export function namedChildren(raw: RawNode): RawNode[] {
  return raw.children.filter((child) => child.named);
}
