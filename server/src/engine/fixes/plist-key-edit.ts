import type { TextEdit } from '../../core/edit';
import type { DocumentNode } from '../../syntax/document';
import type { ParsedFile } from '../../syntax/parsed-file';
import { deepest, type KeyValue } from './key-edit';
import { lineIndent, type TextStyle, textStyle, wholeLines } from './text-style';

/** `set-key` in property lists. */
export function plistKeyEdits(
  file: ParsedFile,
  path: readonly string[],
  value: KeyValue,
): readonly TextEdit[] | undefined {
  if (!file.document) return undefined;
  const { text } = file;
  const { node, rest } = deepest(file.document.root, path);
  if (rest.length === 0) {
    if (value === undefined) return [{ range: wholeLines(text, node.range.start, node.range.end), newText: '' }];
    return replaceValue(text, node, value);
  }
  if (value === undefined) return [];
  return insert(text, file.document.root, node, rest, value);
}

function replaceValue(text: string, node: DocumentNode, value: string | number | boolean): readonly TextEdit[] {
  const written = element(value);
  const start = node.kind === 'item' ? node.range.start : valueStart(text, node);
  const range = { start, end: node.range.end };
  return text.slice(range.start, range.end) === written ? [] : [{ range, newText: written }];
}

/** Where the element behind `</key>` starts; the entry's end where it has none, as while it is typed. */
function valueStart(text: string, node: DocumentNode): number {
  const key = text.indexOf('</key>', node.nameRange.end);
  const open = text.indexOf('<', key === -1 ? node.nameRange.end : key + '</key>'.length);
  return open === -1 || open > node.range.end ? node.range.end : open;
}

function element(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? '<true/>' : '<false/>';
  if (typeof value === 'number')
    return Number.isInteger(value) ? `<integer>${value}</integer>` : `<real>${value}</real>`;
  return `<string>${escapeText(value)}</string>`;
}

function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

function insert(
  text: string,
  root: DocumentNode,
  node: DocumentNode,
  rest: readonly string[],
  value: string | number | boolean,
): readonly TextEdit[] | undefined {
  const style = textStyle(text, '\t');
  const end = node === root ? rootEnd(text) : node.range.end;
  const body = text.slice(0, end);
  const empty = /<dict\s*\/>$/.exec(body);
  if (empty) {
    const indent = lineIndent(text, empty.index);
    const lines = `<dict>${style.eol}${pair(rest, value, indent + style.indent, style)}${indent}</dict>`;
    return [{ range: { start: empty.index, end }, newText: lines }];
  }
  if (!body.endsWith('</dict>')) return undefined;
  const close = end - '</dict>'.length;
  const first = node.children[0];
  const closing = lineIndent(text, close);
  const indent = first ? lineIndent(text, first.range.start) : closing + style.indent;
  const lineStart = text.lastIndexOf('\n', close - 1) + 1;
  const alone = text.slice(lineStart, close).trim() === '';
  const lines = pair(rest, value, indent, style);
  return alone
    ? [{ range: { start: lineStart, end: lineStart }, newText: lines }]
    : [{ range: { start: close, end: close }, newText: style.eol + lines + closing }];
}

/** Behind the outermost dictionary. */
function rootEnd(text: string): number {
  const plist = text.lastIndexOf('</plist>');
  return text.slice(0, plist === -1 ? text.length : plist).trimEnd().length;
}

function pair(path: readonly string[], value: string | number | boolean, indent: string, style: TextStyle): string {
  const { eol } = style;
  const [name = '', ...rest] = path;
  const key = `${indent}<key>${escapeText(name)}</key>${eol}`;
  if (rest.length === 0) return `${key}${indent}${element(value)}${eol}`;
  return `${key}${indent}<dict>${eol}${pair(rest, value, indent + style.indent, style)}${indent}</dict>${eol}`;
}
