import type { TextRange } from '../../core/location';
import type { Scalar } from '../document';
import { addNode, type DraftNode, maxDepth, setValue } from './build-document';
import {
  adjacent,
  closeBracket,
  type GradleReader,
  isSymbol,
  peek,
  previousEnd,
  skipBrackets,
  skipTypeArguments,
} from './gradle-cursor';
import type { GradleToken } from './gradle-tokens';
import { numberValue, stringValue, variableValue } from './gradle-values';

/** What an expression amounts to. Lists, maps and calls inside it became children of the owner. */
export interface Expression {
  readonly range: TextRange;
  readonly value?: Scalar;
  readonly valueRange?: TextRange;
  /** A dotted name whose value the script does not say. */
  readonly reference?: string;
  /** The text between the quotes of a string in which a name is not known. */
  readonly template?: TextRange;
}

const binary = new Set([
  '+',
  '-',
  '*',
  '/',
  '%',
  '?:',
  '?',
  ':',
  '==',
  '!=',
  '===',
  '!==',
  '<',
  '>',
  '<=',
  '>=',
  '&&',
  '||',
  '..',
]);
const binaryWords = new Set(['as', 'in', 'is', 'instanceof', 'to', 'else', 'or', 'and']);

/** Reads the expression at the reader's place; `inline` goes on behind line ends, as between parentheses. */
export function readExpression(reader: GradleReader, owner: DraftNode, inline: boolean): Expression {
  const start = peek(reader)?.range.start ?? previousEnd(reader);
  let result = readOperand(reader, owner);
  for (;;) {
    const token = peek(reader);
    if (!token || (token.startsLine && !inline && !isSymbol(token, '?:', '&&', '||'))) break;
    if (isSymbol(token, '?:', '?') || (token.kind === 'symbol' && binary.has(token.text) && token.text !== ':')) {
      reader.at++;
      const left = result;
      const right = readOperand(reader, owner);
      result = { range: { start, end: right.range.end }, ...fold(left, token.text, right) };
    } else if (isSymbol(token, ':') && !inline) {
      reader.at++;
      result = { range: { start, end: readOperand(reader, owner).range.end } };
    } else if (token.kind === 'word' && binaryWords.has(token.text)) {
      if (token.text === 'to') break;
      reader.at++;
      if (isSymbol(peek(reader), '?')) reader.at++;
      const right = readOperand(reader, token.text === 'as' ? detached(owner) : owner);
      result = token.text === 'as' ? result : { range: { start, end: right.range.end } };
    } else {
      break;
    }
  }
  return result;
}

function fold(left: Expression, operator: string, right: Expression): Omit<Expression, 'range'> {
  if (operator !== '+' || left.value === undefined || right.value === undefined) return {};
  const valueRange = { start: left.range.start, end: right.range.end };
  if (typeof left.value === 'number' && typeof right.value === 'number')
    return { value: left.value + right.value, valueRange };
  return typeof left.value === 'string' ? { value: left.value + String(right.value), valueRange } : {};
}

/** A node that takes children nobody wants, such as those of a type name. */
function detached(owner: DraftNode): DraftNode {
  return { ...owner, children: [], attributes: [] };
}

function readOperand(reader: GradleReader, owner: DraftNode): Expression {
  const token = peek(reader);
  const here = { start: token?.range.start ?? previousEnd(reader), end: token?.range.start ?? previousEnd(reader) };
  if (!token || reader.depth >= maxDepth) {
    if (token) reader.at++;
    return { range: here };
  }
  reader.depth++;
  try {
    if (token.kind === 'string') return readPostfix(reader, owner, readLiteral(reader, token));
    if (token.kind === 'number') return readLiteral(reader, token);
    if (token.kind === 'word') return readWord(reader, owner, token);
    switch (token.text) {
      case '-':
      case '!': {
        reader.at++;
        const operand = readOperand(reader, owner);
        const range = { start: token.range.start, end: operand.range.end };
        if (typeof operand.value !== (token.text === '-' ? 'number' : 'boolean')) return { range };
        return { range, value: token.text === '-' ? -(operand.value as number) : !operand.value, valueRange: range };
      }
      case '[':
        return readCollection(reader, owner, ']');
      case '(': {
        reader.at++;
        const inner = readExpression(reader, owner, true);
        closeBracket(reader, ')', token);
        return readPostfix(reader, owner, { ...inner, range: { start: token.range.start, end: previousEnd(reader) } });
      }
      case '{':
        reader.readBraces(reader, owner);
        return { range: { start: token.range.start, end: previousEnd(reader) } };
      case '~':
      case '*':
        reader.at++;
        return { range: readOperand(reader, owner).range };
      default:
        return { range: here };
    }
  } finally {
    reader.depth--;
  }
}

function readLiteral(reader: GradleReader, token: GradleToken): Expression {
  reader.at++;
  if (token.kind === 'number') return { range: token.range, value: numberValue(token.text), valueRange: token.range };
  const value = stringValue(reader.source, token, reader.variables);
  return value === undefined
    ? { range: token.range, template: token.content }
    : { range: token.range, value, valueRange: token.content };
}

const keywords: ReadonlyMap<string, Scalar> = new Map<string, Scalar>([
  ['true', true],
  ['false', false],
  ['null', null],
]);
const listMakers = /^(listOf|setOf|arrayOf|mutableListOf|mutableSetOf|arrayListOf|listOfNotNull)$/;
const mapMakers = /^(mapOf|mutableMapOf|hashMapOf|linkedMapOf)$/;

function readWord(reader: GradleReader, owner: DraftNode, first: GradleToken): Expression {
  reader.at++;
  if (keywords.has(first.text)) return { range: first.range, value: keywords.get(first.text), valueRange: first.range };
  if (first.text === 'new') return readOperand(reader, owner);
  if (first.text === 'if' && isSymbol(peek(reader), '(')) {
    skipBrackets(reader);
    return { range: { start: first.range.start, end: readExpression(reader, owner, false).range.end } };
  }
  let path = first.text;
  let last = first;
  for (;;) {
    const dot = peek(reader);
    const next = peek(reader, 1);
    if (isSymbol(dot, '!!')) reader.at++;
    else if (isSymbol(dot, '.', '?.') && next?.kind === 'word') {
      reader.at += 2;
      path += `.${next.text}`;
      last = next;
    } else break;
  }
  skipTypeArguments(reader);
  const range = { start: first.range.start, end: last.range.end };
  const opens = peek(reader);
  const calls = (isSymbol(opens, '(') && adjacent(reader)) || (isSymbol(opens, '{') && !opens.startsLine);
  if (calls) return readPostfix(reader, owner, readCall(reader, owner, path, last, first.range.start));
  if (isSymbol(opens, '[') && adjacent(reader)) {
    skipBrackets(reader);
    return { range: { start: range.start, end: previousEnd(reader) } };
  }
  const value = variableValue(path, reader.variables);
  return value === undefined ? { range, reference: path } : { range, value, valueRange: range };
}

function readCall(reader: GradleReader, owner: DraftNode, path: string, name: GradleToken, start: number): Expression {
  if (mapMakers.test(path) || listMakers.test(path)) return { ...readCollection(reader, owner, ')') };
  const dot = path.lastIndexOf('.');
  if (name.text === 'get' && dot !== -1) {
    skipBrackets(reader);
    return { range: { start, end: previousEnd(reader) }, reference: path.slice(0, dot) };
  }
  // `uri("…")` only wraps the address.
  if (path === 'uri' && isSymbol(peek(reader), '(')) {
    const open = peek(reader) as GradleToken;
    reader.at++;
    const inner = readExpression(reader, owner, true);
    closeBracket(reader, ')', open);
    return { ...inner, range: { start, end: previousEnd(reader) } };
  }
  const call = addNode(owner, 'call', name.text, name.range, { start, end: name.range.end });
  if (isSymbol(peek(reader), '(')) readArguments(reader, call);
  const brace = peek(reader);
  if (isSymbol(brace, '{') && !brace.startsLine) reader.readBraces(reader, call);
  call.range = { start, end: previousEnd(reader) };
  return { range: call.range };
}

/** Calls and members behind an operand: conversions keep a constant, everything else makes it unknown. */
function readPostfix(reader: GradleReader, owner: DraftNode, operand: Expression): Expression {
  let result = operand;
  for (;;) {
    const token = peek(reader);
    const next = peek(reader, 1);
    const start = operand.range.start;
    if (isSymbol(token, '!!')) {
      reader.at++;
    } else if (isSymbol(token, '[') && adjacent(reader)) {
      skipBrackets(reader);
      result = { range: { start, end: previousEnd(reader) } };
    } else if (isSymbol(token, '.', '?.') && next?.kind === 'word') {
      reader.at += 2;
      let called = false;
      if (isSymbol(peek(reader), '(') && adjacent(reader)) {
        called = true;
        if (next.text === 'apply' || result.value === undefined) readArguments(reader, detached(owner));
        else skipBrackets(reader);
      }
      const range = { start, end: previousEnd(reader) };
      result = { range, ...(called ? converted(result, next.text) : {}) };
    } else {
      return result;
    }
  }
}

function converted(operand: Expression, method: string): Omit<Expression, 'range'> {
  const { value, valueRange, reference } = operand;
  if (reference !== undefined && /^(get|toInt|toInteger|toString|toLong|asProvider)$/.test(method))
    return { reference };
  if (value === undefined || value === null) return {};
  if (/^(toInt|toInteger|toLong)$/.test(method) && !Number.isNaN(Number(value)))
    return { value: Number(value), valueRange };
  return method === 'toString' || method === 'trim' ? { value: String(value).trim(), valueRange } : {};
}

/** `[a, b]`, `[k: v]`, and with `)` the arguments of `listOf(…)` and `mapOf(k to v)`; members go into `owner`. */
function readCollection(reader: GradleReader, owner: DraftNode, closing: ']' | ')'): Expression {
  const open = peek(reader) as GradleToken;
  reader.at++;
  let index = 0;
  for (let token = peek(reader); token && !isSymbol(token, ')', ']', '}'); token = peek(reader)) {
    const before = reader.at;
    const start = token.range.start;
    if (isSymbol(token, ':')) reader.at++;
    else if (isSymbol(token, ',')) reader.at++;
    else if ((token.kind === 'word' || token.kind === 'string') && isSeparator(peek(reader, 1))) {
      const nameRange = token.content ?? token.range;
      const name = token.kind === 'string' ? stringValue(reader.source, token, reader.variables) : token.text;
      reader.at += 2;
      const pair = addNode(owner, 'pair', name ?? reader.source.slice(nameRange.start, nameRange.end), nameRange, {
        start,
        end: start,
      });
      assign(reader, pair, readExpression(reader, pair, true));
      pair.range = { start, end: previousEnd(reader) };
    } else {
      const item = addNode(owner, 'item', String(index++), { start, end: start }, { start, end: start });
      assign(reader, item, readExpression(reader, item, true));
      item.range = { start, end: previousEnd(reader) };
    }
    if (reader.at === before) reader.at++;
  }
  closeBracket(reader, closing, open);
  return { range: { start: open.range.start, end: previousEnd(reader) } };
}

function isSeparator(token: GradleToken | undefined): boolean {
  return isSymbol(token, ':') || (token?.kind === 'word' && token.text === 'to');
}

/** Reads `( … )` into a call: see `addArguments`. */
export function readArguments(reader: GradleReader, call: DraftNode): void {
  const open = peek(reader) as GradleToken;
  reader.at++;
  addArguments(reader, call, true);
  closeBracket(reader, ')', open);
}

/**
 * Reads arguments up to their end. Named ones with a constant value become attributes, the first constant positional one
 * the call's value; with several positional ones each is also an item.
 */
export function addArguments(reader: GradleReader, call: DraftNode, inline: boolean): void {
  const several = countPositional(reader, inline) > 1;
  let index = 0;
  let first: Expression | undefined;
  for (let token = peek(reader); token && !isSymbol(token, ')', '}', ';'); token = peek(reader)) {
    if (token.startsLine && !inline && !isSymbol(reader.tokens[reader.at - 1], ',')) break;
    const before = reader.at;
    if (isArgumentName(token, peek(reader, 1))) {
      reader.at += 2;
      addAttribute(call, token.text, token.range, readExpression(reader, call, true));
    } else {
      const start = token.range.start;
      const target = several ? addNode(call, 'item', String(index++), { start, end: start }, token.range) : call;
      const expression = readExpression(reader, target, inline);
      if (several) {
        target.range = expression.range;
        assign(reader, target, expression);
      }
      if (first?.value === undefined && (!first || expression.value !== undefined)) first = expression;
      if (reader.at === before && !isSymbol(token, ',')) reader.at++;
    }
    if (isSymbol(peek(reader), ',')) reader.at++;
    else if (!inline) break;
  }
  if (first) assign(reader, call, first);
}

function isArgumentName(token: GradleToken | undefined, next: GradleToken | undefined): boolean {
  return token?.kind === 'word' && isSymbol(next, ':', '=');
}

/**
 * How many arguments without a name follow, up to the end of the call. Looks so far ahead that any real call fits; nested
 * calls look over the same tokens again, so there has to be an end.
 */
function countPositional(reader: GradleReader, inline: boolean): number {
  let depth = 0;
  let count = 0;
  let starts = true;
  const limit = Math.min(reader.tokens.length, reader.at + 2000);
  for (let at = reader.at; at < limit && count < 2; at++) {
    const token = reader.tokens[at] as GradleToken;
    if (depth === 0 && isSymbol(token, ')', ']', '}', ';')) break;
    if (depth === 0 && !inline && token.startsLine && !isSymbol(reader.tokens[at - 1], ',')) break;
    if (depth === 0 && isSymbol(token, ',')) {
      starts = true;
      continue;
    }
    if (starts && !isArgumentName(token, reader.tokens[at + 1])) count++;
    starts = false;
    if (isSymbol(token, '(', '[', '{')) depth++;
    if (isSymbol(token, ')', ']', '}')) depth--;
  }
  return count;
}

/**
 * Gives a node the expression's value or, when the script does not say it, what is known: the name it refers to as
 * attribute `reference`, a string with unknown names as attribute `template`.
 */
export function assign(reader: GradleReader, node: DraftNode, expression: Expression): void {
  const { value, valueRange, reference, template, range } = expression;
  if (value !== undefined && valueRange) setValue(node, value, valueRange);
  else if (template) {
    const text = reader.source.slice(template.start, template.end);
    node.attributes.push({ name: 'template', nameRange: range, value: text, valueRange: template, range });
  } else if (reference !== undefined) {
    node.attributes.push({ name: 'reference', nameRange: range, value: reference, valueRange: range, range });
  }
}

/** Adds a named argument with a constant value. */
export function addAttribute(node: DraftNode, name: string, nameRange: TextRange, expression: Expression): void {
  const { value, valueRange, range } = expression;
  if (value === undefined || !valueRange) return;
  node.attributes.push({
    name,
    nameRange,
    value: String(value),
    valueRange,
    range: { start: nameRange.start, end: range.end },
  });
}
