import type { SyntaxNode } from '../../nodes';
import type { Converter } from '../../tree-sitter/conversion';
import { decodeEscapes } from '../../tree-sitter/literals';
import { makeNode } from '../../tree-sitter/make-node';
import { one } from './sequences';

const SUBSTITUTION = 'template_substitution';

/** One or several adjacent literals, raw or not, with `$x` and `${x}`: a string, or a template of all their parts. */
export const stringLiteral: Converter = (raw, c) => {
  const parts: SyntaxNode[] = [];
  let content: { start: number; end: number } | undefined;
  let quote = '';
  let isRaw = false;
  let position = raw.start;
  const addText = (to: number): void => {
    content = { start: content?.start ?? position, end: to };
    if (to > position) {
      const range = { start: position, end: to };
      const source = c.text.slice(position, to);
      const value = isRaw ? source : decodeEscapes(source);
      parts.push(makeNode('string', { ...raw, ...range, type: 'text' }, { value, contentRange: range }));
    }
  };
  for (const child of raw.children) {
    if (child.type === SUBSTITUTION) {
      addText(child.start);
      const value = one(child.children, c);
      if (value) parts.push(value);
      position = child.end;
      continue;
    }
    const mark = /^r?('''|"""|'|")/.exec(c.slice(child));
    if (!mark || child.named) continue;
    if (!quote) {
      quote = mark[1] as string;
      isRaw = mark[0].startsWith('r');
      position = child.start + mark[0].length;
      // The line break behind the opening of a multi-line string is no part of it.
      if (quote.length === 3)
        position += /^[ \t]*\r?\n/.exec(c.text.slice(position, child.start + 200))?.[0].length ?? 0;
    } else if (mark[0] === quote) {
      addText(child.start);
      quote = '';
    }
  }
  if (quote) addText(raw.end);
  if (parts.some((part) => part.nativeKind !== 'text')) return makeNode('template', raw, { parts }, parts);
  const value = parts.map((part) => (part.kind === 'string' ? part.value : '')).join('');
  const end = { start: raw.end, end: raw.end };
  return makeNode('string', raw, { value, contentRange: content ?? end });
};
