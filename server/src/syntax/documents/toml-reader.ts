import type { TextRange } from '../../core/location';
import type { Scalar } from '../document';
import type { Comment } from '../nodes';
import { addNode, type DocumentProblem, type DraftNode, maxDepth, setValue } from './build-document';

interface Key {
  readonly name: string;
  /** Without quotes. */
  readonly nameRange: TextRange;
}

/** What one pass over a TOML text has read so far. Positions are UTF-16 offsets. */
export interface TomlReading {
  readonly text: string;
  readonly root: DraftNode;
  readonly comments: Comment[];
  readonly problems: DocumentProblem[];
  position: number;
}

/** Reads a whole TOML text into `reading.root`. A broken line is named in `problems` and skipped. */
export function readToml(reading: TomlReading): void {
  let table = reading.root;
  for (;;) {
    skipBlank(reading);
    if (reading.position >= reading.text.length) return;
    const start = reading.position;
    if (reading.text[start] === '[') table = readHeader(reading) ?? table;
    else readPair(reading, table);
    if (reading.position === start) fail(reading, 'key expected');
    else endLine(reading);
  }
}

/** Skips white space, line breaks and comments. */
function skipBlank(reading: TomlReading): void {
  const { text } = reading;
  for (;;) {
    while (/\s/.test(text[reading.position] ?? '')) reading.position++;
    if (text[reading.position] !== '#') return;
    readComment(reading);
  }
}

function readComment(reading: TomlReading): void {
  const start = reading.position;
  const end = lineEnd(reading.text, start);
  reading.comments.push({ range: { start, end }, text: reading.text.slice(start, end) });
  reading.position = end;
}

function skipSpaces(reading: TomlReading): void {
  while (/[ \t]/.test(reading.text[reading.position] ?? '')) reading.position++;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  if (end < 0) return text.length;
  return text[end - 1] === '\r' && end > from ? end - 1 : end;
}

/** Names a problem from the current position to the end of the line and goes on there. */
function fail(reading: TomlReading, message: string): void {
  const start = reading.position;
  const end = lineEnd(reading.text, start);
  const last = reading.problems.at(-1);
  // One broken line is one problem, however many brackets it leaves open.
  if (!last || last.range.end < start) reading.problems.push({ message, range: { start, end } });
  reading.position = end;
}

/** After a pair or header only a comment may follow on the line. */
function endLine(reading: TomlReading): void {
  skipSpaces(reading);
  const next = reading.text[reading.position];
  if (next === undefined || next === '\n' || next === '\r') return;
  if (next === '#') readComment(reading);
  else fail(reading, 'unexpected text behind the value');
}

/** `[a.b]` and `[[a.b]]`; returns the table that the following pairs belong to. */
function readHeader(reading: TomlReading): DraftNode | undefined {
  const start = reading.position;
  const array = reading.text.startsWith('[[', start);
  reading.position += array ? 2 : 1;
  const keys = readKeys(reading);
  const close = array ? ']]' : ']';
  if (keys.length === 0) {
    fail(reading, 'table name expected');
    return undefined;
  }
  if (reading.text.startsWith(close, reading.position)) reading.position += close.length;
  else fail(reading, `missing ${close}`);
  const range = { start, end: reading.position };
  let table = reading.root;
  for (const key of keys) table = enter(table, key, range);
  if (array) {
    const index = String(table.children.length);
    table = addNode(table, 'item', index, { start, end: start }, range);
    grow(table, range.end);
  }
  return table;
}

/** The table of a key below `parent`, made when it is missing; in an array of tables the last one. */
function enter(parent: DraftNode, key: Key, range: TextRange): DraftNode {
  const last = parent.children.at(-1);
  const owner = last?.kind === 'item' ? last : parent;
  const found = owner.children.find((child) => child.name === key.name && child.kind === 'pair');
  const table = found ?? addNode(owner, 'pair', key.name, key.nameRange, { start: range.start, end: range.end });
  grow(table, range.end);
  return table;
}

/** Stretches a table and those around it over a new entry. */
function grow(table: DraftNode, end: number): void {
  for (let node: DraftNode | undefined = table; node?.parent; node = node.parent) {
    if (node.range.end < end) node.range = { start: node.range.start, end };
  }
}

/** `a."b.c".d`, blanks around the dots allowed. */
function readKeys(reading: TomlReading): Key[] {
  const keys: Key[] = [];
  for (;;) {
    skipSpaces(reading);
    const key = readKey(reading);
    if (!key) return keys;
    keys.push(key);
    skipSpaces(reading);
    if (reading.text[reading.position] !== '.') return keys;
    reading.position++;
  }
}

function readKey(reading: TomlReading): Key | undefined {
  const { text, position } = reading;
  if (text[position] === '"' || text[position] === "'") {
    const { value, range } = readString(reading);
    return { name: value, nameRange: range };
  }
  const bare = /[^\s=.[\]{}#"',]+/y;
  bare.lastIndex = position;
  const name = bare.exec(text)?.[0];
  if (!name) return undefined;
  reading.position += name.length;
  return { name, nameRange: { start: position, end: reading.position } };
}

/** `a.b = value` into `table`. */
function readPair(reading: TomlReading, table: DraftNode): void {
  const start = reading.position;
  const keys = readKeys(reading);
  const last = keys.pop();
  if (!last) return;
  let owner = table;
  for (const key of keys) owner = enter(owner, key, { start, end: key.nameRange.end });
  const node = addNode(owner, 'pair', last.name, last.nameRange, { start, end: reading.position });
  if (reading.text[reading.position] !== '=') fail(reading, "missing '='");
  else {
    reading.position++;
    skipSpaces(reading);
    readValue(reading, node, 0);
  }
  node.range = { start, end: reading.position };
  grow(owner, reading.position);
}

function readValue(reading: TomlReading, node: DraftNode, depth: number): void {
  const { text } = reading;
  const next = text[reading.position];
  if (next === '"' || next === "'") {
    const { value, range } = readString(reading);
    setValue(node, value, range);
  } else if (depth > maxDepth) fail(reading, 'nested too deeply');
  else if (next === '[') readArray(reading, node, depth);
  else if (next === '{') readInlineTable(reading, node, depth);
  else {
    const plain = /[^\s,\]}#]+(?: \d\d:[^\s,\]}#]+)?/y;
    plain.lastIndex = reading.position;
    const written = plain.exec(text)?.[0];
    if (!written) {
      fail(reading, 'value expected');
      return;
    }
    const start = reading.position;
    reading.position += written.length;
    setValue(node, plainValue(written), { start, end: reading.position });
  }
}

/** Booleans and numbers; dates and words that TOML does not know stay text. */
function plainValue(written: string): Scalar {
  if (written === 'true' || written === 'false') return written === 'true';
  const sign = /^[+-]/.test(written) ? written[0] : '';
  const digits = written.slice(sign?.length ?? 0).replace(/(?<=\w)_(?=\w)/g, '');
  if (digits === 'inf') return sign === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const isNumber = /^(?:0x[\da-f]+|0o[0-7]+|0b[01]+|\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/i.test(digits);
  if (!isNumber) return written;
  return sign === '-' ? -Number(digits) : Number(digits);
}

function readArray(reading: TomlReading, node: DraftNode, depth: number): void {
  reading.position++;
  for (let index = 0; ; ) {
    skipBlank(reading);
    const start = reading.position;
    const next = reading.text[start];
    if (next === ']') {
      reading.position++;
      return;
    }
    if (next === undefined || next === '=') {
      fail(reading, 'missing closing bracket');
      return;
    }
    if (next === ',') {
      reading.position++;
      continue;
    }
    const item = addNode(node, 'item', String(index++), { start, end: start }, { start, end: start });
    readValue(reading, item, depth + 1);
    item.range = { start, end: reading.position };
    if (reading.position === start) {
      fail(reading, 'value expected');
      return;
    }
  }
}

function readInlineTable(reading: TomlReading, node: DraftNode, depth: number): void {
  reading.position++;
  for (;;) {
    skipBlank(reading);
    const start = reading.position;
    const next = reading.text[start];
    if (next === '}') {
      reading.position++;
      return;
    }
    if (next === ',') {
      reading.position++;
      continue;
    }
    const keys = readKeys(reading);
    const last = keys.pop();
    if (!last) {
      fail(reading, 'missing closing brace');
      return;
    }
    let owner = node;
    for (const key of keys) owner = enter(owner, key, { start, end: key.nameRange.end });
    const pair = addNode(owner, 'pair', last.name, last.nameRange, { start, end: reading.position });
    if (reading.text[reading.position] !== '=') {
      fail(reading, "missing '='");
      return;
    }
    reading.position++;
    skipSpaces(reading);
    readValue(reading, pair, depth + 1);
    pair.range = { start, end: reading.position };
  }
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', e: '\u001b' };

/** A string of any of the four kinds; one on a single line ends there when its quote is missing. */
function readString(reading: TomlReading): { readonly value: string; readonly range: TextRange } {
  const { text, position } = reading;
  const quote = text[position] as string;
  const long = text.startsWith(quote.repeat(3), position);
  const mark = long ? quote.repeat(3) : quote;
  const limit = long ? text.length : lineEnd(text, position);
  let start = position + mark.length;
  let end = start;
  while (end < limit && !text.startsWith(mark, end)) end += quote === '"' && text[end] === '\\' ? 2 : 1;
  end = Math.min(end, limit);
  if (!text.startsWith(mark, end)) {
    reading.problems.push({ message: 'missing closing quote', range: { start: position, end } });
    reading.position = end;
  } else {
    // Up to two quotes may stand directly in front of a closing triple.
    while (long && text[end + 3] === quote && end + 3 < limit) end++;
    reading.position = end + mark.length;
  }
  if (long) start += /^\r?\n/.exec(text.slice(start, start + 2))?.[0].length ?? 0;
  start = Math.min(start, end);
  const raw = text.slice(start, end);
  return { value: quote === '"' ? decodeEscapes(raw) : raw, range: { start, end } };
}

function decodeEscapes(raw: string): string {
  if (!raw.includes('\\')) return raw;
  const pattern = /\\(?:[ \t]*\r?\n\s*|u([\da-fA-F]{4})|U([\da-fA-F]{8})|x([\da-fA-F]{2})|([^\r\n]))/g;
  return raw.replace(pattern, (whole: string, ...groups: (string | undefined)[]) => {
    const [short, long, byte, char] = groups;
    const hex = short ?? long ?? byte;
    if (hex !== undefined) {
      const code = Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    }
    return char === undefined ? '' : (escapes[char] ?? char);
  });
}
