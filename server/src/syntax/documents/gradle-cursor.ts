import type { DocumentProblem, DraftNode } from './build-document';
import type { GradleToken } from './gradle-tokens';
import type { GradleVariables } from './gradle-values';

/** Where a script's reading stands. */
export interface GradleReader {
  readonly source: string;
  readonly tokens: readonly GradleToken[];
  readonly problems: DocumentProblem[];
  readonly variables: GradleVariables;
  at: number;
  depth: number;
  /** Reads the statements of the braces at `at` into a node; set by the statement reader, which needs expressions itself. */
  readonly readBraces: (reader: GradleReader, node: DraftNode) => void;
}

type SymbolToken = GradleToken & { readonly kind: 'symbol' };

/** The token at the reader's place, or some tokens on. */
export function peek(reader: GradleReader, ahead = 0): GradleToken | undefined {
  return reader.tokens[reader.at + ahead];
}

/** Whether the token is one of these signs. */
export function isSymbol(token: GradleToken | undefined, ...texts: readonly string[]): token is SymbolToken {
  return token?.kind === 'symbol' && texts.includes(token.text);
}

/** Whether `token` stands directly behind the one before, without white space. */
export function adjacent(reader: GradleReader, index = reader.at): boolean {
  return reader.tokens[index]?.range.start === reader.tokens[index - 1]?.range.end;
}

/** Where the token before the reader's place ends. */
export function previousEnd(reader: GradleReader): number {
  return reader.tokens[reader.at - 1]?.range.end ?? 0;
}

/** Goes behind the closing bracket that belongs to `open`, over whatever could not be read. */
export function closeBracket(reader: GradleReader, closing: string, open: GradleToken): void {
  let depth = 0;
  for (let token = peek(reader); token; token = peek(reader)) {
    if (depth === 0 && isSymbol(token, closing)) {
      reader.at++;
      return;
    }
    // A brace that was not opened inside belongs to the block around: the bracket was never closed.
    if (depth === 0 && isSymbol(token, '}')) break;
    if (isSymbol(token, '(', '[', '{')) depth++;
    if (isSymbol(token, ')', ']', '}')) depth--;
    if (depth < 0) break;
    reader.at++;
  }
  reader.problems.push({ message: `'${open.text}' is not closed`, range: open.range });
}

/** Goes behind the bracketed group at the reader's place. */
export function skipBrackets(reader: GradleReader): void {
  let depth = 0;
  for (let token = peek(reader); token; token = peek(reader)) {
    if (isSymbol(token, '(', '[', '{')) depth++;
    if (isSymbol(token, ')', ']', '}')) depth--;
    reader.at++;
    if (depth <= 0) return;
  }
}

/** Goes behind `<A, B<C>>` when an argument list or a block follows. */
export function skipTypeArguments(reader: GradleReader): void {
  if (!isSymbol(peek(reader), '<') || !adjacent(reader)) return;
  let depth = 0;
  for (let ahead = 0; ahead < 40; ahead++) {
    const token = peek(reader, ahead);
    if (!token || token.kind === 'string' || isSymbol(token, '(', ')', '{', '}', '=')) return;
    if (isSymbol(token, '<')) depth++;
    if (isSymbol(token, '>') && --depth === 0) {
      if (isSymbol(peek(reader, ahead + 1), '(', '{')) reader.at += ahead + 1;
      return;
    }
  }
}

/** Goes to the end of the statement, reading blocks of calls that were not understood no further. */
export function skipRest(reader: GradleReader): void {
  for (let token = peek(reader); token; token = peek(reader)) {
    if (token.startsLine && reader.at > 0) return;
    if (isSymbol(token, '}')) return;
    if (isSymbol(token, ';')) {
      reader.at++;
      return;
    }
    if (isSymbol(token, '(', '[', '{')) skipBrackets(reader);
    else reader.at++;
  }
}
