import type { Comment } from '../nodes';
import type { StringForm, TokenLanguage } from './token-language';

export enum TokenKind {
  Word,
  Number,
  Punctuation,
  /** A string without interpolation, quotes included. */
  String,
  /** Opening quote of a string with interpolation; `match` is its `TemplateEnd`. */
  TemplateStart,
  TemplateText,
  InterpolationOpen,
  InterpolationClose,
  TemplateEnd,
}

/** Tokens as parallel columns, because a file of ten megabytes has millions of them. */
export interface Tokens {
  readonly count: number;
  readonly kind: Uint8Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Index of the closing token of a bracket or template, and the reverse; -1 without partner. */
  readonly match: Int32Array;
  /** 1 when a line break lies before the token. */
  readonly lineStart: Uint8Array;
  /** The form of each `String` and `TemplateStart`, by token index. */
  readonly quotes: ReadonlyMap<number, StringForm>;
  readonly comments: readonly Comment[];
  /** A string or comment never ends, or a bracket has no partner. */
  readonly hasErrors: boolean;
}

/** Operators of more than one character, longest match first. `>>` is missing because it closes type arguments. */
const operators = new Set(
  (
    '>>>= === !== **= &&= ||= ??= <<= >>= ... ..< ?.. == != <= >= && || ?? ?: ?. !! :: -> => .. ' +
    '+= -= *= /= %= &= |= ^= ++ -- <<'
  ).split(' '),
);

const isWordStart = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code === 36 || code >= 0xaa;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isWordPart = (code: number): boolean => isWordStart(code) || isDigit(code);

interface StringFrame {
  readonly form: StringForm;
  readonly startToken: number;
  interpolated: boolean;
}
interface CodeFrame {
  readonly openToken: number;
  readonly closer: number;
  readonly opener: number;
  depth: number;
}

/** Splits a text into tokens in linear time, whatever the text is. Interpolated expressions become tokens too. */
export function tokenize(text: string, language: TokenLanguage): Tokens {
  let capacity = Math.max(64, text.length >> 2);
  let kind = new Uint8Array(capacity);
  let start = new Int32Array(capacity);
  let end = new Int32Array(capacity);
  let match = new Int32Array(capacity);
  let lineStart = new Uint8Array(capacity);
  let count = 0;
  let newline = true;
  let hasErrors = false;
  const quotes = new Map<number, StringForm>();
  const comments: Comment[] = [];
  const frames: (StringFrame | CodeFrame)[] = [];
  const formsByFirst = new Map<number, StringForm[]>();
  for (const form of language.strings) {
    const first = form.open.charCodeAt(0);
    formsByFirst.set(first, [...(formsByFirst.get(first) ?? []), form]);
  }

  const push = (tokenKind: TokenKind, from: number, to: number): number => {
    if (count === capacity) {
      capacity *= 2;
      const grown = { kind, start, end, match, lineStart };
      kind = new Uint8Array(capacity);
      start = new Int32Array(capacity);
      end = new Int32Array(capacity);
      match = new Int32Array(capacity);
      lineStart = new Uint8Array(capacity);
      kind.set(grown.kind);
      start.set(grown.start);
      end.set(grown.end);
      match.set(grown.match);
      lineStart.set(grown.lineStart);
    }
    kind[count] = tokenKind;
    start[count] = from;
    end[count] = to;
    match[count] = -1;
    lineStart[count] = newline ? 1 : 0;
    newline = false;
    return count++;
  };
  const pair = (a: number, b: number): void => {
    match[a] = b;
    match[b] = a;
  };

  let pos = 0;
  let regexFails = -1;

  const operandBefore = (): boolean => {
    if (count === 0) return false;
    const last = count - 1;
    if (kind[last] === TokenKind.Punctuation) {
      const code = text.charCodeAt(start[last] as number);
      return code === 41 || code === 93 || code === 125;
    }
    if (kind[last] === TokenKind.Word) {
      const length = (end[last] as number) - (start[last] as number);
      return length > 6 || !/^(?:return|typeof|case|in|of|do|else)$/.test(text.slice(start[last], end[last]));
    }
    return kind[last] !== TokenKind.InterpolationOpen;
  };

  const closeString = (frame: StringFrame, textStart: number, textEnd: number, closeLength: number): void => {
    frames.pop();
    if (!frame.interpolated) {
      kind[frame.startToken] = TokenKind.String;
      end[frame.startToken] = textEnd + closeLength;
      return;
    }
    if (textEnd > textStart) push(TokenKind.TemplateText, textStart, textEnd);
    pair(frame.startToken, push(TokenKind.TemplateEnd, textEnd, textEnd + closeLength));
  };

  /** Reads on inside a string until it ends or an interpolation begins. */
  const readString = (frame: StringFrame): void => {
    const { form } = frame;
    const close = form.close.charCodeAt(0);
    const textStart = pos;
    const interpolate = (openLength: number): void => {
      frame.interpolated = true;
      if (pos > textStart) push(TokenKind.TemplateText, textStart, pos);
      push(TokenKind.InterpolationOpen, pos, pos + openLength);
      pos += openLength;
    };
    for (; pos < text.length; pos++) {
      const code = text.charCodeAt(pos);
      if (code === 92 && form.interpolation === 'swift' && text.charCodeAt(pos + 1) === 40) {
        interpolate(2);
        frames.push({ openToken: count - 1, opener: 40, closer: 41, depth: 0 });
        return;
      }
      if (code === 92 && form.escapes) {
        if (!form.multiline && (text.charCodeAt(pos + 1) === 10 || text.charCodeAt(pos + 1) === 13)) continue;
        pos++;
        continue;
      }
      if (code === close && text.startsWith(form.close, pos)) {
        const closeLength = form.close.length;
        // Kotlin: """a"""" ends with the last three quotes.
        while (closeLength === 3 && text.charCodeAt(pos + 3) === close) pos++;
        const textEnd = pos;
        pos += closeLength;
        closeString(frame, textStart, textEnd, closeLength);
        return;
      }
      if ((code === 10 || code === 13) && !form.multiline) {
        hasErrors = true;
        closeString(frame, textStart, pos, 0);
        return;
      }
      if (code !== 36 || !form.interpolation || form.interpolation === 'swift') continue;
      const next = text.charCodeAt(pos + 1);
      if (next === 123) {
        interpolate(2);
        frames.push({ openToken: count - 1, opener: 123, closer: 125, depth: 0 });
        return;
      }
      if (form.interpolation === 'dollar' && isWordStart(next) && next !== 36) {
        interpolate(1);
        const open = count - 1;
        const from = pos;
        while (pos < text.length && isWordPart(text.charCodeAt(pos)) && text.charCodeAt(pos) !== 36) pos++;
        push(TokenKind.Word, from, pos);
        pair(open, push(TokenKind.InterpolationClose, pos, pos));
        return;
      }
    }
    hasErrors = true;
    pos = text.length;
    closeString(frame, textStart, pos, 0);
  };

  const readComment = (): boolean => {
    const next = text.charCodeAt(pos + 1);
    const from = pos;
    if (next === 47) {
      while (pos < text.length && text.charCodeAt(pos) !== 10 && text.charCodeAt(pos) !== 13) pos++;
    } else if (next === 42) {
      let depth = 1;
      pos += 2;
      while (pos < text.length && depth > 0) {
        const code = text.charCodeAt(pos);
        if (code === 42 && text.charCodeAt(pos + 1) === 47) {
          depth--;
          pos += 2;
        } else if (code === 47 && text.charCodeAt(pos + 1) === 42 && language.nestedComments) {
          depth++;
          pos += 2;
        } else {
          if (code === 10) newline = true;
          pos++;
        }
      }
      pos = Math.min(pos, text.length);
      if (depth > 0) hasErrors = true;
    } else return false;
    comments.push({ range: { start: from, end: pos }, text: text.slice(from, pos) });
    return true;
  };

  const readRegex = (): boolean => {
    // A failed search need not be repeated before the place it reached; otherwise one long line costs quadratic time.
    if (pos < regexFails || operandBefore()) return false;
    let inClass = false;
    for (let i = pos + 1; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 10 || code === 13) {
        regexFails = i;
        return false;
      }
      if (code === 92) i++;
      else if (code === 91) inClass = true;
      else if (code === 93) inClass = false;
      else if (code === 47 && !inClass) {
        let to = i + 1;
        while (isWordPart(text.charCodeAt(to))) to++;
        // A pattern is an operand and nothing more, like a number; its slash tells the parser.
        push(TokenKind.Number, pos, to);
        pos = to;
        return true;
      }
    }
    regexFails = text.length;
    return false;
  };

  while (pos < text.length) {
    const frame = frames[frames.length - 1];
    if (frame && 'form' in frame) {
      readString(frame);
      continue;
    }
    const code = text.charCodeAt(pos);
    if (code === 10 || code === 13 || code === 0x2028 || code === 0x2029) {
      newline = true;
      pos++;
      continue;
    }
    if (code <= 32 || code === 0xfeff || code === 0xa0) {
      pos++;
      continue;
    }
    if (code === 47 && readComment()) continue;
    if (code === 47 && language.regexLiterals && readRegex()) continue;
    const form = formsByFirst.get(code)?.find((candidate) => text.startsWith(candidate.open, pos));
    if (form && !(code === 114 && isWordPart(text.charCodeAt(pos - 1)))) {
      const startToken = push(TokenKind.TemplateStart, pos, pos + form.open.length);
      pos += form.open.length;
      quotes.set(startToken, form);
      frames.push({ form, startToken, interpolated: false });
      continue;
    }
    const from = pos;
    if (isWordStart(code)) {
      while (pos < text.length && isWordPart(text.charCodeAt(pos))) pos++;
      push(TokenKind.Word, from, pos);
      continue;
    }
    if (isDigit(code)) {
      while (pos < text.length) {
        const part = text.charCodeAt(pos);
        if (!isWordPart(part) && !(part === 46 && isDigit(text.charCodeAt(pos + 1)))) break;
        pos++;
      }
      push(TokenKind.Number, from, pos);
      continue;
    }
    if (frame) {
      if (code === frame.opener) frame.depth++;
      else if (code === frame.closer && frame.depth-- === 0) {
        frames.pop();
        pos++;
        pair(frame.openToken, push(TokenKind.InterpolationClose, from, pos));
        continue;
      }
    }
    let length = 1;
    for (let size = 4; size > 1; size--) {
      if (operators.has(text.slice(pos, pos + size))) {
        length = size;
        break;
      }
    }
    pos += length;
    push(TokenKind.Punctuation, from, pos);
  }
  for (let frame = frames.pop(); frame; frame = frames.pop()) {
    hasErrors = true;
    if (!('form' in frame)) pair(frame.openToken, push(TokenKind.InterpolationClose, pos, pos));
    else if (frame.interpolated) pair(frame.startToken, push(TokenKind.TemplateEnd, pos, pos));
    else {
      kind[frame.startToken] = TokenKind.String;
      end[frame.startToken] = pos;
    }
  }
  if (matchBrackets(text, { count, kind, start, match })) hasErrors = true;
  return { count, kind, start, end, match, lineStart, quotes, comments, hasErrors };
}

/** Pairs brackets. A brace closes forgotten parentheses inside it; a stray closing bracket is ignored. Returns whether any is alone. */
function matchBrackets(text: string, tokens: Pick<Tokens, 'count' | 'kind' | 'start' | 'match'>): boolean {
  const { kind, start, match } = tokens;
  const stack: number[] = [];
  const codes: number[] = [];
  const open = new Map([
    [40, 0],
    [91, 0],
    [123, 0],
  ]);
  let alone = false;
  for (let i = 0; i < tokens.count; i++) {
    if (kind[i] === TokenKind.InterpolationOpen) {
      stack.push(i);
      codes.push(0);
    } else if (kind[i] === TokenKind.InterpolationClose) {
      while (stack.length > 0) {
        stack.pop();
        const code = codes.pop() as number;
        if (code === 0) break;
        open.set(code, (open.get(code) ?? 1) - 1);
        alone = true;
      }
    }
    if (kind[i] !== TokenKind.Punctuation) continue;
    const code = text.charCodeAt(start[i] as number);
    if (open.has(code)) {
      stack.push(i);
      codes.push(code);
      open.set(code, (open.get(code) ?? 0) + 1);
      continue;
    }
    const opener = code === 41 ? 40 : code === 93 ? 91 : code === 125 ? 123 : 0;
    if (opener === 0) continue;
    if ((open.get(opener) ?? 0) === 0) {
      alone = true;
      continue;
    }
    // Only a brace may drop what was forgotten inside it; nothing may reach out of a brace or an interpolation.
    while (codes.length > 0) {
      const top = codes[codes.length - 1] as number;
      if (top === opener) {
        const partner = stack.pop() as number;
        codes.pop();
        open.set(opener, (open.get(opener) ?? 1) - 1);
        match[partner] = i;
        match[i] = partner;
        break;
      }
      alone = true;
      if (top === 0 || top === 123) break;
      stack.pop();
      codes.pop();
      open.set(top, (open.get(top) ?? 1) - 1);
    }
  }
  return alone || stack.length > 0;
}
