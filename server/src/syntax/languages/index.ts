import type { LanguageMapping } from '../tree-sitter/language-mapping';
import { kotlin } from './kotlin';

/** Every language that is read through a tree-sitter grammar. */
export const mappings: readonly LanguageMapping[] = [kotlin];
