import type { SyntaxNode } from '../../nodes';
import type { Conversion, Converter } from '../../tree-sitter/conversion';
import { decodeEscapes } from '../../tree-sitter/literals';
import { emptyRange, makeNode } from '../../tree-sitter/make-node';
import { argumentValues, labelledArgument, plainArgument, spanOf } from '../../tree-sitter/node-parts';
import { childOf, type RawNode } from '../../tree-sitter/raw-tree';

const INTERPOLATION = 'interpolated_expression';

/** `"…"`, `"""…"""` and `#"…"#`, with or without interpolation. */
export const stringLiteral: Converter = (parsed, c) => {
  // The parser sees raw strings without their hashes (see `withoutHashes`).
  let hashes = 0;
  while (c.text.charAt(parsed.start - hashes - 1) === '#') hashes++;
  const after = hashes > 0 && c.text.startsWith('#'.repeat(hashes), parsed.end) ? hashes : 0;
  const raw = { ...parsed, start: parsed.start - hashes, end: parsed.end + after };
  const source = c.slice(raw);
  const quotes = source.startsWith('"""', hashes) ? 3 : 1;
  const open = hashes + quotes;
  const close = `${'"'.repeat(quotes)}${'#'.repeat(hashes)}`;
  const closed = source.length >= open + close.length && source.endsWith(close);
  const contentRange = { start: raw.start + open, end: closed ? raw.end - close.length : raw.end };
  const contentEnd = Math.max(contentRange.start, contentRange.end);
  const indent = quotes === 3 ? indentation(c.text.slice(contentRange.start, contentEnd)) : undefined;
  const decode = (from: number, to: number): string => {
    let content = c.text.slice(from, to);
    if (indent !== undefined) content = dedent(content, indent, from === contentRange.start, to === contentEnd);
    if (hashes === 0) return decodeEscapes(content);
    return content.replace(new RegExp(`\\\\#{${hashes}}(.)`, 'g'), (_all, escaped) => decodeEscapes(`\\${escaped}`));
  };
  const pieces = interpolations(raw);
  if (pieces.length === 0) {
    const value = decode(contentRange.start, contentEnd);
    return makeNode('string', raw, { value, contentRange: { start: contentRange.start, end: contentEnd } });
  }
  const parts: SyntaxNode[] = [];
  const addText = (from: number, to: number): void => {
    if (to <= from) return;
    const range = { start: from, end: to };
    const text = { ...raw, ...range, type: 'text' };
    parts.push(makeNode('string', text, { value: decode(from, to), contentRange: range }));
  };
  let position = contentRange.start;
  for (const piece of pieces) {
    addText(position, piece.start);
    const part = interpolation(piece, c);
    if (part) parts.push(part);
    position = piece.end;
  }
  addText(position, contentEnd);
  return makeNode('template', raw, { parts }, parts);
};

interface Interpolation {
  /** From `\(` to behind `)`. */
  readonly start: number;
  readonly end: number;
  readonly values: readonly RawNode[];
}

function interpolations(raw: RawNode): Interpolation[] {
  const found: Interpolation[] = [];
  let start = -1;
  let values: RawNode[] = [];
  for (const node of raw.children) {
    if (node.type === '\\(') {
      start = node.start;
      values = [];
    } else if (node.type === INTERPOLATION) values.push(node);
    else if (node.type === ')' && start >= 0) {
      found.push({ start, end: node.end, values });
      start = -1;
    }
  }
  return found;
}

/** The value; with more arguments, as in `\(x, privacy: .public)`, a call without a name. */
function interpolation(piece: Interpolation, c: Conversion): SyntaxNode | undefined {
  const args = piece.values.flatMap((raw) => {
    const label = childOf(raw, 'name');
    const valueNode = childOf(raw, 'value');
    const value = valueNode && c.convert(valueNode);
    if (!value) return [];
    return [label ? labelledArgument(c.slice(label), label, value) : plainArgument(value)];
  });
  if (args.length === 1 && args[0]?.label === undefined) return args[0]?.value;
  if (args.length === 0) return undefined;
  const owner = { ...spanOf(piece.values), start: piece.start, end: piece.end };
  return makeNode(
    'call',
    owner,
    { name: '', nameRange: emptyRange(owner), args, form: 'call', optional: false, cascade: false, typeArgs: [] },
    argumentValues(args),
  );
}

/** The indentation of the closing quotes, which all lines of a multi-line string lose. */
function indentation(content: string): string {
  return /(?:^|\n)([ \t]*)$/.exec(content)?.[1] ?? '';
}

function dedent(content: string, indent: string, first: boolean, last: boolean): string {
  let text = content;
  if (last) text = text.replace(/\r?\n[ \t]*$/, '');
  if (indent)
    text = text
      .split('\n')
      .map((line, i) => (i > 0 && line.startsWith(indent) ? line.slice(indent.length) : line))
      .join('\n');
  return first ? text.replace(/^[ \t]*\r?\n/, '') : text;
}
