import type { FileRole, LanguageId } from '../core/language';
import type { SymbolSummary } from '../semantics/semantics';

/** What the rest of a project needs to know about one file. Plain data, so it crosses worker threads and can be cached. */
export interface FileSummary {
  readonly uri: string;
  readonly language: LanguageId;
  readonly role: FileRole;
  readonly isTest: boolean;
  /** Those of the rules' `projectWords` that occur in the file. */
  readonly words: readonly string[];
  readonly symbols: SymbolSummary;
  /** Text of structured files that project facts are read from; code files have none. */
  readonly text?: string;
}
