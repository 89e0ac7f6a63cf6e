import type { TextRange } from '../../core/location';
import type { Comment } from '../nodes';
import type { DocumentProblem } from './build-document';

export interface PodfileToken {
  /** `symbol` is Ruby's `:name`; `sign` everything that is no word, value or symbol. */
  readonly kind: 'word' | 'string' | 'number' | 'symbol' | 'sign';
  /** Word, sign or number as written; the content of strings and symbols. */
  readonly text: string;
  readonly range: TextRange;
  /** Between the quotes, behind the colon. */
  readonly content: TextRange;
  /** A string with `#{…}`. */
  readonly dynamic: boolean;
  readonly startsLine: boolean;
}

const plain: readonly (readonly [PodfileToken['kind'], RegExp])[] = [
  ['word', /[\p{L}_@$][\p{L}\p{N}_]*[!?]?/uy],
  ['number', /\d[\d_]*(?:\.\d+)?/y],
  ['sign', /=>|\|\|=|&&=|\+=|<<|==|!=|&\.|::|=~|\|\||&&|[^\s]/uy],
];

/** Splits the Ruby of a Podfile into tokens; problems are strings that do not end. */
export function readPodfileTokens(text: string, comments: Comment[], problems: DocumentProblem[]): PodfileToken[] {
  const tokens: PodfileToken[] = [];
  let startsLine = true;
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const push = (kind: PodfileToken['kind'], end: number, content: TextRange, dynamic = false) => {
    const word = text.slice(content.start, content.end);
    tokens.push({ kind, text: word, range: { start: at, end }, content, dynamic, startsLine });
    startsLine = false;
    at = end;
  };
  while (at < text.length) {
    const char = text[at] as string;
    const symbol = /^:(?:"([^"\n]*)"|([\p{L}_][\p{L}\p{N}_]*[!?]?))/u.exec(text.slice(at, at + 100));
    if (char === '\n') {
      startsLine = true;
      at++;
    } else if (/\s/.test(char)) {
      at++;
    } else if (char === '#' || (text.startsWith('=begin', at) && (at === 0 || text[at - 1] === '\n'))) {
      const ending = char === '#' ? /\r?\n|$/g : /^=end.*$|$(?![\s\S])/gm;
      ending.lastIndex = at;
      const found = ending.exec(text);
      const end = found ? found.index + (char === '#' ? 0 : found[0].length) : text.length;
      comments.push({ range: { start: at, end }, text: text.slice(at, end) });
      at = Math.max(end, at + 1);
    } else if (char === '"' || char === "'") {
      const { end, closed } = stringEnd(text, at);
      if (!closed) problems.push({ message: 'missing closing quote', range: { start: at, end } });
      const content = { start: at + 1, end: closed ? end - 1 : end };
      push('string', end, content, char === '"' && text.slice(content.start, content.end).includes('#{'));
    } else if (symbol && text[at + 1] !== ':' && text[at - 1] !== ':') {
      const inner = symbol[1] === undefined ? 1 : 2;
      push('symbol', at + symbol[0].length, { start: at + inner, end: at + symbol[0].length - (inner - 1) });
    } else {
      for (const [kind, pattern] of plain) {
        pattern.lastIndex = at;
        const found = pattern.exec(text)?.[0];
        if (!found) continue;
        const content = { start: at, end: at + found.length };
        push(kind, content.end, content);
        break;
      }
    }
  }
  return tokens;
}

function stringEnd(text: string, start: number): { readonly end: number; readonly closed: boolean } {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === text[start]) return { end: at + 1, closed: true };
    else if (text[at] === '\n') return { end: text[at - 1] === '\r' ? at - 1 : at, closed: false };
  }
  return { end: text.length, closed: false };
}
