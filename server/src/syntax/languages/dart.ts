import { type Converter, createConversion } from '../tree-sitter/conversion';
import type { LanguageMapping } from '../tree-sitter/language-mapping';
import { makeNode } from '../tree-sitter/make-node';
import { readRawTree } from '../tree-sitter/raw-tree';
import { declarationConverters, memberList } from './dart/declarations';
import { expressionConverters } from './dart/expressions';
import { sequence } from './dart/sequences';
import { statementConverters } from './dart/statements';
import { TYPE_NODES } from './dart/types';

const COMMENTS = new Set(['comment', 'documentation_comment', 'block_comment', 'line_comment']);
/** Parts that the converters read themselves or that hold no expression. */
const DROPPED = new Set([
  ...TYPE_NODES,
  'label',
  'script_tag',
  'type_alias',
  'break_builtin',
  'qualified',
  'assert_builtin',
]);

/** The converters, and for all other types one that joins selectors to the expression before them. */
class DartConverters extends Map<string, Converter> {
  override get(type: string): Converter {
    return super.get(type) ?? native;
  }
}

const native: Converter = (raw, c) =>
  raw.named && !DROPPED.has(raw.type) ? makeNode('native', raw, {}, sequence(raw.children, c)) : undefined;

const CONVERTERS = new DartConverters(
  Object.entries({ ...expressionConverters, ...statementConverters, ...declarationConverters }),
);

/** Dart. */
export const dart: LanguageMapping = {
  language: 'dart',
  grammar: 'tree-sitter-dart.wasm',
  reparses: false,
  convert(tree, text) {
    const { root: raw, comments } = readRawTree(tree, text, COMMENTS);
    const children = memberList(raw.children, createConversion(text, CONVERTERS));
    return { root: makeNode('file', { ...raw, start: 0, end: text.length }, { packageName: '' }, children), comments };
  },
};
