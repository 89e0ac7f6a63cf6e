import type { FileNode, SyntaxNode } from '../nodes';
import { type Conversion, type Converter, convertAll, createConversion } from '../tree-sitter/conversion';
import type { LanguageMapping } from '../tree-sitter/language-mapping';
import { makeNode } from '../tree-sitter/make-node';
import { allOf, firstOf, type RawNode, readRawTree } from '../tree-sitter/raw-tree';
import { DECLARATIONS } from './kotlin/declarations';
import { EXPRESSIONS } from './kotlin/expressions';
import { prefixesLast } from './kotlin/prefix-order';
import { identifierText, TYPE_NODES } from './kotlin/types';

const COMMENTS = new Set(['line_comment', 'block_comment', 'shebang']);
const UNITS = new Set(['function_declaration']);

/** Read into fields of the nodes they belong to. */
const DROPPED = new Set([
  ...TYPE_NODES,
  'type_arguments',
  'type_parameters',
  'type_constraints',
  'type_modifiers',
  'modifiers',
  'parameter_modifiers',
  'string_content',
  'escape_sequence',
  'label',
  'use_site_target',
  'package_header',
  'qualified_identifier',
]);

const importDirective: Converter = (raw, c) => {
  const path = firstOf(raw, 'qualified_identifier');
  const names = (path ? allOf(path, 'identifier') : []).map((part) => identifierText(part, c));
  const wildcard = raw.children.some((child) => child.type === '*');
  const alias = firstOf(raw, 'identifier');
  if (wildcard) return makeNode('import', raw, { module: names.join('.'), names: [], wildcard });
  const imported = names.pop() ?? '';
  const local = alias ? identifierText(alias, c) : imported;
  return makeNode('import', raw, { module: names.join('.'), names: [{ imported, local }], wildcard });
};

const CONVERTERS: ReadonlyMap<string, Converter> = new Map(
  Object.entries({
    ...EXPRESSIONS,
    ...DECLARATIONS,
    import: importDirective,
    type_alias: (raw) => makeNode('native', raw, {}),
    anonymous_initializer: (raw, c) => makeNode('native', raw, {}, convertAll(raw.children, c.within('local'))),
  }),
);

function fileNode(raw: RawNode, c: Conversion): FileNode {
  const header = firstOf(raw, 'package_header');
  const path = header && firstOf(header, 'qualified_identifier');
  const packageName = (path ? allOf(path, 'identifier') : []).map((part) => identifierText(part, c)).join('.');
  const children: SyntaxNode[] = convertAll(raw.children, c);
  return makeNode('file', { ...raw, start: 0, end: c.text.length }, { packageName }, children);
}

/** Kotlin sources and scripts. */
export const kotlin: LanguageMapping = {
  language: 'kotlin',
  grammar: 'tree-sitter-kotlin.wasm',
  reparses: true,
  unitsIn: () => UNITS,
  // The grammar's scanner never comes back from an annotation on a last line without an end.
  prepare: (text) => (text.includes('@', text.lastIndexOf('\n') + 1) ? `${text}\n` : text),
  convert(tree, text, units) {
    const { root: raw, comments } = readRawTree(tree, text, COMMENTS, units);
    return { root: fileNode(prefixesLast(raw), createConversion(text, CONVERTERS, DROPPED, units)), comments };
  },
};
