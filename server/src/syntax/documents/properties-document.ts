import type { DocumentAdapter } from '../language-adapter';
import type { Comment } from '../nodes';
import { addNode, createRoot, type DocumentProblem, type DraftNode, finishDocument, setValue } from './build-document';

/** Java `.properties` and `.env` files. Keys stay whole (`android.useAndroidX`), values are text. */
export const propertiesAdapter: DocumentAdapter = {
  languages: ['properties'],
  parse(text, uri) {
    const root = createRoot(text);
    const comments: Comment[] = [];
    const problems: DocumentProblem[] = [];
    if (isEnvironmentFile(uri)) readEnvironment(text, root, comments, problems);
    else readProperties(text, root, comments);
    return finishDocument(text, root, comments, problems);
  },
};

function isEnvironmentFile(uri: string): boolean {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  return /^\.env(\.|rc$|$)|\.env$/.test(name);
}

/** The end of the line that `from` is in, in front of its line break. */
function lineEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
  return end;
}

function skip(text: string, from: number, pattern: RegExp): number {
  let position = from;
  while (position < text.length && pattern.test(text[position] as string)) position++;
  return position;
}

function readProperties(text: string, root: DraftNode, comments: Comment[]): void {
  let position = root.nameRange.start;
  for (;;) {
    position = skip(text, position, /\s/);
    if (position >= text.length) return;
    if (text[position] === '#' || text[position] === '!') {
      const end = lineEnd(text, position);
      comments.push({ range: { start: position, end }, text: text.slice(position, end) });
      position = end;
      continue;
    }
    position = readProperty(text, root, position);
  }
}

/** One property in the format of `java.util.Properties.load`; returns where it ends. */
function readProperty(text: string, root: DraftNode, start: number): number {
  const logicalEnd = logicalLineEnd(text, start);
  let keyEnd = start;
  while (keyEnd < logicalEnd && !/[=:\s]/.test(text[keyEnd] as string)) keyEnd += text[keyEnd] === '\\' ? 2 : 1;
  keyEnd = Math.min(keyEnd, logicalEnd);
  let valueStart = skipBlanks(text, keyEnd, logicalEnd);
  if (text[valueStart] === '=' || text[valueStart] === ':') valueStart = skipBlanks(text, valueStart + 1, logicalEnd);
  valueStart = Math.min(valueStart, logicalEnd);
  const range = { start, end: logicalEnd };
  const node = addNode(root, 'pair', decodeEscapes(text.slice(start, keyEnd)), { start, end: keyEnd }, range);
  setValue(node, decodeEscapes(text.slice(valueStart, logicalEnd)), { start: valueStart, end: logicalEnd });
  return logicalEnd;
}

/** Skips blanks and line continuations. */
function skipBlanks(text: string, from: number, end: number): number {
  const blanks = /(?:[ \t\f]|\\(?:\r\n|\r|\n))*/y;
  blanks.lastIndex = from;
  return Math.min(end, from + (blanks.exec(text)?.[0].length ?? 0));
}

/** A line goes on behind a line break that an odd number of backslashes precedes. */
function logicalLineEnd(text: string, start: number): number {
  let position = start;
  for (;;) {
    const end = lineEnd(text, position);
    let backslashes = 0;
    while (end - 1 - backslashes >= position && text[end - 1 - backslashes] === '\\') backslashes++;
    if (backslashes % 2 === 0 || end >= text.length) return end;
    position = end + (text.startsWith('\r\n', end) ? 2 : 1);
  }
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f' };

function decodeEscapes(raw: string): string {
  if (!raw.includes('\\')) return raw;
  return raw.replace(
    /\\(?:(?:\r\n|\r|\n)[ \t\f]*|u([0-9a-fA-F]{4})|([^\r\n])|$)/g,
    (_, hex?: string, char?: string) => {
      if (hex) return String.fromCharCode(Number.parseInt(hex, 16));
      return char === undefined ? '' : (escapes[char] ?? char);
    },
  );
}

const assignment = /[ \t]*(?:export[ \t]+)?([^\s=#'"]+)[ \t]*=[ \t]*/y;

/** `KEY=value # comment`, `export KEY="many\nlines"`, as dotenv reads it. */
function readEnvironment(text: string, root: DraftNode, comments: Comment[], problems: DocumentProblem[]): void {
  let position = root.nameRange.start;
  const addComment = (from: number): void => {
    const start = skip(text, from, /[ \t]/);
    const end = lineEnd(text, start);
    if (text[start] === '#') comments.push({ range: { start, end }, text: text.slice(start, end) });
    position = end;
  };
  for (;;) {
    position = skip(text, position, /\s/);
    if (position >= text.length) return;
    assignment.lastIndex = position;
    const match = assignment.exec(text);
    const key = match?.[1];
    if (!match || !key) {
      const range = { start: position, end: lineEnd(text, position) };
      if (text[position] !== '#') problems.push({ message: 'neither KEY=value nor a comment', range });
      addComment(position);
      if (position === range.start) position = range.end;
      continue;
    }
    const keyStart = position + match[0].lastIndexOf(key, match[0].indexOf('='));
    const value = environmentValue(text, position + match[0].length);
    const range = { start: position, end: value.end };
    const node = addNode(root, 'pair', key, { start: keyStart, end: keyStart + key.length }, range);
    setValue(node, value.value, value.range);
    addComment(value.end);
  }
}

function environmentValue(
  text: string,
  start: number,
): { readonly value: string; readonly range: { start: number; end: number }; readonly end: number } {
  const quote = text[start];
  if (quote === '"' || quote === "'" || quote === '`') {
    let close = start + 1;
    while (close < text.length && text[close] !== quote) close += quote === '"' && text[close] === '\\' ? 2 : 1;
    if (close < text.length) {
      const raw = text.slice(start + 1, close);
      const value = quote === '"' ? raw.replace(/\\([nrt"\\])/g, (_, char: string) => escapes[char] ?? char) : raw;
      return { value, range: { start: start + 1, end: close }, end: close + 1 };
    }
  }
  const line = text.slice(start, lineEnd(text, start));
  const value = line.replace(/(?:^|\s)#.*$/, '').trimEnd();
  return { value, range: { start, end: start + value.length }, end: start + value.length };
}
