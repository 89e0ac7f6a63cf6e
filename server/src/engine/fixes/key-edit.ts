import type { TextEdit } from '../../core/edit';
import { child, type DocumentNode } from '../../syntax/document';
import type { ParsedFile } from '../../syntax/parsed-file';
import { gradleKeyEdits } from './gradle-key-edit';
import { jsonKeyEdits } from './json-key-edit';
import { plistKeyEdits } from './plist-key-edit';
import { scriptKeyEdits } from './script-key-edit';
import { textStyle, wholeLines } from './text-style';
import { yamlKeyEdits } from './yaml-key-edit';

export type KeyValue = string | number | boolean | undefined;

/**
 * Sets a key of a structured file, creating its parents; `undefined` removes it. Keeps indentation, quotes and line ends.
 * Empty when nothing changes; undefined when the format has no keys or the path leads through a scalar.
 */
export function keyEdits(file: ParsedFile, path: readonly string[], value: KeyValue): readonly TextEdit[] | undefined {
  if (path.length === 0) return undefined;
  if (file.role === 'gradle-build' || file.role === 'gradle-settings') return gradleKeyEdits(file, path, value);
  switch (file.language) {
    case 'json':
      return jsonKeyEdits(file.text, path, value);
    case 'yaml':
      return yamlKeyEdits(file.text, path, value);
    case 'plist':
      return plistKeyEdits(file, path, value);
    case 'properties':
      return propertiesKeyEdits(file, path.join('.'), value);
    case 'gradle':
      return gradleKeyEdits(file, path, value);
    case 'typescript':
    case 'javascript':
      return scriptKeyEdits(file, path, value);
    default:
      return undefined;
  }
}

/** The deepest existing node on a path, and what of the path is left. */
export function deepest(
  root: DocumentNode,
  path: readonly string[],
): { readonly node: DocumentNode; readonly rest: readonly string[] } {
  let node = root;
  for (let i = 0; i < path.length; i++) {
    const next = child(node, path[i] as string);
    if (!next) return { node, rest: path.slice(i) };
    node = next;
  }
  return { node, rest: [] };
}

function propertiesKeyEdits(file: ParsedFile, name: string, value: KeyValue): readonly TextEdit[] {
  const { text } = file;
  const found = file.document && child(file.document.root, name);
  if (value === undefined) {
    return found ? [{ range: wholeLines(text, found.range.start, found.range.end), newText: '' }] : [];
  }
  const written = String(value);
  if (found?.valueRange) {
    const same = text.slice(found.valueRange.start, found.valueRange.end) === written;
    return same ? [] : [{ range: found.valueRange, newText: written }];
  }
  if (found) return [{ range: found.range, newText: `${name}=${written}` }];
  const { eol } = textStyle(text);
  const lead = text === '' || text.endsWith('\n') ? '' : eol;
  return [{ range: { start: text.length, end: text.length }, newText: `${lead}${name}=${written}${eol}` }];
}
