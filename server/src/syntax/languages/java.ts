import type { FileNode } from '../nodes';
import { type Conversion, type Converter, convertAll, createConversion } from '../tree-sitter/conversion';
import type { LanguageMapping } from '../tree-sitter/language-mapping';
import { makeNode } from '../tree-sitter/make-node';
import { firstOf, namedChildren, type RawNode, readRawTree } from '../tree-sitter/raw-tree';
import { annotation } from './java/annotations';
import { classDeclaration, enumConstant } from './java/classes';
import { EXPRESSIONS } from './java/expressions';
import { block, functionDeclaration, lambda, staticInitializer } from './java/functions';
import { TYPE_NODES } from './java/types';
import { blankUnclosedQuotes } from './java/unclosed-quotes';
import { binding, declaration, resource } from './java/variables';

const COMMENTS = new Set(['line_comment', 'block_comment']);
const UNITS = new Set(['method_declaration', 'constructor_declaration']);

/** Read into fields of the nodes they belong to. */
const DROPPED = new Set([
  ...TYPE_NODES,
  'type_arguments',
  'type_parameters',
  'modifiers',
  'throws',
  'dimensions',
  'package_declaration',
  'asterisk',
]);

const importDeclaration: Converter = (raw, c) => {
  const path = firstOf(raw, 'scoped_identifier', 'identifier');
  const names = path
    ? c
        .slice(path)
        .split('.')
        .map((part) => part.trim())
    : [];
  const wildcard = raw.children.some((child) => child.type === 'asterisk');
  if (wildcard) return makeNode('import', raw, { module: names.join('.'), names: [], wildcard });
  const imported = names.pop() ?? '';
  return makeNode('import', raw, { module: names.join('.'), names: [{ imported, local: imported }], wildcard });
};

/** Names after `break`, `continue` and in front of a colon are no expressions. */
const jump: Converter = (raw) => makeNode('native', raw, {});
const labeled: Converter = (raw, c) => {
  const statement = namedChildren(raw).at(-1);
  return statement && c.convert(statement);
};

const CONVERTERS: ReadonlyMap<string, Converter> = new Map(
  Object.entries({
    ...EXPRESSIONS,
    import_declaration: importDeclaration,
    class_declaration: classDeclaration,
    interface_declaration: classDeclaration,
    enum_declaration: classDeclaration,
    record_declaration: classDeclaration,
    annotation_type_declaration: classDeclaration,
    enum_constant: enumConstant,
    method_declaration: functionDeclaration,
    constructor_declaration: functionDeclaration,
    compact_constructor_declaration: functionDeclaration,
    annotation_type_element_declaration: functionDeclaration,
    lambda_expression: lambda,
    block,
    constructor_body: block,
    static_initializer: staticInitializer,
    field_declaration: declaration,
    constant_declaration: declaration,
    local_variable_declaration: declaration,
    resource,
    enhanced_for_statement: binding,
    catch_formal_parameter: binding,
    annotation,
    marker_annotation: annotation,
    break_statement: jump,
    continue_statement: jump,
    labeled_statement: labeled,
  }),
);

function fileNode(raw: RawNode, c: Conversion): FileNode {
  const header = firstOf(raw, 'package_declaration');
  const path = header && firstOf(header, 'scoped_identifier', 'identifier');
  const packageName = path ? c.slice(path).replace(/\s+/g, '') : '';
  return makeNode('file', { ...raw, start: 0, end: c.text.length }, { packageName }, convertAll(raw.children, c));
}

/** Java sources. */
export const java: LanguageMapping = {
  language: 'java',
  grammar: 'tree-sitter-java.wasm',
  reparses: true,
  unitsIn: () => UNITS,
  prepare: blankUnclosedQuotes,
  convert(tree, text, units) {
    const { root: raw, comments } = readRawTree(tree, text, COMMENTS, units);
    return { root: fileNode(raw, createConversion(text, CONVERTERS, DROPPED, units)), comments };
  },
};
