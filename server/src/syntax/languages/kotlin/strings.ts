import type { SyntaxNode } from '../../nodes';
import type { Conversion, Converter } from '../../tree-sitter/conversion';
import { convertAll } from '../../tree-sitter/conversion';
import { decodeEscapes } from '../../tree-sitter/literals';
import { makeNode, rangeOf } from '../../tree-sitter/make-node';
import { allOf, type RawNode } from '../../tree-sitter/raw-tree';

const NAME = String.raw`\$(?:(?<plain>[\p{L}_][\p{L}\p{Nd}_]*)|${'`'}(?<quoted>[^${'`'}\r\n]+)${'`'})`;
const IN_STRING = new RegExp(String.raw`\\[\s\S]|${NAME}`, 'gu');
const IN_RAW_STRING = new RegExp(NAME, 'gu');

/**
 * String literals. The grammar finds `${…}` everywhere but leaves `$name` in single-quoted strings as text, and cuts text
 * at odd places, so the text between its interpolations is read here.
 */
export const stringLiteral: Converter = (raw, c) => {
  const quotes = raw.type === 'multiline_string_literal' ? 3 : 1;
  const start = Math.min(raw.start + quotes, raw.end);
  const closed = raw.end - quotes >= start && c.text.slice(raw.end - quotes, raw.end) === '"'.repeat(quotes);
  const end = closed ? raw.end - quotes : raw.end;
  const rawText = quotes === 3;

  const parts: SyntaxNode[] = [];
  let position = start;
  for (const interpolation of allOf(raw, 'interpolation')) {
    textParts(position, interpolation.start, rawText, c, parts);
    parts.push(...convertAll(interpolation.children, c));
    position = interpolation.end;
  }
  textParts(position, end, rawText, c, parts);

  if (parts.every((part) => part.kind === 'string' && part.nativeKind === 'string_content')) {
    const value = parts.map((part) => (part.kind === 'string' ? part.value : '')).join('');
    return makeNode('string', raw, { value, contentRange: { start, end } });
  }
  return makeNode('template', raw, { parts }, parts);
};

function textParts(start: number, end: number, rawText: boolean, c: Conversion, parts: SyntaxNode[]): void {
  let position = start;
  const text = c.text.slice(start, end);
  for (const match of text.matchAll(rawText ? IN_RAW_STRING : IN_STRING)) {
    const name = match.groups?.plain ?? match.groups?.quoted;
    if (name === undefined) continue;
    const at = start + match.index;
    textPart(position, at, rawText, c, parts);
    position = at + match[0].length;
    parts.push(makeNode('name', piece('interpolated_identifier', at + 1, position), { name }));
  }
  textPart(position, end, rawText, c, parts);
}

function textPart(start: number, end: number, rawText: boolean, c: Conversion, parts: SyntaxNode[]): void {
  if (start >= end) return;
  const text = c.text.slice(start, end);
  const part = piece('string_content', start, end);
  parts.push(makeNode('string', part, { value: rawText ? text : decodeEscapes(text), contentRange: rangeOf(part) }));
}

function piece(type: string, start: number, end: number): RawNode {
  return { type, named: true, field: undefined, start, end, missing: false, children: [] };
}

/** `'c'`: a string of one character, so that it takes part in concatenation. */
export const characterLiteral: Converter = (raw, c) => {
  const contentRange = { start: Math.min(raw.start + 1, raw.end), end: Math.max(raw.end - 1, raw.start + 1) };
  return makeNode('string', raw, {
    value: decodeEscapes(c.text.slice(contentRange.start, contentRange.end)),
    contentRange,
  });
};
