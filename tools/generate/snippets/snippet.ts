/** Secure code that quick fixes insert, offered by prefix where no finding is. */
export interface Snippet {
  /** Names the file in `snippets/`: a language of the editor, or Kotlin in build scripts. */
  readonly language:
    | 'kotlin'
    | 'java'
    | 'swift'
    | 'objective-c'
    | 'dart'
    | 'typescript'
    | 'xml'
    | 'json'
    | 'groovy'
    | 'kotlin-script'
    | 'firestorerules';
  /** `msec-…`; the same purpose has the same prefix in every language. */
  readonly prefix: string;
  readonly description: string;
  /** Code as a fix writes it; `packageName` in it becomes a tab stop. */
  readonly code: string;
}

/** Stands for the package name until the text is escaped; then it becomes a tab stop. */
export const packageName = 'com.example.app';
