import { createConversion } from '../tree-sitter/conversion';
import type { LanguageMapping } from '../tree-sitter/language-mapping';
import { makeNode } from '../tree-sitter/make-node';
import { readRawTree } from '../tree-sitter/raw-tree';
import { regionsOf } from './conditional-regions';
import { declarationConverters } from './objective-c/declarations';
import { expressionConverters } from './objective-c/expressions';
import { prepare } from './objective-c/prepare';
import { statementConverters, statementList } from './objective-c/statements';
import { TYPE_NODES } from './objective-c/types';

const COMMENTS = new Set(['comment']);
const UNITS = new Set(['function_definition', 'method_definition']);
const CONVERTERS = new Map(
  Object.entries({ ...expressionConverters, ...statementConverters, ...declarationConverters }),
);
/** Parts that the converters read themselves or that hold no expression. */
const DROPPED = new Set([...TYPE_NODES, 'statement_identifier', 'class_declaration', 'visibility_specification']);

/** Objective-C and C. Macros that hide structure are taken out before parsing, offsets stay. */
export const objectiveC: LanguageMapping = {
  language: 'objective-c',
  grammar: 'tree-sitter-objc.wasm',
  reparses: true,
  // Conditional compilation is put around statements from outside of them.
  unitsIn: (text) => (regionsOf(text).length === 0 ? UNITS : undefined),
  prepare,
  convert(tree, text, units) {
    const { root: raw, comments } = readRawTree(tree, text, COMMENTS, units);
    const children = statementList(raw.children, createConversion(text, CONVERTERS, DROPPED, units));
    return { root: makeNode('file', { ...raw, start: 0, end: text.length }, { packageName: '' }, children), comments };
  },
};
