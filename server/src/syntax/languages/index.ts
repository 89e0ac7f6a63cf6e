import type { LanguageMapping } from '../tree-sitter/language-mapping';
import { dart } from './dart';
import { java } from './java';
import { kotlin } from './kotlin';
import { objectiveC } from './objective-c';
import { swift } from './swift';

/** Every language that is read through a tree-sitter grammar. */
export const mappings: readonly LanguageMapping[] = [kotlin, java, swift, objectiveC, dart];
