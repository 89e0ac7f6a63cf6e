import type { TextEdit } from '../../core/edit';
import type { DocumentNode } from '../../syntax/document';
import type { ParsedFile } from '../../syntax/parsed-file';
import type { KeyValue } from './key-edit';
import { lineIndent, type TextStyle, textStyle, wholeLines } from './text-style';

/** Booleans that Kotlin script names with `is` and Groovy without. */
const booleanProperties = new Set([
  'minifyEnabled',
  'shrinkResources',
  'debuggable',
  'jniDebuggable',
  'testCoverageEnabled',
  'profileable',
]);

const lookups = new Set(['getByName', 'named', 'create', 'register', 'maybeCreate']);

/** `set-key` in Gradle scripts, Groovy and Kotlin: the path leads through blocks, its last name is a property. */
export function gradleKeyEdits(
  file: ParsedFile,
  path: readonly string[],
  value: KeyValue,
): readonly TextEdit[] | undefined {
  if (!file.document) return undefined;
  const { text } = file;
  const kotlin = file.language === 'kotlin' || file.uri.endsWith('.kts');
  let node = file.document.root;
  let rest = path;
  while (rest.length > 0) {
    const next = find(node, rest[0] as string, rest.length === 1);
    if (!next) break;
    node = next;
    rest = rest.slice(1);
  }
  if (rest.length === 0) {
    if (value === undefined) return [{ range: wholeLines(text, node.range.start, node.range.end), newText: '' }];
    return replace(text, node, value, kotlin);
  }
  if (value === undefined) return [];
  return insert(text, file.document.root, node, rest, value, kotlin);
}

function find(node: DocumentNode, name: string, leaf: boolean): DocumentNode | undefined {
  const names = leaf ? variants(name) : [name];
  return node.children.find(
    (next) =>
      names.includes(next.name) || (!leaf && lookups.has(next.name) && next.value === name && next.kind === 'block'),
  );
}

function variants(name: string): readonly string[] {
  const bare = name.replace(/^is(?=[A-Z])/, '').replace(/^[A-Z]/, (letter) => letter.toLowerCase());
  const capital = bare.replace(/^[a-z]/, (letter) => letter.toUpperCase());
  return booleanProperties.has(bare) ? [bare, `is${capital}`, `set${capital}`] : [name];
}

function replace(
  text: string,
  node: DocumentNode,
  value: string | number | boolean,
  kotlin: boolean,
): readonly TextEdit[] | undefined {
  if (!node.valueRange) return undefined;
  if (node.value === value) return [];
  const quote = text[node.valueRange.start - 1] ?? '';
  const quoted = typeof node.value === 'string' && /['"]/.test(quote) && text[node.valueRange.end] === quote;
  if (quoted && typeof value === 'string') return [{ range: node.valueRange, newText: value }];
  const range = quoted ? { start: node.valueRange.start - 1, end: node.valueRange.end + 1 } : node.valueRange;
  return [{ range, newText: written(value, kotlin) }];
}

function written(value: string | number | boolean, kotlin: boolean): string {
  if (typeof value !== 'string') return String(value);
  const json = JSON.stringify(value).replace(/\$/g, '\\$');
  return kotlin ? json : `'${value.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;
}

function insert(
  text: string,
  root: DocumentNode,
  node: DocumentNode,
  rest: readonly string[],
  value: string | number | boolean,
  kotlin: boolean,
): readonly TextEdit[] | undefined {
  const style = textStyle(text, '    ');
  const parents = node.path;
  if (node === root) {
    const lead = text === '' || text.endsWith('\n') ? '' : style.eol;
    const gap = text.trim() === '' || rest.length === 1 ? '' : style.eol;
    const lines = statement(rest, parents, value, '', style, kotlin);
    return [{ range: { start: text.length, end: text.length }, newText: lead + gap + lines }];
  }
  const close = node.range.end - 1;
  if (text[close] !== '}') return undefined;
  const lineStart = text.lastIndexOf('\n', close - 1) + 1;
  const closing = lineIndent(text, close);
  if (text.slice(lineStart, close).trim() === '') {
    const first = node.children[0];
    const indent = first ? lineIndent(text, first.range.start) : closing + style.indent;
    return [
      { range: { start: lineStart, end: lineStart }, newText: statement(rest, parents, value, indent, style, kotlin) },
    ];
  }
  const open = text.slice(0, close).trimEnd().length;
  const indent = lineIndent(text, node.range.start);
  const lines = statement(rest, parents, value, indent + style.indent, style, kotlin);
  return [{ range: { start: open, end: close }, newText: style.eol + lines + indent }];
}

function statement(
  path: readonly string[],
  parents: readonly string[],
  value: string | number | boolean,
  indent: string,
  style: TextStyle,
  kotlin: boolean,
): string {
  const [name = '', ...rest] = path;
  if (rest.length === 0) {
    const property = propertyName(name, kotlin);
    return `${indent}${property} ${kotlin || name.includes('.') ? '= ' : ''}${written(value, kotlin)}${style.eol}`;
  }
  const inner = statement(rest, [...parents, name], value, indent + style.indent, style, kotlin);
  return `${indent}${blockName(name, parents, kotlin)} {${style.eol}${inner}${indent}}${style.eol}`;
}

function propertyName(name: string, kotlin: boolean): string {
  const [bare = name, capital = name] = variants(name);
  return kotlin ? capital : bare;
}

/** Kotlin script has accessors for the standard build types only. */
function blockName(name: string, parents: readonly string[], kotlin: boolean): string {
  const named = kotlin && /^(buildTypes|productFlavors|signingConfigs)$/.test(parents.at(-1) ?? '');
  return named && name !== 'debug' && name !== 'release' ? `getByName("${name}")` : name;
}
