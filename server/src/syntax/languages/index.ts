import type { LanguageMapping } from '../tree-sitter/language-mapping';

/** Every language that is read through a tree-sitter grammar. */
export const mappings: readonly LanguageMapping[] = [];
