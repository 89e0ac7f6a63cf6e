import type { TextRange } from '../../core/location';
import type { DocumentTree } from '../document';
import type { DocumentAdapter } from '../language-adapter';
import type { Comment } from '../nodes';
import {
  addNode,
  createRoot,
  type DocumentProblem,
  type DraftNode,
  finishDocument,
  maxDepth,
  setValue,
} from './build-document';

/** Reads the security rules of Cloud Firestore and Cloud Storage for Firebase. */
export const firebaseRulesAdapter: DocumentAdapter = { languages: ['firebase-rules'], parse: parseFirebaseRules };

interface Reader {
  readonly text: string;
  /** The text with comments blanked out, so that offsets stay. */
  readonly code: string;
  readonly problems: DocumentProblem[];
  at: number;
}

/**
 * Security rules as blocks `service` (value: the service), `match` (value: the path) and `function` (value: its name), and
 * pairs `allow` with the attributes `methods` and, when there is one, `condition`: the text behind `if`. In functions,
 * `return` and `let` are pairs with the attribute `condition`. Never throws.
 */
export function parseFirebaseRules(text: string): DocumentTree {
  const comments: Comment[] = [];
  const problems: DocumentProblem[] = [];
  const reader: Reader = { text, code: blankComments(text, comments, problems), problems, at: 0 };
  const root = createRoot(text);
  readBody(reader, root, 0);
  return finishDocument(text, root, comments, problems);
}

function blankComments(text: string, comments: Comment[], problems: DocumentProblem[]): string {
  return text.replace(
    /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|\/\/[^\r\n]*|\/\*[\s\S]*?(?:\*\/|$)/g,
    (found, at: number) => {
      if (!found.startsWith('/')) return found;
      // `/documents/**` in a path is no comment.
      if (found.startsWith('/*') && text[at - 1] === '=') return found;
      const range = { start: at, end: at + found.length };
      comments.push({ range, text: found });
      if (found.startsWith('/*') && !found.endsWith('*/'))
        problems.push({ message: 'the comment is not closed', range });
      return found.replace(/[^\r\n]/g, ' ');
    },
  );
}

function take(reader: Reader, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.code);
  if (!found) return undefined;
  reader.at += found[0].length;
  return found;
}

const space = /[\s;\ufeff]*/y;
const blanks = /\s*/y;
const identifier = /[\p{L}_$][\p{L}\p{N}_$.]*/uy;
const matchPath = /(?:\/(?:\{[^{}\r\n]*\}|[^\s/{}]*))+/y;
const parameters = /\([^)\r\n]*\)?/y;

function readBody(reader: Reader, owner: DraftNode, depth: number): void {
  for (;;) {
    take(reader, space);
    if (reader.at >= reader.code.length) return;
    if (reader.code[reader.at] === '}') {
      if (owner.kind !== 'document') return;
      reader.problems.push({ message: "'}' closes nothing", range: { start: reader.at, end: reader.at + 1 } });
      reader.at++;
      continue;
    }
    const start = reader.at;
    const word = take(reader, identifier)?.[0];
    if (word === undefined) reader.at++;
    else readStatement(reader, owner, word, { start, end: reader.at }, depth);
  }
}

function readStatement(reader: Reader, owner: DraftNode, word: string, nameRange: TextRange, depth: number): void {
  const range = { ...nameRange };
  switch (word) {
    case 'service':
    case 'match':
    case 'function':
      readBlock(reader, addNode(owner, 'block', word, nameRange, range), depth);
      return;
    case 'allow':
      readAllow(reader, addNode(owner, 'pair', word, nameRange, range));
      return;
    case 'return':
      readCondition(reader, addNode(owner, 'pair', word, nameRange, range));
      return;
    case 'let': {
      take(reader, blanks);
      const start = reader.at;
      const name = take(reader, identifier)?.[0] ?? '';
      const pair = addNode(owner, 'pair', name, { start, end: reader.at }, range);
      if (take(reader, /\s*=/y)) readCondition(reader, pair);
      return;
    }
  }
  if (take(reader, /\s*=(?!=)\s*/y)) {
    const pair = addNode(owner, 'pair', word, nameRange, range);
    const value = take(reader, /(['"])(.*?)\1|[\w.]+/y);
    if (value) {
      const quote = value[1] ? 1 : 0;
      const place = { start: reader.at - value[0].length + quote, end: reader.at - quote };
      setValue(pair, reader.text.slice(place.start, place.end), place);
    }
    pair.range = { start: nameRange.start, end: reader.at };
  }
}

function readBlock(reader: Reader, node: DraftNode, depth: number): void {
  take(reader, blanks);
  const start = reader.at;
  const value = take(reader, node.name === 'match' ? matchPath : identifier)?.[0];
  if (value !== undefined) setValue(node, value, { start, end: reader.at });
  if (node.name === 'function') addRest(reader, node, 'parameters', parameters);
  take(reader, blanks);
  const brace = reader.at;
  if (reader.code[brace] !== '{') {
    reader.problems.push({ message: `'{' is missing behind ${node.name}`, range: node.nameRange });
  } else if (depth >= maxDepth) {
    reader.problems.push({ message: 'nested too deep', range: { start: brace, end: brace + 1 } });
    reader.at = reader.code.length;
  } else {
    reader.at++;
    readBody(reader, node, depth + 1);
    if (!take(reader, /\}/y))
      reader.problems.push({ message: `'{' is not closed`, range: { start: brace, end: brace + 1 } });
  }
  node.range = { start: node.range.start, end: reader.at };
}

/** A detail in parentheses; the attribute holds what is between them. */
function addRest(reader: Reader, node: DraftNode, name: string, pattern: RegExp): void {
  take(reader, blanks);
  const start = reader.at;
  const found = take(reader, pattern)?.[0];
  if (found === undefined) return;
  const valueRange = { start: start + 1, end: found.endsWith(')') ? reader.at - 1 : reader.at };
  addDetail(reader, node, name, { start, end: start }, valueRange, { start, end: reader.at });
}

function addDetail(
  reader: Reader,
  node: DraftNode,
  name: string,
  nameRange: TextRange,
  place: TextRange,
  range: TextRange,
): void {
  const raw = reader.code.slice(place.start, place.end);
  const start = place.start + (raw.length - raw.trimStart().length);
  const end = Math.max(start, place.end - (raw.length - raw.trimEnd().length));
  node.attributes.push({ name, nameRange, value: reader.code.slice(start, end), valueRange: { start, end }, range });
}

/** `allow read, write: if <condition>;` */
function readAllow(reader: Reader, node: DraftNode): void {
  const methods = take(reader, /[ \t]*([\w \t,]*)/y);
  if (methods?.[1]) {
    const range = { start: reader.at - methods[1].length, end: reader.at };
    addDetail(reader, node, 'methods', { start: range.start, end: range.start }, range, range);
  }
  if (take(reader, /\s*:\s*/y)) {
    const start = reader.at;
    if (take(reader, /if\b/y)) readCondition(reader, node, { start, end: reader.at });
    else reader.problems.push({ message: "'if' is missing behind ':'", range: node.nameRange });
  }
  const last = node.attributes[node.attributes.length - 1];
  const end = last?.range.end ?? node.nameRange.end;
  node.range = { start: node.range.start, end: take(reader, /\s*;/y) ? reader.at : end };
}

/** Everything up to the semicolon; without one, up to the closing brace or the next line that starts a statement. */
function readCondition(reader: Reader, node: DraftNode, nameRange: TextRange = node.nameRange): void {
  const start = reader.at;
  const token = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|[;({[\]})]|\n[ \t]*(?=(?:allow|match|function|return|let)\b)/g;
  token.lastIndex = start;
  let depth = 0;
  let end = reader.code.length;
  for (let found = token.exec(reader.code); found; found = token.exec(reader.code)) {
    const text = found[0];
    if (/^[({[]$/.test(text)) depth++;
    else if (/^[)}\]]$/.test(text)) depth--;
    else if (text !== ';' && !text.startsWith('\n')) continue;
    if (depth < 0 || text === ';' || text.startsWith('\n')) {
      end = found.index;
      break;
    }
  }
  reader.at = end;
  const raw = reader.code.slice(start, end);
  if (raw.trim() === '') {
    reader.problems.push({ message: 'the condition is missing', range: nameRange });
    return;
  }
  const stop = end - (raw.length - raw.trimEnd().length);
  addDetail(reader, node, 'condition', nameRange, { start, end }, { start: nameRange.start, end: stop });
  node.range = { start: node.range.start, end: stop };
  if (reader.code[end] !== ';') reader.problems.push({ message: "';' is missing", range: { start: stop, end: stop } });
}
