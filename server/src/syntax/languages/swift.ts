import { createConversion } from '../tree-sitter/conversion';
import type { LanguageMapping } from '../tree-sitter/language-mapping';
import { makeNode } from '../tree-sitter/make-node';
import { readRawTree } from '../tree-sitter/raw-tree';
import { blankDirectives, regionsOf } from './conditional-regions';
import { declarationConverters } from './swift/declarations';
import { expressionConverters } from './swift/expressions';
import { withoutHashes } from './swift/hash-syntax';

import { statementConverters, statementList } from './swift/statements';
import { TYPE_NODES } from './swift/types';
import { withKnownSyntax } from './swift/unread-syntax';

const COMMENTS = new Set(['comment', 'multiline_comment', 'shebang_line']);
const UNITS = new Set(['function_declaration', 'init_declaration']);
const CONVERTERS = new Map(
  Object.entries({ ...expressionConverters, ...statementConverters, ...declarationConverters }),
);
/** Parts that the converters read themselves. */
const DROPPED = new Set([
  ...TYPE_NODES,
  'modifiers',
  'type_annotation',
  'type_arguments',
  'type_parameters',
  'type_constraints',
  'value_argument_label',
  'value_binding_pattern',
  'where_keyword',
  'default_keyword',
  'catch_keyword',
  'throw_keyword',
  'else',
  'wildcard_pattern',
  'protocol_property_requirements',
]);

/**
 * Swift. Conditional compilation is taken out before parsing and put back around the statements it holds; what begins
 * with a hash is parsed without it.
 */
export const swift: LanguageMapping = {
  language: 'swift',
  grammar: 'tree-sitter-swift.wasm',
  reparses: true,
  // Conditional compilation is put around statements from outside of them.
  unitsIn: (text) => (regionsOf(text).length === 0 ? UNITS : undefined),
  prepare: (text) => withKnownSyntax(withoutHashes(blankDirectives(text))),
  convert(tree, text, units) {
    const { root: raw, comments } = readRawTree(tree, text, COMMENTS, units);
    const conversion = createConversion(text, CONVERTERS, DROPPED, units);
    const children = statementList(raw.children, conversion);
    return { root: makeNode('file', { ...raw, start: 0, end: text.length }, { packageName: '' }, children), comments };
  },
};
