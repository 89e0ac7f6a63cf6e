import type { Converter } from '../../tree-sitter/conversion';
import { decodeEscapes } from '../../tree-sitter/literals';
import { makeNode } from '../../tree-sitter/make-node';

/** `"…"` and text blocks. */
export const stringLiteral: Converter = (raw, c) => {
  const text = c.slice(raw);
  const block = text.startsWith('"""');
  const quotes = block ? 3 : 1;
  const closed = text.length >= 2 * quotes && text.endsWith('"'.repeat(quotes));
  const start = Math.min(raw.start + quotes, raw.end);
  const end = closed ? raw.end - quotes : raw.end;
  const content = c.text.slice(start, end);
  const value = decodeEscapes(block ? withoutIndentation(content) : content);
  return makeNode('string', raw, { value, contentRange: { start, end } });
};

/**
 * A text block's lines without the indentation they share, which the line of the closing quotes takes part in, and
 * without trailing spaces (Java Language Specification 3.10.6).
 */
function withoutIndentation(content: string): string {
  const lines = content.replace(/^[ \t\f]*\r?\n/, '').split(/\r\n|\r|\n/);
  let indentation = Number.POSITIVE_INFINITY;
  lines.forEach((line, i) => {
    const last = i === lines.length - 1;
    if (line.trim() !== '' || last) indentation = Math.min(indentation, /^\s*/.exec(line)?.[0].length ?? 0);
  });
  return lines.map((line) => line.slice(indentation).trimEnd()).join('\n');
}

/** `'c'`: a string of one character, so that it takes part in concatenation. */
export const characterLiteral: Converter = (raw, c) => {
  const start = Math.min(raw.start + 1, raw.end);
  const end = Math.max(start, raw.end - 1);
  return makeNode('string', raw, { value: decodeEscapes(c.text.slice(start, end)), contentRange: { start, end } });
};
