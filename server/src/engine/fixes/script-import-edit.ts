import type { ImportSpec, TextEdit } from '../../core/edit';
import type { ImportNode } from '../../syntax/nodes';
import type { ParsedFile } from '../../syntax/parsed-file';
import { lineEnd, lineIndent, textStyle } from './text-style';

/** `add-import` for TypeScript and JavaScript: ES modules and, in files that only use `require`, CommonJS. */
export function scriptImportEdit(
  file: ParsedFile,
  imports: readonly ImportNode[],
  spec: ImportSpec,
): readonly TextEdit[] | undefined {
  const local = localName(spec);
  for (const found of imports) {
    const bound = boundAs(found, local);
    if (bound !== undefined) return found.module === spec.module && bound === (spec.name ?? '*') ? [] : undefined;
  }
  if (spec.name === undefined && imports.some((found) => found.module === spec.module)) return [];
  const text = file.text;
  const written = imports.map((node) => ({ node, text: text.slice(node.range.start, node.range.end) }));
  const declarations = written.filter((entry) => /^import\b(?!\s*\()/.test(entry.text));
  const merged = isNamed(spec) && merge(declarations, spec);
  if (merged) return [merged];
  const quote = /from\s*"/.test(text) && !/from\s*'/.test(text) ? '"' : "'";
  const end = declarations.length > 0 && declarations.every((entry) => !entry.text.trimEnd().endsWith(';')) ? '' : ';';
  const module = `${quote}${spec.module}${quote}`;
  const requires = written.filter((entry) => /^(?:const|let|var)\b/.test(lineOf(text, entry.node.range.start).trim()));
  if (declarations.length === 0 && requires.length > 0 && !/^export\b/m.test(text)) {
    return [
      insertBehind(text, requires.at(-1)?.node.range.end ?? 0, `const ${requireClause(spec)} = require(${module});`),
    ];
  }
  const clause = importClause(spec);
  const line = `import ${clause === '' ? '' : `${clause} from `}${module}${end}`;
  const last = declarations.at(-1);
  if (last) return [insertBehind(text, last.node.range.end, line)];
  return [insertAtHead(file, line)];
}

function isNamed(spec: ImportSpec): boolean {
  return spec.name !== undefined && spec.name !== '*' && spec.name !== 'default';
}

function localName(spec: ImportSpec): string | undefined {
  return spec.as ?? (isNamed(spec) ? spec.name : undefined);
}

/** The export that stands behind a local name; `*` for a namespace. */
function boundAs(node: ImportNode, local: string | undefined): string | undefined {
  if (local === undefined) return undefined;
  if (node.namespace === local) return '*';
  return node.names.find((name) => name.local === local)?.imported;
}

function importClause(spec: ImportSpec): string {
  if (spec.name === undefined) return '';
  if (spec.name === '*') return `* as ${spec.as ?? 'imported'}`;
  if (spec.name === 'default') return spec.as ?? 'imported';
  return `{ ${named(spec)} }`;
}

function requireClause(spec: ImportSpec): string {
  if (!isNamed(spec)) return spec.as ?? 'imported';
  return spec.as && spec.as !== spec.name ? `{ ${spec.name}: ${spec.as} }` : `{ ${spec.name} }`;
}

function named(spec: ImportSpec): string {
  return spec.as && spec.as !== spec.name ? `${spec.name} as ${spec.as}` : (spec.name ?? '');
}

/** Adds the name to an import of the same module that has braces already. */
function merge(
  declarations: readonly { readonly node: ImportNode; readonly text: string }[],
  spec: ImportSpec,
): TextEdit | undefined {
  for (const { node, text } of declarations) {
    if (node.module !== spec.module || /^import\s+type\b/.test(text)) continue;
    const braces = /\{([^{}]*)\}/.exec(text);
    if (!braces) continue;
    const body = braces[1] as string;
    const trimmed = body.trimEnd();
    const at = node.range.start + braces.index + 1 + trimmed.length;
    const multiLine = /\n([ \t]*)\S/.exec(body);
    const comma = trimmed.trim() === '' || trimmed.endsWith(',') ? '' : ',';
    const tail = multiLine && trimmed.endsWith(',') ? ',' : '';
    const gap = multiLine ? `${body.includes('\r\n') ? '\r\n' : '\n'}${multiLine[1]}` : ' ';
    const close = body === trimmed && !multiLine && body.startsWith(' ') ? ' ' : '';
    const separator = trimmed.trim() === '' && !multiLine ? ' ' : gap;
    const tight = !multiLine && trimmed !== '' && !/^\s/.test(body) ? comma + gap : comma + separator;
    return { range: { start: at, end: at }, newText: `${tight}${named(spec)}${tail}${close}` };
  }
  return undefined;
}

function lineOf(text: string, offset: number): string {
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, lineEnd(text, offset));
}

function insertBehind(text: string, offset: number, line: string): TextEdit {
  const { eol } = textStyle(text);
  const at = lineEnd(text, offset);
  const indent = lineIndent(text, offset);
  const newText = text[at - 1] === '\n' ? `${indent}${line}${eol}` : `${eol}${indent}${line}`;
  return { range: { start: at, end: at }, newText };
}

/** Behind a hash-bang, leading comments and directives such as `'use strict'`; in a page, at the start of its first script. */
function insertAtHead(file: ParsedFile, line: string): TextEdit {
  const { text } = file;
  const { eol } = textStyle(text);
  if (file.language === 'html' || /\.vue$/.test(file.uri)) {
    const script = /<script\b[^>]*>[ \t]*\r?\n?/i.exec(text);
    const at = script ? script.index + script[0].length : 0;
    return { range: { start: at, end: at }, newText: `${line}${eol}` };
  }
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const head =
    /^(?:#!.*\r?\n)?(?:[ \t]*(?:\r?\n|\/\/.*\r?\n|\/\*(?:[^*]|\*(?!\/))*\*\/[ \t]*\r?\n|(['"])use \w+\1;?[ \t]*\r?\n))*/;
  at += head.exec(text.slice(at))?.[0].length ?? 0;
  const gap = /^[ \t]*(?:\r?\n|$)/.test(text.slice(at)) ? '' : eol;
  return { range: { start: at, end: at }, newText: `${line}${eol}${gap}` };
}
