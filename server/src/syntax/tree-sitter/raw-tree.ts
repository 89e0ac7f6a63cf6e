import type { Language, Tree } from 'web-tree-sitter';
import type { Comment } from '../nodes';
import { type CursorCalls, cursorCalls } from './tree-sitter-runtime';
import { type UnitPlace, type Units, UnreadUnit } from './units';

/** One node of the grammar's tree as a plain object, with its children at hand. Comments are not among them. */
export interface RawNode {
  readonly type: string;
  /** False for keywords, operators and punctuation. */
  readonly named: boolean;
  readonly field: string | undefined;
  readonly start: number;
  readonly end: number;
  /** Invented by the parser's error recovery; empty. */
  readonly missing: boolean;
  /** Throws `UnreadUnit` where the node was taken over from the last text. */
  readonly children: readonly RawNode[];
  readonly unit?: UnitPlace;
}

/** Levels below which a tree is cut off: conversion and everything after it recurses a few frames per level. */
const MAX_DEPTH = 800;

const none: readonly RawNode[] = [];

/**
 * Reads a tree into plain objects. Nodes whose type is in `commentTypes` go into `comments`. Nodes deeper than 800 levels are
 * left out, so the deepest ones kept have no children. Parts of `units` that are as in the last text are not read.
 */
export function readRawTree(
  tree: Tree,
  text: string,
  commentTypes: ReadonlySet<string>,
  units?: Units,
): { readonly root: RawNode; readonly comments: readonly Comment[] } {
  const calls = cursorCalls();
  const address = addressOf(tree);
  calls._ts_tree_root_node_wasm(address);
  calls._ts_tree_cursor_new_wasm(address);
  try {
    const read = readAll(calls, address, namesOf(tree.language, commentTypes), text, units);
    units?.finish(read.comments);
    return read;
  } finally {
    calls._ts_tree_cursor_delete_wasm(address);
  }
}

function readAll(calls: CursorCalls, tree: number, names: Names, text: string, units: Units | undefined) {
  const comments: Comment[] = [];
  const root = nodeAt(calls, tree, names, calls._ts_tree_cursor_current_node_type_id_wasm(tree));
  // The lists of children that are being filled, from the root's down to the current node's.
  const open: RawNode[][] = [];
  let node: RawNode | undefined = root;
  for (;;) {
    if (
      node?.named &&
      !node.unit?.before &&
      open.length < MAX_DEPTH &&
      calls._ts_tree_cursor_goto_first_child_wasm(tree) === 1
    ) {
      const children: RawNode[] = [];
      (node as { children: readonly RawNode[] }).children = children;
      open.push(children);
    } else {
      while (open.length > 0 && calls._ts_tree_cursor_goto_next_sibling_wasm(tree) !== 1) {
        calls._ts_tree_cursor_goto_parent_wasm(tree);
        open.pop();
      }
      if (open.length === 0) return { root, comments };
    }
    const symbol = calls._ts_tree_cursor_current_node_type_id_wasm(tree);
    if (names.isComment[symbol]) {
      node = undefined;
      comments.push(commentAt(calls, tree, text));
    } else {
      node = nodeAt(calls, tree, names, symbol);
      if (units?.types.has(node.type)) {
        const subtree = calls.getValue(calls._ts_tree_cursor_current_node_id_wasm(tree), 'i32');
        node = asUnit(node, units.placeOf(subtree, node.start, node.end, open.length));
        if (node.unit?.before) comments.push(...units.commentsOf(node.unit.before, node.start));
      }
      open[open.length - 1]?.push(node);
    }
  }
}

function nodeAt(calls: CursorCalls, tree: number, names: Names, symbol: number): RawNode {
  const start = calls._ts_tree_cursor_start_index_wasm(tree);
  const end = calls._ts_tree_cursor_end_index_wasm(tree);
  return {
    type: names.types[symbol] ?? 'ERROR',
    named: names.isNamed[symbol] ?? true,
    field: names.fields[calls._ts_tree_cursor_current_field_id_wasm(tree)],
    start,
    end,
    missing: start === end && calls._ts_tree_cursor_current_node_is_missing_wasm(tree) === 1,
    children: none,
  };
}

function asUnit(node: RawNode, unit: UnitPlace): RawNode {
  if (!unit.before) return { ...node, unit };
  return {
    ...node,
    unit,
    get children(): never {
      throw new UnreadUnit();
    },
  };
}

function commentAt(calls: CursorCalls, tree: number, text: string): Comment {
  const start = calls._ts_tree_cursor_start_index_wasm(tree);
  let end = calls._ts_tree_cursor_end_index_wasm(tree);
  // Some grammars count the carriage return in front of the line feed as part of a line comment.
  if (text[end - 1] === '\r') end--;
  return { range: { start, end }, text: text.slice(start, end) };
}

/** The runtime passes trees by their address, which the class keeps under this key. */
function addressOf(tree: Tree): number {
  return (tree as unknown as { readonly 0: number })[0];
}

/** What the numbers of a grammar stand for. */
interface Names {
  readonly types: readonly string[];
  readonly isNamed: readonly boolean[];
  readonly isComment: readonly boolean[];
  readonly fields: readonly (string | undefined)[];
}

const namesByLanguage = new WeakMap<Language, Names>();

function namesOf(language: Language, commentTypes: ReadonlySet<string>): Names {
  let known = namesByLanguage.get(language);
  if (!known) {
    const { types, fields } = language;
    known = {
      types,
      isNamed: types.map((_, symbol) => language.nodeTypeIsNamed(symbol)),
      isComment: types.map((type) => commentTypes.has(type)),
      fields: fields.map((name) => name ?? undefined),
    };
    namesByLanguage.set(language, known);
  }
  return known;
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
