import type { CodeLanguage, DocumentLanguage } from '../core/language';
import type { DocumentTree } from './document';
import type { SyntaxTree } from './nodes';

/** Milliseconds a parse may take before the token-level reader stands in. */
export interface ParseBudget {
  readonly milliseconds: number;
}

/** What a parse leaves for the next one of the same file. Known to its adapter only, and of use until the parse is disposed of. */
export type Reusable = object;

export interface ParsedCode {
  readonly tree: SyntaxTree;
  readonly reusable?: Reusable;
  /** Frees native memory. */
  dispose(): void;
}

/** Reads one programming language. Must not throw on any text. */
export interface CodeAdapter {
  readonly languages: readonly CodeLanguage[];
  /**
   * `uri` only tells dialects apart (tsx, mm). `previous` comes from an earlier text of the file and makes this parse quicker, never
   * another tree.
   */
  parse(text: string, language: CodeLanguage, uri: string, budget: ParseBudget, previous?: Reusable): ParsedCode;
}

/** Reads one kind of structured file. Must not throw on any text; problems go into `errors`. */
export interface DocumentAdapter {
  readonly languages: readonly DocumentLanguage[];
  parse(text: string, uri: string): DocumentTree;
}

/** Gives the bytes of a grammar's wasm file. Passed in, because the core does no input or output. */
export type GrammarLoader = (fileName: string) => Promise<Uint8Array>;
