import type { CodeLanguage, FileRole, LanguageId } from '../core/language';
import type { DocumentTree } from './document';
import type { Reusable } from './language-adapter';
import type { SyntaxTree } from './nodes';

/** The text of one file as the editor or the disk has it. A leading byte order mark is part of the text. */
export interface SourceText {
  readonly uri: string;
  readonly text: string;
  /** Forced language, for example from the editor; otherwise found from name and content. */
  readonly language?: LanguageId;
}

/**
 * A file after parsing. Some files have both views: `build.gradle.kts` is Kotlin code and a Gradle document,
 * `capacitor.config.ts` is TypeScript code and a document (its exported object), a Vue component is code and HTML.
 */
export interface ParsedFile {
  readonly uri: string;
  readonly text: string;
  readonly language: LanguageId;
  readonly role: FileRole;
  readonly tree?: SyntaxTree;
  /** Present exactly when `tree` is; differs from `language` in pages, whose scripts are the tree, and in Gradle scripts. */
  readonly treeLanguage?: CodeLanguage;
  readonly document?: DocumentTree;
  /** For the parse of the next text of this file, until this one is disposed of. It takes over nodes and moves them. */
  readonly reusable?: Reusable;
  /** Frees the grammar's tree. Neutral nodes stay readable, their `native` does not. */
  dispose(): void;
}
