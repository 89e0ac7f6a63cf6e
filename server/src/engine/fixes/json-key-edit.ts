import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import type { TextEdit } from '../../core/edit';
import type { KeyValue } from './key-edit';
import { lineIndent, type TextStyle, textStyle } from './text-style';

/**
 * `set-key` in JSON, with or without comments. Only the key's own text changes; neighbours keep their layout. With `sorted`, a
 * new key goes to its place in an object whose keys are sorted. Undefined when the path leads through a scalar.
 */
export function jsonKeyEdits(
  text: string,
  path: readonly string[],
  value: KeyValue,
  sorted = false,
): readonly TextEdit[] | undefined {
  // The byte order mark becomes a blank, so that offsets stay.
  const root = parseTree(text.replace(/^\ufeff/, ' '), [], { allowTrailingComma: true });
  if (!root) return undefined;
  let node = root;
  let rest = path;
  while (rest.length > 0) {
    const name = rest[0] as string;
    const next: Node | undefined = findNodeAtLocation(node, [node.type === 'array' ? Number(name) : name]);
    if (!next) break;
    node = next;
    rest = rest.slice(1);
  }
  if (rest.length === 0) {
    if (value === undefined) return node === root ? undefined : [removal(text, node)];
    const range = { start: node.offset, end: node.offset + node.length };
    const written = JSON.stringify(value);
    return text.slice(range.start, range.end) === written ? [] : [{ range, newText: written }];
  }
  if (value === undefined) return [];
  return node.type === 'object' ? [insertion(text, node, rest, value, sorted)] : undefined;
}

/** A member with its comma, and its line when nothing else stands there. */
function removal(text: string, node: Node): TextEdit {
  const member = node.parent?.type === 'property' ? node.parent : node;
  const siblings = member.parent?.children ?? [];
  const at = siblings.indexOf(member);
  const previous = siblings[at - 1];
  const next = siblings[at + 1];
  const end = member.offset + member.length;
  const newText = '';
  if (next) {
    const comma = text.indexOf(',', end) + 1;
    const gap = /^[ \t]*(?:\r?\n[ \t]*)?/.exec(text.slice(comma))?.[0].length ?? 0;
    return { range: { start: member.offset, end: comma + gap }, newText };
  }
  if (previous) return { range: { start: previous.offset + previous.length, end }, newText };
  const container = member.parent as Node;
  return { range: { start: container.offset + 1, end: container.offset + container.length - 1 }, newText };
}

function insertion(
  text: string,
  object: Node,
  path: readonly string[],
  value: string | number | boolean,
  sorted: boolean,
): TextEdit {
  const style = textStyle(text);
  const members = object.children ?? [];
  const own = lineIndent(text, object.offset);
  const last = members.at(-1);
  if (!last) {
    const range = { start: object.offset, end: object.offset + object.length };
    const indent = own + style.indent;
    return { range, newText: `{${style.eol}${indent}${member(path, value, indent, style)}${style.eol}${own}}` };
  }
  const ownLine = text.slice(text.lastIndexOf('\n', last.offset - 1) + 1, last.offset).trim() === '';
  const indent = ownLine ? lineIndent(text, last.offset) : undefined;
  const written = member(path, value, indent, style);
  const gap = indent === undefined ? ' ' : style.eol + indent;
  const next = sorted ? placeFor(members, path[0] as string) : undefined;
  if (next) return { range: { start: next.offset, end: next.offset }, newText: `${written},${gap}` };
  const end = last.offset + last.length;
  return { range: { start: end, end }, newText: `,${gap}${written}` };
}

/** The member a new key stands before; undefined at the end and where keys are not sorted. */
function placeFor(members: readonly Node[], name: string): Node | undefined {
  const keys = members.map((entry) => String(entry.children?.[0]?.value ?? ''));
  if (!keys.every((key, i) => i === 0 || (keys[i - 1] as string) <= key)) return undefined;
  return members[keys.findIndex((key) => key > name)];
}

/** `"a": { "b": value }`, over several lines when the neighbours are. */
function member(
  path: readonly string[],
  value: string | number | boolean,
  indent: string | undefined,
  style: TextStyle,
): string {
  const [name = '', ...rest] = path;
  const key = `${JSON.stringify(name)}: `;
  if (rest.length === 0) return key + JSON.stringify(value);
  if (indent === undefined) return `${key}{ ${member(rest, value, undefined, style)} }`;
  const inner = indent + style.indent;
  return `${key}{${style.eol}${inner}${member(rest, value, inner, style)}${style.eol}${indent}}`;
}
