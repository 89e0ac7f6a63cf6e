import type { DocumentTree } from '../document';
import type { DocumentAdapter } from '../language-adapter';
import type { Comment } from '../nodes';
import {
  addNode,
  adopt,
  createRoot,
  type DocumentProblem,
  type DraftNode,
  finishDocument,
  maxDepth,
  setValue,
} from './build-document';
import { type PodfileToken, readPodfileTokens } from './podfile-tokens';

/** Reads a CocoaPods Podfile. */
export const podfileAdapter: DocumentAdapter = { languages: ['podfile'], parse: parsePodfile };

interface Reader {
  readonly tokens: readonly PodfileToken[];
  readonly problems: DocumentProblem[];
  at: number;
  depth: number;
}

/**
 * Calls (`pod 'A', '~> 1.0'`: value `A`, attribute `version`; `:path => 'x'` and `path: 'x'`: attribute `path`), blocks
 * (`target 'App' do … end`, `post_install do |i| … end`, `if … end`) and assignments. `settings['KEY'] = [ … ]` is a pair
 * `KEY` whose members are items. Never throws.
 */
export function parsePodfile(text: string): DocumentTree {
  const comments: Comment[] = [];
  const problems: DocumentProblem[] = [];
  const reader: Reader = { tokens: readPodfileTokens(text, comments, problems), problems, at: 0, depth: 0 };
  const root = createRoot(text);
  while (reader.at < reader.tokens.length) {
    readBody(reader, root);
    const stray = peek(reader);
    if (!stray) break;
    reader.problems.push({ message: `'${stray.text}' closes nothing`, range: stray.range });
    reader.at++;
  }
  return finishDocument(text, root, comments, problems);
}

const peek = (reader: Reader, ahead = 0): PodfileToken | undefined => reader.tokens[reader.at + ahead];
const isSign = (token: PodfileToken | undefined, ...signs: readonly string[]): boolean =>
  token?.kind === 'sign' && signs.includes(token.text);
const isWord = (token: PodfileToken | undefined, ...words: readonly string[]): boolean =>
  token?.kind === 'word' && words.includes(token.text);
const lastEnd = (reader: Reader): number => reader.tokens[reader.at - 1]?.range.end ?? 0;

const blockWords = new Set(['if', 'unless', 'case', 'while', 'until', 'for', 'begin', 'def', 'class', 'module']);
const branchWords = new Set(['else', 'elsif', 'when', 'rescue', 'ensure', 'then']);

/** Statements up to `end`, `}` or the end of the text; the closing word is left to the caller. */
function readBody(reader: Reader, owner: DraftNode): void {
  for (let token = peek(reader); token; token = peek(reader)) {
    if (isWord(token, 'end') || isSign(token, '}')) return;
    const before = reader.at;
    if (token.kind === 'word' && branchWords.has(token.text)) skipLine(reader);
    else if (token.kind === 'word' && blockWords.has(token.text)) readKeywordBlock(reader, owner, token);
    else if (token.kind === 'word') readStatement(reader, owner, token);
    else skipLine(reader);
    if (reader.at === before) reader.at++;
  }
}

/** `if … end`; what stands between the keyword and the line's end is not read. */
function readKeywordBlock(reader: Reader, owner: DraftNode, keyword: PodfileToken): void {
  const node = addNode(owner, 'block', keyword.text, keyword.range, { ...keyword.range });
  reader.at++;
  const name = peek(reader);
  if (keyword.text === 'def' && name?.kind === 'word') setValue(node, name.text, name.range);
  while (peek(reader) && !peek(reader)?.startsLine && !isSign(peek(reader), ';') && !isWord(peek(reader), 'then'))
    reader.at++;
  closeBody(reader, node, keyword, 'end');
}

function closeBody(reader: Reader, node: DraftNode, open: PodfileToken, closing: 'end' | '}'): void {
  if (reader.depth >= maxDepth) {
    reader.problems.push({ message: 'nested too deep', range: open.range });
    reader.at = reader.tokens.length;
    return;
  }
  reader.depth++;
  readBody(reader, node);
  reader.depth--;
  const token = peek(reader);
  if (token && token.text === closing) reader.at++;
  else reader.problems.push({ message: `'${open.text}' is not closed`, range: open.range });
  node.range = { start: node.range.start, end: lastEnd(reader) };
}

function skipLine(reader: Reader): void {
  reader.at++;
  for (let token = peek(reader); token && !token.startsLine; token = peek(reader)) {
    if (isSign(token, ';', '}') || isWord(token, 'end')) break;
    reader.at++;
  }
  if (isSign(peek(reader), ';')) reader.at++;
}

function readStatement(reader: Reader, owner: DraftNode, first: PodfileToken): void {
  let name = first;
  reader.at++;
  while (isSign(peek(reader), '.', '&.', '::') && peek(reader, 1)?.kind === 'word') {
    name = peek(reader, 1) as PodfileToken;
    reader.at += 2;
  }
  let next = peek(reader);
  if (isSign(next, '[') && next?.range.start === lastEnd(reader)) {
    const key = peek(reader, 1);
    skipGroup(reader);
    if (key && (key.kind === 'string' || key.kind === 'symbol')) name = key;
    next = peek(reader);
  }
  const start = first.range.start;
  if (isSign(next, '=', '||=', '+=', '<<')) {
    reader.at++;
    const pair = addNode(owner, 'pair', name.text, name.content, { start, end: start });
    readValue(reader, pair);
    pair.range = { start, end: lastEnd(reader) };
    finishStatement(reader, pair);
    return;
  }
  const call: DraftNode = {
    ...addNode({ ...owner, children: [] }, 'call', name.text, name.content, { start, end: name.range.end }),
    parent: owner,
  };
  const parenthesis = isSign(next, '(') && next?.range.start === lastEnd(reader);
  if (parenthesis) reader.at++;
  if (parenthesis || (next && !next.startsLine && startsArgument(next))) readArguments(reader, call, parenthesis);
  const opener = peek(reader);
  const opens = opener && !opener.startsLine && (isWord(opener, 'do') || isSign(opener, '{'));
  const bare = !opens && call.value === undefined && call.attributes.length === 0 && call.children.length === 0;
  if (bare && !parenthesis && next && !next.startsLine) {
    finishStatement(reader, undefined);
    return;
  }
  const node = addNode(owner, opens ? 'block' : 'call', call.name, call.nameRange, { start, end: lastEnd(reader) });
  node.attributes.push(...call.attributes);
  if (call.value !== undefined && call.valueRange) setValue(node, call.value, call.valueRange);
  adopt(node, call.children);
  if (opens) {
    reader.at++;
    skipBlockParameters(reader);
    closeBody(reader, node, opener, opener.text === 'do' ? 'end' : '}');
  }
  finishStatement(reader, node);
}

function startsArgument(token: PodfileToken): boolean {
  if (token.kind === 'word') return !isWord(token, 'do', 'if', 'unless', 'and', 'or', 'end');
  return token.kind !== 'sign' || isSign(token, '[', '%');
}

/** The rest of the line, with blocks that hang on what was not understood. */
function finishStatement(reader: Reader, node: DraftNode | undefined): void {
  for (let token = peek(reader); token && !token.startsLine; token = peek(reader)) {
    if (isWord(token, 'end') || isSign(token, '}')) return;
    reader.at++;
    if (isSign(token, ';')) return;
    if (isWord(token, 'do') && node) {
      skipBlockParameters(reader);
      closeBody(reader, node, token, 'end');
    } else if (isSign(token, '(', '[', '{')) {
      reader.at--;
      skipGroup(reader);
    }
  }
}

/** `|installer|` */
function skipBlockParameters(reader: Reader): void {
  if (!isSign(peek(reader), '|')) return;
  reader.at++;
  while (peek(reader) && !peek(reader)?.startsLine && !isSign(peek(reader), '|')) reader.at++;
  if (isSign(peek(reader), '|')) reader.at++;
}

function skipGroup(reader: Reader): void {
  let depth = 0;
  for (let token = peek(reader); token; token = peek(reader)) {
    if (isSign(token, '(', '[', '{')) depth++;
    if (isSign(token, ')', ']', '}')) depth--;
    reader.at++;
    if (depth <= 0) return;
  }
}

/** Positional arguments: the first is the value, the second constant one the `version`; named ones are attributes. */
function readArguments(reader: Reader, call: DraftNode, parenthesis: boolean): void {
  let position = 0;
  for (let token = peek(reader); token; token = peek(reader)) {
    if (isSign(token, ')', '}', ']', ';') || isWord(token, 'do', 'if', 'unless', 'end')) break;
    if (token.startsLine && !parenthesis && !isSign(reader.tokens[reader.at - 1], ',')) break;
    const before = reader.at;
    const named = nameOf(reader, token);
    if (named) {
      const holder = readHolder(reader, call, named.token);
      if (holder.value !== undefined && holder.valueRange) {
        const range = { start: named.token.range.start, end: lastEnd(reader) };
        const value = String(holder.value);
        call.attributes.push({
          name: named.token.text,
          nameRange: named.token.content,
          value,
          valueRange: holder.valueRange,
          range,
        });
      } else if (holder.children.length > 0) {
        call.children.push(holder);
      }
    } else {
      const holder = readHolder(reader, call, token);
      const { value, valueRange } = holder;
      if (position === 0 && value !== undefined && valueRange) setValue(call, value, valueRange);
      if (position === 1 && value !== undefined && valueRange) {
        call.attributes.push({
          name: 'version',
          nameRange: token.range,
          value: String(value),
          valueRange,
          range: token.range,
        });
      }
      position++;
    }
    if (isSign(peek(reader), ',')) reader.at++;
    else if (!parenthesis) break;
    else if (reader.at === before) reader.at++;
  }
  if (!parenthesis) return;
  if (isSign(peek(reader), ')')) reader.at++;
  else reader.problems.push({ message: "'(' is not closed", range: call.nameRange });
}

/** `:path =>` or `path:`; goes behind the sign. */
function nameOf(reader: Reader, token: PodfileToken): { readonly token: PodfileToken } | undefined {
  if ((token.kind === 'symbol' || token.kind === 'string') && isSign(peek(reader, 1), '=>')) reader.at += 2;
  else if (token.kind === 'word' && isSign(peek(reader, 1), ':')) reader.at += 2;
  else return undefined;
  return { token };
}

/** Reads a value into a node that is not in the tree yet. */
function readHolder(reader: Reader, call: DraftNode, name: PodfileToken): DraftNode {
  const root: DraftNode = { ...call, children: [] };
  const holder = addNode(root, 'pair', name.text, name.content, { ...name.range });
  readValue(reader, holder);
  holder.range = { start: name.range.start, end: lastEnd(reader) };
  return { ...holder, parent: call };
}

const constants: Readonly<Record<string, boolean | null | undefined>> = { true: true, false: false, nil: null };

/** A constant becomes the node's value, members of `[…]` and `%w[…]` items, of `{…}` pairs; the rest is skipped. */
function readValue(reader: Reader, node: DraftNode): void {
  const token = peek(reader);
  // A word on the next line is the next statement: the value is still to be typed.
  if (!token || (token.kind === 'word' && token.startsLine && node.kind !== 'item')) return;
  if (isSign(token, '[') || (isSign(token, '%') && isWord(peek(reader, 1), 'w', 'i', 'W'))) {
    readList(reader, node);
    return;
  }
  if (isSign(token, '{')) {
    skipGroup(reader);
    return;
  }
  reader.at++;
  const simple = endsValue(peek(reader));
  if (token.kind === 'string' || token.kind === 'symbol') {
    if (simple && !token.dynamic) setValue(node, token.text.replace(/\\(['"\\])/g, '$1'), token.content);
  } else if (token.kind === 'number') {
    if (simple) setValue(node, Number(token.text.replace(/_/g, '')), token.range);
  } else if (simple && token.kind === 'word' && token.text in constants) {
    setValue(node, constants[token.text] ?? null, token.range);
  }
  for (let rest = peek(reader); rest && !endsValue(rest); rest = peek(reader)) {
    if (isSign(rest, '(', '[', '{')) skipGroup(reader);
    else reader.at++;
  }
}

function endsValue(token: PodfileToken | undefined): boolean {
  if (!token || token.startsLine) return true;
  return isSign(token, ',', ')', ']', '}', ';') || isWord(token, 'do', 'if', 'unless', 'end');
}

function readList(reader: Reader, node: DraftNode): void {
  const words = isSign(peek(reader), '%');
  reader.at += words ? 3 : 1;
  const open = reader.tokens[reader.at - 1] as PodfileToken;
  let index = 0;
  for (let token = peek(reader); token && !isSign(token, ']', ')', '}'); token = peek(reader)) {
    if (isWord(token, 'end') && token.startsLine) break;
    if (isSign(token, ',')) {
      reader.at++;
      continue;
    }
    const start = token.range.start;
    const item = addNode(node, 'item', String(index++), { start, end: start }, { ...token.range });
    if (words) {
      reader.at++;
      setValue(item, token.text, token.content);
    } else {
      // Members may stand on lines of their own.
      readValue(reader, item);
    }
    item.range = { start, end: lastEnd(reader) };
  }
  if (isSign(peek(reader), ']', ')', '}')) reader.at++;
  else reader.problems.push({ message: `'${open.text}' is not closed`, range: open.range });
}
