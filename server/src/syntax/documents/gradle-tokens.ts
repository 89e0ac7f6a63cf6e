import type { TextRange } from '../../core/location';
import type { Comment } from '../nodes';
import type { DocumentProblem } from './build-document';

export interface GradleToken {
  readonly kind: 'word' | 'string' | 'number' | 'symbol';
  /** As written; strings with their quotes, backticks of names removed. */
  readonly text: string;
  readonly range: TextRange;
  /** Of a string, between the quotes. */
  readonly content?: TextRange;
  /** Of a string: `$name` and `${…}` are replaced (double quotes and slashes). */
  readonly interpolates?: boolean;
  /** First token on its line. */
  readonly startsLine: boolean;
}

const word = /[\p{L}_$][\p{L}\p{N}_$]*/uy;
const number = /0[xX][\da-fA-F_]+[lL]?|\d[\d_]*(\.\d[\d_]*)?([eE][+-]?\d+)?[lLfFdDgG]?/y;
const symbol = /->|\?\.|\?:|==+|!=+|<=|>=|\+=|-=|\+\+|--|&&|\|\||!!|::|\.\.|[^\s]/uy;

/** Splits a Gradle script, Groovy or Kotlin, into tokens. Problems are strings and comments that do not end. */
export function readGradleTokens(
  text: string,
  comments: Comment[],
  problems: DocumentProblem[],
): readonly GradleToken[] {
  const tokens: GradleToken[] = [];
  let startsLine = true;
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const push = (token: Omit<GradleToken, 'startsLine'>) => {
    tokens.push({ ...token, startsLine });
    startsLine = false;
    at = token.range.end;
  };
  while (at < text.length) {
    const char = text[at] as string;
    if (char === '\n') {
      startsLine = true;
      at++;
    } else if (char === '\\' && /^\\\r?\n/.test(text.slice(at, at + 3))) {
      at += text[at + 1] === '\r' ? 3 : 2;
    } else if (/\s/.test(char)) {
      at++;
    } else if (text.startsWith('//', at) || (at === 0 && text.startsWith('#!'))) {
      at = addComment(text, at, lineEnd(text, at), comments);
    } else if (text.startsWith('/*', at)) {
      const end = text.indexOf('*/', at + 2);
      if (end === -1) problems.push({ message: 'the comment is not closed', range: { start: at, end: at + 2 } });
      at = addComment(text, at, end === -1 ? text.length : end + 2, comments);
    } else if (char === '"' || char === "'") {
      push(readString(text, at, problems));
    } else if (char === '/' && slashyEnd(text, at, tokens) !== undefined) {
      const end = slashyEnd(text, at, tokens) ?? at + 1;
      push(stringToken(text, at, end, 1, true));
    } else if (char === '`' && text.indexOf('`', at + 1) !== -1 && text.indexOf('`', at + 1) < lineEnd(text, at)) {
      const end = text.indexOf('`', at + 1);
      push({ kind: 'word', text: text.slice(at + 1, end), range: { start: at, end: end + 1 } });
    } else {
      push(readPlain(text, at));
    }
  }
  return tokens;
}

function readPlain(text: string, at: number): Omit<GradleToken, 'startsLine'> {
  for (const [kind, pattern] of [
    ['word', word],
    ['number', number],
    ['symbol', symbol],
  ] as const) {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found) return { kind, text: found, range: { start: at, end: at + found.length } };
  }
  return { kind: 'symbol', text: text[at] as string, range: { start: at, end: at + 1 } };
}

function addComment(text: string, start: number, end: number, comments: Comment[]): number {
  comments.push({ range: { start, end }, text: text.slice(start, end) });
  return end;
}

/** Offset of the line's end, before a carriage return. */
function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  if (end === -1) return text.length;
  return text[end - 1] === '\r' && end > at ? end - 1 : end;
}

function stringToken(text: string, start: number, end: number, quotes: number, interpolates: boolean, open = false) {
  const content = { start: start + quotes, end: open ? end : end - quotes };
  return { kind: 'string' as const, text: text.slice(start, end), range: { start, end }, content, interpolates };
}

function readString(text: string, start: number, problems: DocumentProblem[]): Omit<GradleToken, 'startsLine'> {
  const quote = text[start] as string;
  const closing = text.startsWith(quote.repeat(3), start) ? quote.repeat(3) : quote;
  const interpolates = quote === '"';
  let at = start + closing.length;
  while (at < text.length) {
    if (text[at] === '\\') at += 2;
    else if (text.startsWith(closing, at))
      return stringToken(text, start, at + closing.length, closing.length, interpolates);
    else if (text[at] === '\n' && closing.length === 1) break;
    else if (interpolates && text.startsWith('${', at)) at = interpolationEnd(text, at + 2, closing.length === 3);
    else at++;
  }
  const end = closing.length === 1 ? Math.min(lineEnd(text, start), text.length) : text.length;
  problems.push({ message: 'missing closing quote', range: { start, end } });
  return stringToken(text, start, end, closing.length, interpolates, true);
}

/** Offset behind the `}` of an interpolation; strings inside it may hold braces and quotes of their own. */
function interpolationEnd(text: string, start: number, multiline: boolean): number {
  let depth = 1;
  for (let at = start; at < text.length; at++) {
    const char = text[at] as string;
    if (char === '\n' && !multiline) return at;
    if (char === '{') depth++;
    else if (char === '}' && --depth === 0) return at + 1;
    else if (char === '"' || char === "'") {
      const limit = multiline ? text.length : lineEnd(text, at);
      let end = at + 1;
      while (end < limit && text[end] !== char) end += text[end] === '\\' ? 2 : 1;
      if (end >= limit) return at;
      at = end;
    }
  }
  return text.length;
}

/** Groovy's `/…/` strings, only where a value is expected; anything else is a division. */
function slashyEnd(text: string, start: number, tokens: readonly GradleToken[]): number | undefined {
  const previous = tokens[tokens.length - 1];
  if (previous?.kind !== 'symbol' || !/^(=|\(|,|~|\[|:|==)$/.test(previous.text)) return undefined;
  const limit = lineEnd(text, start);
  for (let at = start + 1; at < limit; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '/') return at + 1;
  }
  return undefined;
}
