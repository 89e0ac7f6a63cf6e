import type { Tree } from 'web-tree-sitter';
import type { CodeLanguage } from '../../core/language';
import type { Comment, FileNode } from '../nodes';
import type { Units } from './units';

/** How one tree-sitter grammar becomes the neutral tree. One file per language in `syntax/languages/`. */
export interface LanguageMapping {
  readonly language: CodeLanguage;
  /** File name of the grammar, a key of `tools/grammars.js`. */
  readonly grammar: string;
  /**
   * Blanks what the grammar cannot read, such as conditional compilation, before parsing. The result has the length and
   * the line breaks of `text`, and may end with one more; `convert` still gets the original.
   */
  prepare?(text: string): string;
  /**
   * A text without errors gets the same tree whether it is parsed from nothing or from the tree of another one, which
   * `test/syntax/reparsing.test.ts` proves.
   */
  readonly reparses: boolean;
  /**
   * The nodes of functions and methods, whose conversion asks for nothing outside of them but what `Units` compares. Absent where the
   * text around them matters.
   */
  unitsIn?(text: string): ReadonlySet<string> | undefined;
  /**
   * Converts a whole tree. Must cope with ERROR and missing nodes anywhere, and with trees thousands of levels deep. With `units`
   * it takes over what is as in the last text, and throws `UnreadUnit` where that cannot be.
   */
  convert(tree: Tree, text: string, units?: Units): { readonly root: FileNode; readonly comments: readonly Comment[] };
}
