import {
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  Scalar,
  stringify,
  type YAMLMap,
} from 'yaml';
import type { TextEdit } from '../../core/edit';
import type { KeyValue } from './key-edit';
import { lineEnd, lineIndent, textStyle, wholeLines } from './text-style';

/** `set-key` in YAML: only the lines of the key change, so comments and layout stay. */
export function yamlKeyEdits(text: string, path: readonly string[], value: KeyValue): readonly TextEdit[] | undefined {
  const document = parseDocument(text);
  let map: unknown = document.contents;
  let holder: Pair | undefined;
  for (let i = 0; i < path.length; i++) {
    const name = path[i] as string;
    if (isSeq(map)) {
      map = map.items[Number(name)];
      holder = undefined;
      if (map === undefined) return undefined;
      continue;
    }
    if (!isMap(map)) {
      if (value === undefined) return [];
      return insertBelow(text, map, holder, path.slice(i), value);
    }
    const found: Pair | undefined = map.items.find((entry) => String(keyOf(entry)) === name);
    if (!found) return value === undefined ? [] : insertInto(text, map, path.slice(i), value);
    holder = found;
    map = found.value;
  }
  if (value === undefined) return holder ? remove(text, holder) : undefined;
  if (!isScalar(map) || !map.range || map.value === null) {
    return holder && (map === null || isNullScalar(map)) ? fill(text, holder, value) : undefined;
  }
  if (map.value === value) return [];
  const range = { start: map.range[0], end: map.range[1] };
  return [{ range, newText: written(value, map.type) }];
}

function keyOf(pair: Pair): unknown {
  return isScalar(pair.key) ? pair.key.value : pair.key;
}

function isNullScalar(node: unknown): boolean {
  return isScalar(node) && node.value === null;
}

function written(value: string | number | boolean, type?: string): string {
  if (typeof value !== 'string') return String(value);
  const style = type === Scalar.QUOTE_DOUBLE || type === Scalar.QUOTE_SINGLE ? type : undefined;
  const scalar = new Scalar(value);
  if (style) scalar.type = style;
  return stringify(scalar, { lineWidth: 0 }).trimEnd();
}

function keyRange(pair: Pair): { start: number; end: number } {
  const range = (pair.key as Node | null)?.range;
  return { start: range?.[0] ?? 0, end: range?.[1] ?? 0 };
}

function endOf(pair: Pair): number {
  const value = pair.value as Node | null;
  return value?.range && !isNullScalar(value) ? value.range[1] : keyRange(pair).end + 1;
}

function fill(text: string, pair: Pair, value: string | number | boolean): readonly TextEdit[] {
  const colon = text.indexOf(':', keyRange(pair).end);
  const old = (pair.value as Node | null)?.range;
  const end = old && isScalar(pair.value) && pair.value.source ? old[1] : colon + 1;
  return [{ range: { start: colon + 1, end }, newText: ` ${written(value)}` }];
}

function remove(text: string, pair: Pair): readonly TextEdit[] {
  const start = keyRange(pair).start;
  const end = endOf(pair);
  const range = wholeLines(text, start, text[end - 1] === '\n' ? end - 1 : end);
  return [{ range, newText: '' }];
}

/** Adds keys to a map that has some. */
function insertInto(
  text: string,
  map: YAMLMap,
  rest: readonly string[],
  value: string | number | boolean,
): readonly TextEdit[] | undefined {
  const style = textStyle(text);
  if (map.flow) {
    const end = (map.range?.[1] ?? 1) - 1;
    const last = map.items.at(-1);
    const at = last ? endOf(last) : end;
    const inner = rest.slice(1).reduceRight((body, name) => `{ ${name}: ${body} }`, written(value));
    return [{ range: { start: at, end: at }, newText: `${last ? ', ' : ''}${rest[0]}: ${inner}` }];
  }
  const last = map.items.filter((entry) => isPair(entry)).at(-1);
  const first = map.items[0];
  if (!last || !first) return undefined;
  const keyStart = keyRange(first).start;
  const column = keyStart - (text.lastIndexOf('\n', keyStart - 1) + 1);
  const indent = ' '.repeat(
    text.charCodeAt(0) === 0xfeff && !text.slice(0, keyStart).includes('\n') ? column - 1 : column,
  );
  return [behind(text, endOf(last), lines(rest, value, indent, style), style.eol)];
}

/** Adds keys below a key without value, or at the end of an empty file. */
function insertBelow(
  text: string,
  node: unknown,
  holder: Pair | undefined,
  rest: readonly string[],
  value: string | number | boolean,
): readonly TextEdit[] | undefined {
  if (node !== null && node !== undefined && !isNullScalar(node)) return undefined;
  const style = textStyle(text);
  if (!holder) return [behind(text, text.length, lines(rest, value, '', style), style.eol)];
  const { start, end } = keyRange(holder);
  const indent = lineIndent(text, start) + style.indent.replace('\t', '  ');
  return [behind(text, end, lines(rest, value, indent, style), style.eol)];
}

function behind(text: string, offset: number, added: string, eol: string): TextEdit {
  const at = text[offset - 1] === '\n' || offset === 0 ? offset : lineEnd(text, offset);
  const lead = at > 0 && text[at - 1] !== '\n' ? eol : '';
  return { range: { start: at, end: at }, newText: lead + added };
}

function lines(
  path: readonly string[],
  value: string | number | boolean,
  indent: string,
  style: { readonly eol: string; readonly indent: string },
): string {
  const [name = '', ...rest] = path;
  if (rest.length === 0) return `${indent}${name}: ${written(value)}${style.eol}`;
  return `${indent}${name}:${style.eol}${lines(rest, value, indent + style.indent.replace('\t', '  '), style)}`;
}
