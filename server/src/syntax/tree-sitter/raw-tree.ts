import type { Language, Node } from 'web-tree-sitter';
import type { Comment } from '../nodes';

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
  readonly children: readonly RawNode[];
  readonly native: Node | undefined;
}

/** Levels below which a tree is cut off: conversion and everything after it recurses a few frames per level. */
const MAX_DEPTH = 800;

/**
 * Every question to a native node is a call into WebAssembly, and those calls are most of the cost of a conversion. What
 * all nodes need is asked once, the rest only when a mapping wants it.
 */
class NativeBackedNode implements RawNode {
  readonly children: NativeBackedNode[] = [];
  readonly start: number;
  readonly end: number;

  constructor(
    readonly type: string,
    readonly named: boolean,
    readonly native: Node,
    private readonly parent: Node | undefined,
    private readonly index: number,
  ) {
    this.start = native.startIndex;
    this.end = native.endIndex;
  }

  get field(): string | undefined {
    return this.parent?.fieldNameForChild(this.index) ?? undefined;
  }

  get missing(): boolean {
    return this.start === this.end && this.native.isMissing;
  }
}

/**
 * Reads the tree below `root` without recursion. Nodes whose type is in `commentTypes` go into `comments`. Nodes deeper
 * than 800 levels are left out, so the deepest ones kept have no children.
 */
export function readRawTree(
  root: Node,
  text: string,
  commentTypes: ReadonlySet<string>,
): { readonly root: RawNode; readonly comments: readonly Comment[] } {
  const { types, isNamed } = symbolsOf(root.tree.language);
  const comments: Comment[] = [];
  const read = (native: Node, parent: Node | undefined, index: number): NativeBackedNode | undefined => {
    const symbol = native.typeId;
    const type = types[symbol] ?? 'ERROR';
    if (parent && commentTypes.has(type)) {
      comments.push(commentAt(native, text));
      return undefined;
    }
    return new NativeBackedNode(type, isNamed[symbol] ?? true, native, parent, index);
  };

  const top = read(root, undefined, 0) as NativeBackedNode;
  let level: NativeBackedNode[] = [top];
  for (let depth = 0; depth < MAX_DEPTH && level.length > 0; depth++) {
    const next: NativeBackedNode[] = [];
    for (const node of level) {
      const { native } = node;
      native.children.forEach((child, index) => {
        const converted = read(child, native, index);
        if (!converted) return;
        node.children.push(converted);
        if (converted.named) next.push(converted);
      });
    }
    level = next;
  }
  comments.sort((a, b) => a.range.start - b.range.start);
  return { root: top, comments };
}

function commentAt(native: Node, text: string): Comment {
  const start = native.startIndex;
  let end = native.endIndex;
  // Some grammars count the carriage return in front of the line feed as part of a line comment.
  if (text[end - 1] === '\r') end--;
  return { range: { start, end }, text: text.slice(start, end) };
}

interface Symbols {
  readonly types: readonly string[];
  readonly isNamed: readonly boolean[];
}

const symbols = new WeakMap<Language, Symbols>();

function symbolsOf(language: Language): Symbols {
  let known = symbols.get(language);
  if (!known) {
    const { types } = language;
    known = { types, isNamed: types.map((_, symbol) => language.nodeTypeIsNamed(symbol)) };
    symbols.set(language, known);
  }
  return known;
}

/** The child that carries a field name. */
export function childOf(raw: RawNode, field: string): RawNode | undefined {
  const native = raw.native?.childForFieldName(field);
  return native ? raw.children.find((child) => child.native?.id === native.id) : undefined;
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
