import type { TextEdit } from '../../core/edit';
import type { ParsedFile } from '../../syntax/parsed-file';
import { deepest, type KeyValue } from './key-edit';
import { lineIndent, textStyle, wholeLines } from './text-style';

/** `set-key` in the object literal of a configuration script (`capacitor.config.ts`, `app.config.js`). */
export function scriptKeyEdits(
  file: ParsedFile,
  path: readonly string[],
  value: KeyValue,
): readonly TextEdit[] | undefined {
  if (!file.document) return undefined;
  const { text } = file;
  const { node, rest } = deepest(file.document.root, path);
  if (rest.length === 0) {
    if (value === undefined) return [{ range: withComma(text, node.range), newText: '' }];
    if (!node.valueRange) return undefined;
    const quoted = typeof node.value === 'string' && /['"`]/.test(text[node.valueRange.start - 1] ?? '');
    const range = quoted ? { start: node.valueRange.start - 1, end: node.valueRange.end + 1 } : node.valueRange;
    const literal = written(text, value);
    return text.slice(range.start, range.end) === literal ? [] : [{ range, newText: literal }];
  }
  if (value === undefined) return [];
  if (node.value !== undefined) return undefined;
  const { eol, indent: step } = textStyle(text);
  const last = node.children.at(-1);
  if (last) {
    const comma = /^\s*,/.exec(text.slice(last.range.end));
    const at = last.range.end + (comma?.[0].length ?? 0);
    const before = text.slice(text.lastIndexOf('\n', last.range.start - 1) + 1, last.range.start);
    const ownLine = before.trim() === '';
    const gap = ownLine ? eol + lineIndent(text, last.range.start) : ' ';
    const property = nested(
      rest,
      written(text, value),
      ownLine ? lineIndent(text, last.range.start) : undefined,
      eol,
      step,
    );
    return [
      { range: { start: at, end: at }, newText: `${comma ? '' : ','}${gap}${property}${comma && ownLine ? ',' : ''}` },
    ];
  }
  const empty = /\{\s*\}$/.exec(text.slice(node.range.start, node.range.end));
  if (!empty) return undefined;
  const start = node.range.start + empty.index;
  const property = nested(rest, written(text, value), undefined, eol, step);
  return [{ range: { start, end: node.range.end }, newText: `{ ${property} }` }];
}

function nested(
  path: readonly string[],
  literal: string,
  indent: string | undefined,
  eol: string,
  step: string,
): string {
  const [name = '', ...rest] = path;
  const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : `'${name}'`;
  if (rest.length === 0) return `${key}: ${literal}`;
  if (indent === undefined) return `${key}: { ${nested(rest, literal, undefined, eol, step)} }`;
  const inner = nested(rest, literal, indent + step, eol, step);
  return `${key}: {${eol}${indent}${step}${inner},${eol}${indent}}`;
}

function written(text: string, value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  const doubles = text.match(/"/g)?.length ?? 0;
  const singles = text.match(/'/g)?.length ?? 0;
  const json = JSON.stringify(value);
  return doubles > singles ? json : `'${json.slice(1, -1).replace(/\\"/g, '"').replace(/'/g, "\\'")}'`;
}

function withComma(text: string, range: { readonly start: number; readonly end: number }) {
  const comma = /^\s*,/.exec(text.slice(range.end));
  return wholeLines(text, range.start, range.end + (comma?.[0].length ?? 0));
}
