import type { ImportNode } from '../../server/src/syntax/nodes';
import type { ParsedFile } from '../../server/src/syntax/parsed-file';
import { nodesOfKind, walk } from '../../server/src/syntax/walk';

/** A text in which names are spelled another way; undefined where the language or the file has no such way. */
export interface ImportVariant {
  readonly name: string;
  readonly text: string;
}

/** The file with import aliases, and with qualified names in place of imports. */
export function importVariants(file: ParsedFile): readonly ImportVariant[] {
  if (!file.tree || file.language === 'html') return [];
  const imports = [...nodesOfKind(file.tree.root, 'import')];
  const taken = declaredNames(file);
  const named = imports.flatMap((node) =>
    node.names.filter(({ local }) => !taken.has(local)).map(({ imported, local }) => ({ node, imported, local })),
  );
  switch (file.treeLanguage) {
    case 'kotlin':
      return [aliased(file, named, (module) => module), qualified(file, named)].filter(
        (variant) => variant !== undefined,
      );
    case 'java':
      return [qualified(file, named)].filter((variant) => variant !== undefined);
    case 'typescript':
    case 'javascript':
      return [aliasedScript(file, named)].filter((variant) => variant !== undefined);
    case 'dart':
      return [prefixed(file, imports, taken)].filter((variant) => variant !== undefined);
    default:
      return [];
  }
}

interface Named {
  readonly node: ImportNode;
  readonly imported: string;
  readonly local: string;
}

interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function declaredNames(file: ParsedFile): ReadonlySet<string> {
  const names = new Set<string>();
  if (!file.tree) return names;
  walk(file.tree.root, (node) => {
    if (node.kind === 'class' || node.kind === 'function' || node.kind === 'variable' || node.kind === 'parameter') {
      names.add(node.name);
    }
    return undefined;
  });
  return names;
}

/** Kotlin: `import a.b.C` becomes `import a.b.C as RenamedC`. */
function aliased(
  file: ParsedFile,
  named: readonly Named[],
  moduleOf: (module: string) => string,
): ImportVariant | undefined {
  const wanted = named.filter(({ imported, local }) => imported === local && /^[A-Z]/.test(local));
  if (wanted.length === 0) return undefined;
  const replacements = wanted.flatMap(({ node, local }) => [
    { ...lastToken(file.text, node, local), text: `${moduleOf(local)} as Renamed${local}` },
    ...uses(file, local).map((range) => ({ ...range, text: `Renamed${local}` })),
  ]);
  return { name: 'with import aliases', text: replace(file.text, replacements) };
}

/** `import { a } from 'm'` becomes `import { a as renamedA } from 'm'`. */
function aliasedScript(file: ParsedFile, named: readonly Named[]): ImportVariant | undefined {
  const wanted = named.filter(
    ({ node, imported, local }) =>
      imported === local &&
      /^import\s[^'"]*\{/.test(file.text.slice(node.range.start, node.range.end)) &&
      !isShorthand(file.text, node, local),
  );
  if (wanted.length === 0) return undefined;
  const replacements = wanted.flatMap(({ node, local }) => {
    const renamed = `Renamed${local}`;
    const place = lastToken(file.text, node, local);
    return [
      { ...place, text: `${local} as ${renamed}` },
      ...uses(file, local).map((range) => ({ ...range, text: renamed })),
    ];
  });
  return { name: 'with import aliases', text: replace(file.text, replacements) };
}

/** A name that is also a key (`{ name }`, `name:`) cannot be renamed token by token. */
function isShorthand(text: string, node: ImportNode, local: string): boolean {
  const rest = text.slice(node.range.end);
  return new RegExp(`[{,]\\s*${escapePattern(local)}\\s*[,}:]`).test(rest);
}

/** Java, Kotlin: imports of types go, their uses are written in full. */
function qualified(file: ParsedFile, named: readonly Named[]): ImportVariant | undefined {
  const wanted = named.filter(
    ({ node, imported, local }) =>
      imported === local &&
      /^[A-Z]/.test(local) &&
      !/^import\s+static\b/.test(file.text.slice(node.range.start, node.range.end)),
  );
  if (wanted.length === 0) return undefined;
  const replacements = wanted.flatMap(({ node, local }) => {
    const full = /import\s+([\w.`]+)/.exec(file.text.slice(node.range.start, node.range.end))?.[1] ?? local;
    const line = { start: node.range.start, end: node.range.end, text: '' };
    return [line, ...uses(file, local).map((range) => ({ ...range, text: full }))];
  });
  return { name: 'with qualified names', text: replace(file.text, replacements) };
}

const dartCore =
  /^(String|Map|List|Set|Future|Stream|Object|Iterable|Function|Duration|DateTime|Uri|RegExp|Exception|StateError|Symbol|Type|Never|Null|Record|BigInt|Error|ArgumentError|FormatException|StringBuffer|Stopwatch)$/;

/** Dart: `import 'p';` becomes `import 'p' as lib;` when it is the only import, so that every foreign name is of it. */
function prefixed(
  file: ParsedFile,
  imports: readonly ImportNode[],
  taken: ReadonlySet<string>,
): ImportVariant | undefined {
  const [only] = imports;
  if (!only || imports.length !== 1 || !only.wildcard || only.namespace || only.names.length > 0) return undefined;
  const names = new Set<string>();
  for (const found of file.text.matchAll(/\b[A-Z]\w*\b/g)) {
    if (!dartCore.test(found[0]) && !taken.has(found[0]) && found[0].length > 1) names.add(found[0]);
  }
  const replacements = [...names].flatMap((name) =>
    uses(file, name).map((range) => ({ ...range, text: `lib.${name}` })),
  );
  if (replacements.length === 0) return undefined;
  const end = file.text.indexOf(';', only.range.start);
  replacements.push({ start: end, end, text: ' as lib' });
  return { name: 'with an import prefix', text: replace(file.text, replacements) };
}

/** Where a name is used: outside imports, comments and strings, not as a member of something, not as a label. */
function uses(file: ParsedFile, name: string): readonly { readonly start: number; readonly end: number }[] {
  const skipped: { start: number; end: number }[] = [...(file.tree?.comments ?? []).map(({ range }) => range)];
  if (file.tree) {
    walk(file.tree.root, (node) => {
      if (node.kind === 'import' || node.kind === 'string') skipped.push(node.range);
      return undefined;
    });
  }
  return [...file.text.matchAll(new RegExp(`(?<![\\w$.@])${escapePattern(name)}(?![\\w$])`, 'g'))]
    .map((found) => ({ start: found.index, end: found.index + name.length }))
    .filter(({ start, end }) => !skipped.some((range) => range.start <= start && end <= range.end));
}

function lastToken(text: string, node: ImportNode, name: string): { start: number; end: number } {
  const within = text.slice(node.range.start, node.range.end);
  const found = [...within.matchAll(new RegExp(`(?<![\\w$])${escapePattern(name)}(?![\\w$])`, 'g'))];
  // In `import { a } from 'a'` the name stands first, in `import a.a` last.
  const place = within.includes('{') ? found[0] : found.at(-1);
  const start = node.range.start + (place?.index ?? 0);
  return { start, end: start + name.length };
}

function replace(text: string, replacements: readonly Replacement[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, text: inserted } of [...replacements].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (start < at) continue;
    result += text.slice(at, start) + inserted;
    at = end;
  }
  return result + text.slice(at);
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
