/**
 * Comments, raw strings up to their content, plain strings, and words with a hash. What never ends reaches to the end of
 * its line or of the text.
 */
const LEXEMES =
  /\/\/[^\r\n]*|\/\*[\s\S]*?(?:\*\/|$)|(?<!#)(#+)("""|")|(#[A-Za-z_]\w*)|"""(?:\\[\s\S]|[^\\])*?(?:"""|$)|"(?:\\[^\r\n]|[^"\\\r\n])*"?/g;
/** Raw strings in interpolations of raw strings … deeper than this stay as they are. */
const MAX_NESTING = 4;
/** A selector or version list is short; the bound keeps a file of unclosed parentheses cheap. */
const MAX_OPERAND = 400;

/**
 * Writes everything that begins with a hash without it, in the same length: `#"a"b\#(c)"#` becomes ` "a b\( c)" `,
 * `#selector(a)` becomes `(a)`, `#available(…)` becomes `true`, `#file` becomes `_file`. The grammar's scanner keeps what
 * it knows of a raw string that it did not accept and then misreads every hash. Values and names are read from the
 * original text, so what stands in their place does not matter.
 */
export function withoutHashes(text: string, nesting = 0): string {
  if (!text.includes('#')) return text;
  let result = '';
  let copied = 0;
  LEXEMES.lastIndex = 0;
  for (let match = LEXEMES.exec(text); match; match = LEXEMES.exec(text)) {
    const [whole, hashes, quotes, word] = match;
    const from = match.index + whole.length;
    if (word !== undefined) {
      const operand = text.charAt(from) === '(' ? from + 1 : from;
      const close = operand > from ? closingParenthesis(text.slice(operand, operand + MAX_OPERAND), 0) : 0;
      const plain = plainWord(word, text.slice(operand, operand + close), operand > from);
      result += text.slice(copied, match.index) + plain;
      copied = match.index + plain.length;
    } else if (hashes !== undefined && quotes !== undefined) {
      const end = contentEnd(text, from, quotes, hashes);
      const content = plainContent(text.slice(from, end), hashes, nesting);
      const closed = text.startsWith(quotes + hashes, end);
      result += text.slice(copied, match.index) + ' '.repeat(hashes.length) + quotes + content;
      copied = closed ? end + quotes.length + hashes.length : end;
      if (closed) result += quotes + ' '.repeat(hashes.length);
    } else continue;
    LEXEMES.lastIndex = copied;
  }
  return result + text.slice(copied);
}

/** What stands for `#word` or, where its operand is no expression, for `#word(operand)`. Never longer than the original. */
function plainWord(word: string, operand: string, hasOperand: boolean): string {
  if (hasOperand && /^#(?:selector|keyPath)$/.test(word)) {
    // `getter: A.b` and `A.c(_:d:) as (E) -> F` are left with the member they name.
    const member = operand
      .replace(/(?<!\s)\s+as\s[\s\S]*/, blank)
      .replace(/\([^()]*\)/g, blank)
      .replace(/^\s*[gs]etter:/, blank);
    return `${' '.repeat(word.length)}(${member}`;
  }
  if (hasOperand && /^#(?:un)?available$/.test(word)) return `true${blank(`${word}(${operand})`.slice(4))}`;
  return `_${word.slice(1)}`;
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}

function contentEnd(text: string, from: number, quotes: string, hashes: string): number {
  if (quotes.length === 3) {
    const close = text.indexOf(quotes + hashes, from);
    return close < 0 ? text.length : close;
  }
  // Looked for on its own line only, so that no text is searched twice.
  const lineBreak = text.indexOf('\n', from);
  const line = text.slice(from, lineBreak < 0 ? undefined : lineBreak).replace(/\r$/, '');
  const close = line.indexOf(quotes + hashes);
  return from + (close < 0 ? line.length : close);
}

function plainContent(content: string, hashes: string, nesting: number): string {
  const opening = `\\${hashes}(`;
  let result = '';
  let position = 0;
  for (let at = content.indexOf(opening); at >= 0; at = content.indexOf(opening, position)) {
    const from = at + opening.length;
    const close = closingParenthesis(content, from);
    const inner = content.slice(from, close);
    result += `${mute(content.slice(position, at))}\\(${' '.repeat(hashes.length)}`;
    result += nesting < MAX_NESTING ? nested(inner, nesting + 1) : mute(inner);
    position = close;
    if (close < content.length) {
      result += ')';
      position++;
    }
  }
  return result + mute(content.slice(position));
}

/** The pattern is shared, so its place has to be kept over the inner text. */
function nested(inner: string, nesting: number): string {
  const place = LEXEMES.lastIndex;
  const plain = withoutHashes(inner, nesting);
  LEXEMES.lastIndex = place;
  return plain;
}

function closingParenthesis(content: string, from: number): number {
  let depth = 1;
  for (let i = from; i < content.length; i++) {
    const code = content.charCodeAt(i);
    if (code === 40) depth++;
    else if (code === 41 && --depth === 0) return i;
  }
  return content.length;
}

function mute(content: string): string {
  return content.replace(/["\\]/g, ' ');
}
