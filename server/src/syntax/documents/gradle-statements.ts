import type { TextRange } from '../../core/location';
import { addNode, type DraftNode, maxDepth } from './build-document';
import {
  adjacent,
  type GradleReader,
  isSymbol,
  peek,
  previousEnd,
  skipBrackets,
  skipRest,
  skipTypeArguments,
} from './gradle-cursor';
import { addCallName, isExtra, readDeclaration, readVariable, remember } from './gradle-declarations';
import { addArguments, addAttribute, assign, readArguments, readExpression } from './gradle-expression';
import type { GradleToken } from './gradle-tokens';
import { stringValue } from './gradle-values';

/** Reads statements up to the closing brace of `owner`, or to the end of the text for the root. */
export function readStatements(reader: GradleReader, owner: DraftNode): void {
  for (let token = peek(reader); token; token = peek(reader)) {
    if (isSymbol(token, '}')) {
      if (owner.kind !== 'document') return;
      reader.problems.push({ message: "'}' closes nothing", range: token.range });
      reader.at++;
      continue;
    }
    const before = reader.at;
    readStatement(reader, owner, token);
    if (reader.at === before) reader.at++;
  }
}

/** Reads `{ … }` into `node`. */
export function readBraces(reader: GradleReader, node: DraftNode): void {
  const open = peek(reader) as GradleToken;
  if (reader.depth >= maxDepth) {
    skipBrackets(reader);
    return;
  }
  reader.depth++;
  reader.at++;
  skipParameters(reader);
  const block = node.kind === 'document' ? { ...node, kind: 'block' as const } : node;
  readStatements(reader, block);
  reader.depth--;
  if (isSymbol(peek(reader), '}')) reader.at++;
  else reader.problems.push({ message: "'{' is not closed", range: open.range });
}

/** `variant ->` at the start of a closure. */
function skipParameters(reader: GradleReader): void {
  for (let ahead = 0; ahead < 20; ahead++) {
    const token = peek(reader, ahead);
    if (isSymbol(token, '->')) {
      reader.at += ahead + 1;
      return;
    }
    if (!token || (token.kind !== 'word' && !isSymbol(token, ',', ':', '(', ')', '.', '<', '>', '?'))) return;
  }
}

const modifiers = new Set([
  'private',
  'public',
  'protected',
  'internal',
  'static',
  'final',
  'const',
  'lateinit',
  'override',
  'open',
]);
const control = new Set(['if', 'else', 'for', 'while', 'try', 'catch', 'finally', 'when', 'switch', 'do']);
/** Methods of a named container whose first argument names the block. */
const containerMethods = new Set(['getByName', 'create', 'register', 'named', 'maybeCreate']);

function readStatement(reader: GradleReader, owner: DraftNode, first: GradleToken): void {
  if (isSymbol(first, '@')) {
    reader.at += 2;
    if (isSymbol(peek(reader), '(') && adjacent(reader)) skipBrackets(reader);
    return;
  }
  if (isSymbol(first, '{')) {
    readBraces(reader, owner);
    return;
  }
  if (first.kind === 'string') {
    readNamedByString(reader, owner, first);
    return;
  }
  if (first.kind !== 'word') {
    skipRest(reader);
    return;
  }
  if (modifiers.has(first.text) && peek(reader, 1)?.kind === 'word') {
    reader.at++;
    return;
  }
  switch (first.text) {
    case 'import':
    case 'package':
      skipLine(reader);
      return;
    case 'def':
    case 'val':
    case 'var':
      if (peek(reader, 1)?.kind === 'word') {
        readVariable(reader, owner, first, 1);
        return;
      }
      break;
    case 'fun':
    case 'class':
    case 'object':
    case 'void':
      if (peek(reader, 1)?.kind === 'word') {
        readDeclaration(reader, owner, first, 1);
        return;
      }
      break;
    case 'return':
    case 'throw':
    case 'assert':
      reader.at++;
      readExpression(reader, owner, false);
      skipRest(reader);
      return;
  }
  if (control.has(first.text)) {
    readControl(reader, owner, first);
    return;
  }
  // Groovy: `String x = '…'`.
  const second = peek(reader, 1);
  if (second?.kind === 'word' && !second.startsLine && isSymbol(peek(reader, 2), '=')) {
    readVariable(reader, owner, first, 1);
    return;
  }
  readChain(reader, owner);
}

/** `"release" { … }` and Kotlin's `"implementation"("a:b:1")`; any other string alone is no statement. */
function readNamedByString(reader: GradleReader, owner: DraftNode, token: GradleToken): void {
  const next = peek(reader, 1);
  if ((isSymbol(next, '(') || isSymbol(next, '{')) && !next.startsLine) readChain(reader, owner);
  else skipRest(reader);
  if (peek(reader) === token) reader.at++;
}

/** `if (…) { … }` and the like: the statements count, the condition does not. */
function readControl(reader: GradleReader, owner: DraftNode, keyword: GradleToken): void {
  reader.at++;
  const node = addNode(owner, 'block', keyword.text, keyword.range, { ...keyword.range });
  if (isSymbol(peek(reader), '(')) skipBrackets(reader);
  const next = peek(reader);
  if (isSymbol(next, '{')) readBraces(reader, node);
  else if (next && !isSymbol(next, '}')) readStatement(reader, node, next);
  node.range = { start: keyword.range.start, end: previousEnd(reader) };
}

/** A call that only carries details of the plugin or version in front of it: `id("x").version("1")`. */
const detailOwners = new Set(['id', 'kotlin', 'alias']);

/**
 * A statement that starts with a name: `a.b = v`, `a.b { }`, `a("x")`, `a 'x'`, `a["x"] = v`, `a.getByName("x").b = v`.
 * Every part but the last becomes a block around the next one.
 */
function readChain(reader: GradleReader, owner: DraftNode): void {
  const start = (peek(reader) as GradleToken).range.start;
  const opened: DraftNode[] = [];
  let parent = owner;
  for (;;) {
    const token = peek(reader);
    if (!token) break;
    reader.at++;
    const nameRange = token.content ?? token.range;
    const name = token.kind === 'string' ? (stringValue(reader.source, token, reader.variables) ?? '') : token.text;
    skipTypeArguments(reader);
    if (isSymbol(peek(reader), '!!')) reader.at++;
    const node = readPart(reader, parent, name, nameRange, token);
    if (!node) break;
    opened.push(node);
    const dot = peek(reader);
    const next = peek(reader, 1);
    const more = opened.length < maxDepth && isSymbol(dot, '.', '?.');
    if (more && next && (next.kind === 'word' || next.kind === 'string')) {
      reader.at++;
      if (node.kind === 'call' && detailOwners.has(node.name)) {
        readDetail(reader, node);
        break;
      }
      parent = node;
    } else {
      break;
    }
  }
  for (const node of opened)
    node.range = { start: node === opened[0] ? start : node.range.start, end: previousEnd(reader) };
  skipRest(reader);
}

/** One part of a chain with what follows its name. Undefined when nothing follows: a name alone says nothing. */
function readPart(
  reader: GradleReader,
  parent: DraftNode,
  name: string,
  nameRange: TextRange,
  token: GradleToken,
): DraftNode | undefined {
  const start = token.range.start;
  const range = { start, end: token.range.end };
  const next = peek(reader);
  if (isSymbol(next, '.') && peek(reader, 1)?.text === 'set' && isSymbol(peek(reader, 2), '(') && !isExtra(name)) {
    // Gradle's property types: `minSdk.set(21)` is the assignment.
    reader.at += 2;
    const pair = addNode(parent, 'pair', name, nameRange, range);
    readArguments(reader, pair);
    return pair;
  }
  if (isSymbol(next, '.', '?.') && peek(reader, 1)?.kind === 'word')
    return addNode(parent, 'block', name, nameRange, range);
  if (isSymbol(next, '[') && adjacent(reader))
    return readIndexed(reader, addNode(parent, 'pair', name, nameRange, range));
  if (isSymbol(next, '=', '+=', '-=')) {
    const pair = addNode(parent, 'pair', name, nameRange, range);
    readAssigned(reader, pair);
    if (isExtra(parent.name) || reader.variables.has(name)) remember(reader, name, pair);
    return pair;
  }
  if (isSymbol(next, '(') && !next.startsLine) return readCallPart(reader, parent, name, nameRange, range);
  if (isSymbol(next, '{') && !next.startsLine) {
    const block = addNode(parent, 'block', name, nameRange, range);
    readBraces(reader, block);
    block.range = { start, end: previousEnd(reader) };
    return block;
  }
  const command = next && !next.startsLine && (next.kind !== 'symbol' || isSymbol(next, '[', '-', '!'));
  if (!command) {
    return token.text !== reader.source.slice(range.start, range.end) && token.kind === 'word'
      ? addNode(parent, 'call', name, nameRange, range)
      : undefined;
  }
  const call = addNode(parent, 'call', name, nameRange, range);
  addArguments(reader, call, false);
  readInfixDetails(reader, call);
  call.range = { start, end: previousEnd(reader) };
  return call;
}

function readAssigned(reader: GradleReader, pair: DraftNode): void {
  reader.at++;
  assign(reader, pair, readExpression(reader, pair, false));
  pair.range = { start: pair.range.start, end: previousEnd(reader) };
}

/** `manifestPlaceholders["a"] = "b"`: a pair in a pair. */
function readIndexed(reader: GradleReader, outer: DraftNode): DraftNode {
  const key = peek(reader, 1);
  if (key?.kind === 'string' && isSymbol(peek(reader, 2), ']') && isSymbol(peek(reader, 3), '=', '+=')) {
    reader.at += 3;
    const name = stringValue(reader.source, key, reader.variables) ?? '';
    const inner = addNode(outer, 'pair', name, key.content ?? key.range, { ...key.range });
    readAssigned(reader, inner);
    if (isExtra(outer.name)) remember(reader, name, inner);
  } else {
    skipBrackets(reader);
  }
  return outer;
}

function readCallPart(
  reader: GradleReader,
  parent: DraftNode,
  name: string,
  nameRange: TextRange,
  range: TextRange,
): DraftNode {
  const named = peek(reader, 1);
  if (containerMethods.has(name) && named?.kind === 'string') {
    const blockName = stringValue(reader.source, named, reader.variables) ?? '';
    const block = addNode(parent, 'block', blockName, named.content ?? named.range, range);
    addCallName(block, name, nameRange);
    readArguments(reader, { ...block, children: [], attributes: [] });
    if (isSymbol(peek(reader), '{') && !peek(reader)?.startsLine) readBraces(reader, block);
    block.range = { start: range.start, end: previousEnd(reader) };
    return block;
  }
  const call = addNode(parent, 'call', name, nameRange, range);
  readArguments(reader, call);
  const brace = peek(reader);
  if (isSymbol(brace, '{') && !brace.startsLine) readBraces(reader, call);
  else readInfixDetails(reader, call);
  call.range = { start: range.start, end: previousEnd(reader) };
  if ((name === 'set' || name === 'put') && isExtra(parent.name)) {
    const [key, value] = call.children;
    if (typeof key?.value === 'string' && value?.value !== undefined) reader.variables.set(key.value, value.value);
  }
  return call;
}

/** `id "x" version "1" apply false`: words behind the argument with a constant each. */
function readInfixDetails(reader: GradleReader, call: DraftNode): void {
  for (let token = peek(reader); token?.kind === 'word' && !token.startsLine; token = peek(reader)) {
    reader.at++;
    const next = peek(reader);
    if (!next || next.startsLine || (next.kind === 'symbol' && !isSymbol(next, '('))) return;
    addAttribute(call, token.text, token.range, readExpression(reader, { ...call, children: [] }, false));
  }
}

/** `.version("1").apply(false)` behind a plugin. */
function readDetail(reader: GradleReader, call: DraftNode): void {
  for (let name = peek(reader); name && isSymbol(peek(reader, 1), '('); name = peek(reader)) {
    reader.at++;
    const holder: DraftNode = { ...call, attributes: [], children: [], value: undefined, valueRange: undefined };
    readArguments(reader, holder);
    const range = { start: name.range.start, end: previousEnd(reader) };
    addAttribute(call, name.text, name.range, { range, value: holder.value, valueRange: holder.valueRange });
    if (!isSymbol(peek(reader), '.') || peek(reader, 1)?.kind !== 'word') break;
    reader.at++;
  }
  readInfixDetails(reader, call);
}

function skipLine(reader: GradleReader): void {
  reader.at++;
  while (peek(reader) && !peek(reader)?.startsLine && !isSymbol(peek(reader), ';')) reader.at++;
}
