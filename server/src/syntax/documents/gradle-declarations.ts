import type { TextRange } from '../../core/location';
import { addNode, type DraftNode } from './build-document';
import { type GradleReader, isSymbol, peek, previousEnd, skipBrackets, skipRest } from './gradle-cursor';
import { assign, readArguments, readExpression } from './gradle-expression';
import type { GradleToken } from './gradle-tokens';

const containerDelegates = new Set(['getting', 'creating', 'registering', 'existing']);

/** Functions and classes: a block of their name. */
export function readDeclaration(reader: GradleReader, owner: DraftNode, first: GradleToken, nameAt: number): void {
  const name = peek(reader, nameAt) as GradleToken;
  reader.at += nameAt + 1;
  const node = addNode(owner, 'block', name.text, name.range, { start: first.range.start, end: name.range.end });
  for (let token = peek(reader); token && !isSymbol(token, '{', '}', '='); token = peek(reader)) {
    if (token.startsLine && !isSymbol(token, ')', '.')) break;
    if (isSymbol(token, '(')) skipBrackets(reader);
    else reader.at++;
  }
  if (isSymbol(peek(reader), '{')) reader.readBraces(reader, node);
  else skipRest(reader);
  node.range = { start: first.range.start, end: previousEnd(reader) };
}

/** `def x = …`, `val x: T = …`, `String x = …`, `val x by extra("…")`, `val release by getting { … }`. */
export function readVariable(reader: GradleReader, owner: DraftNode, first: GradleToken, skip: number): void {
  reader.at += skip;
  let name = peek(reader) as GradleToken;
  const typed = peek(reader, 1);
  if (first.text === 'def' && isSymbol(typed, '(')) {
    readDeclaration(reader, owner, first, 0);
    return;
  }
  if (typed?.kind === 'word' && !typed.startsLine && typed.text !== 'by') {
    reader.at++;
    name = typed;
    if (isSymbol(peek(reader, 1), '(')) {
      readDeclaration(reader, owner, first, 0);
      return;
    }
  }
  reader.at++;
  if (isSymbol(peek(reader), ':')) {
    while (peek(reader) && !peek(reader)?.startsLine && !isSymbol(peek(reader), '=') && peek(reader)?.text !== 'by')
      reader.at++;
  }
  const next = peek(reader);
  const method = peek(reader, 1);
  const start = first.range.start;
  if (next?.text === 'by' && method?.kind === 'word' && containerDelegates.has(method.text)) {
    reader.at += 2;
    const block = addNode(owner, 'block', name.text, name.range, { start, end: name.range.end });
    addCallName(block, method.text, method.range);
    if (isSymbol(peek(reader), '(')) readArguments(reader, { ...block, children: [], attributes: [] });
    if (isSymbol(peek(reader), '{')) reader.readBraces(reader, block);
    block.range = { start, end: previousEnd(reader) };
    return;
  }
  const pair = addNode(owner, 'pair', name.text, name.range, { start, end: name.range.end });
  if (next?.text === 'by' && method?.text === 'extra' && isSymbol(peek(reader, 2), '(')) {
    reader.at += 2;
    readArguments(reader, pair);
  } else if (isSymbol(next, '=') || next?.text === 'by') {
    reader.at++;
    assign(reader, pair, readExpression(reader, pair, false));
  }
  pair.range = { start, end: previousEnd(reader) };
  remember(reader, name.text, pair);
  skipRest(reader);
}

/** Keeps the constant value of a script's own name; a name with two values has none. */
export function remember(reader: GradleReader, name: string, pair: DraftNode): void {
  if (pair.value !== undefined && pair.value !== null && !reader.variables.has(name))
    reader.variables.set(name, pair.value);
  // A second value: which one holds where is not known.
  else reader.variables.delete(name);
}

/** Gradle's holder of a script's own properties. */
export function isExtra(name: string): boolean {
  return name === 'ext' || name === 'extra';
}

/** The method that made a named block, as attribute `call`. */
export function addCallName(block: DraftNode, name: string, range: TextRange): void {
  block.attributes.push({ name: 'call', nameRange: range, value: name, valueRange: range, range });
}
