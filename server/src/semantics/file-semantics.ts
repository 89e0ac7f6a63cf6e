import type { CodeLanguage } from '../core/language';
import type { CallNode, SyntaxNode } from '../syntax/nodes';
import type { ParsedFile } from '../syntax/parsed-file';
import type { Imports } from './imports';
import type { Scopes } from './scopes';
import type { NominalType, ProjectSymbols, Resolution, Semantics } from './semantics';

/** `Semantics` with the parts that the flow solver and summaries build on. */
export interface FileSemantics extends Semantics {
  readonly file: ParsedFile;
  readonly language: CodeLanguage;
  readonly symbols: ProjectSymbols;
  readonly imports: Imports;
  readonly scopes: Scopes;
  /** The type an expression names, as in `Log.d` or `UserDefaults.standard`; undefined for values. */
  staticType(node: SyntaxNode): NominalType | undefined;
  /** Everything a call without receiver may act on, innermost first. */
  implicitReceivers(node: SyntaxNode): readonly NominalType[];
  /** Whether a type is, or inherits from, the owner of an api. */
  isType(type: NominalType, owner: string): Resolution | undefined;
  /** All calls of this name in the file (Objective-C: of this selector). */
  readonly fileScopeCalls: (name: string) => readonly CallNode[];
}
