import type { CodeLanguage, DocumentLanguage } from '../core/language';
import type { DocumentTree } from './document';
import type { SyntaxTree } from './nodes';

/** Milliseconds a parse may take before the token-level reader stands in. */
export interface ParseBudget {
  readonly milliseconds: number;
}

/** Reads one programming language. Must not throw on any text. */
export interface CodeAdapter {
  readonly languages: readonly CodeLanguage[];
  /** `uri` only tells dialects apart (tsx, mm). Returns the tree and the function that frees native memory. */
  parse(text: string, language: CodeLanguage, uri: string, budget: ParseBudget): { tree: SyntaxTree; dispose(): void };
}

/** Reads one kind of structured file. Must not throw on any text; problems go into `errors`. */
export interface DocumentAdapter {
  readonly languages: readonly DocumentLanguage[];
  parse(text: string, uri: string): DocumentTree;
}

/** Gives the bytes of a grammar's wasm file. Passed in, because the core does no input or output. */
export type GrammarLoader = (fileName: string) => Promise<Uint8Array>;
