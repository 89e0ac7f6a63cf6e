import type { ts } from 'ts-morph';
import type { TextRange } from '../../core/location';
import { buildNode, type Origin } from '../build-node';
import type { NodeOfKind, SyntaxNode } from '../nodes';
import type { ScriptUnits } from './script-units';

export type Typescript = typeof ts;

/** Converts one kind of compiler node. */
export type Converter = (c: Conversion, node: ts.Node) => SyntaxNode | undefined;

/** The converters by syntax kind, and the names of the kinds; made once per loaded compiler. */
export interface ConverterTable {
  readonly ts: Typescript;
  readonly converters: ReadonlyMap<ts.SyntaxKind, Converter>;
  readonly kindNames: ReadonlyMap<ts.SyntaxKind, string>;
}

/** Deeper than this a node becomes one `native` node, so that nobody who walks the tree by recursion overflows the stack. */
export const maxDepth = 1000;

/** One file on its way from the compiler's tree to the neutral tree. */
export interface Conversion extends ConverterTable {
  readonly source: ts.SourceFile;
  readonly text: string;
  /** The nodes around the one that is being converted, outermost first, and itself. The compiler's own links cost another walk. */
  readonly path: ts.Node[];
  /** What can be taken over from the last text, and by the next one. */
  readonly units?: ScriptUnits;
}

/** The names of the compiler's syntax kinds. The enumeration has markers such as `FirstToken` that share a value; the first name is the real one. */
export function syntaxKindNames(ts: Typescript): Map<ts.SyntaxKind, string> {
  const names = new Map<ts.SyntaxKind, string>();
  for (const [name, value] of Object.entries(ts.SyntaxKind)) {
    if (typeof value === 'number' && !names.has(value)) names.set(value, name);
  }
  return names;
}

/** From the first character that is neither blank nor comment to the node's end. */
export function rangeOf(c: Conversion, node: ts.Node): TextRange {
  const start = node.getStart(c.source);
  return { start, end: Math.max(start, node.end) };
}

export function origin(c: Conversion, node: ts.Node): Origin {
  return { range: rangeOf(c, node), nativeKind: c.kindNames.get(node.kind) ?? 'Unknown' };
}

/** The neutral node of a compiler node; undefined for types, tokens and other parts without meaning of their own. */
export function convert(c: Conversion, node: ts.Node | undefined): SyntaxNode | undefined {
  if (!node) return undefined;
  if (c.path.length >= maxDepth) return tooDeep(c, node);
  if (!c.units) return convertNew(c, node);
  return c.units.take(c, node, () => convertNew(c, node));
}

function convertNew(c: Conversion, node: ts.Node): SyntaxNode | undefined {
  c.path.push(node);
  const converter = c.converters.get(node.kind);
  const result = converter ? converter(c, node) : convertOther(c, node);
  c.path.pop();
  return result;
}

/** Like `convert`, for places that need an expression: what has no neutral meaning is an empty `native` node. */
export function expression(c: Conversion, node: ts.Node): SyntaxNode {
  return convert(c, node) ?? buildNode('native', origin(c, node), {}, []);
}

export function convertAll(c: Conversion, nodes: readonly ts.Node[] | undefined): SyntaxNode[] {
  const result: SyntaxNode[] = [];
  for (const node of nodes ?? []) {
    const converted = convert(c, node);
    if (converted) result.push(converted);
  }
  return result;
}

/** A `native` node that keeps the node's children. */
export function convertNative(c: Conversion, node: ts.Node): NodeOfKind<'native'> {
  const children: SyntaxNode[] = [];
  node.forEachChild((child) => {
    const converted = convert(c, child);
    if (converted) children.push(converted);
  });
  return buildNode('native', origin(c, node), {}, children);
}

function convertOther(c: Conversion, node: ts.Node): SyntaxNode | undefined {
  const kinds = c.ts.SyntaxKind;
  if (node.kind <= kinds.LastToken && node.kind !== kinds.RegularExpressionLiteral) return undefined;
  if (c.ts.isTypeNode(node) || c.ts.isTypeParameterDeclaration(node)) return undefined;
  return convertNative(c, node);
}

/** Everything below a node that is nested too deeply, as one flat list of the strings in it. */
function tooDeep(c: Conversion, node: ts.Node): SyntaxNode {
  const strings: SyntaxNode[] = [];
  const stack: ts.Node[] = [node];
  for (let current = stack.pop(); current; current = stack.pop()) {
    if (c.ts.isStringLiteralLike(current)) {
      const converted = c.converters.get(current.kind)?.(c, current);
      if (converted) strings.push(converted);
    } else {
      current.forEachChild((child) => {
        stack.push(child);
      });
    }
  }
  return buildNode('native', origin(c, node), {}, strings.reverse());
}

/** The text between the delimiters of a literal: `open` code units in front, `close` behind unless the literal has no end. */
export function contentRange(c: Conversion, node: ts.Node, open = 1, close = 1): TextRange {
  const range = rangeOf(c, node);
  const start = Math.min(range.start + open, range.end);
  const unterminated = (node as { isUnterminated?: boolean }).isUnterminated === true;
  return { start, end: Math.max(start, unterminated ? range.end : range.end - close) };
}

export function textOf(c: Conversion, node: ts.Node): string {
  const range = rangeOf(c, node);
  return c.text.slice(range.start, range.end);
}
