/**
 * Between offsets and LSP positions. The only place of the product where both meet. Offsets count UTF-16 code units from the
 * start of the text; so do LSP characters, within a line.
 */
import type { Range } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextRange } from '../core/location';

const byteOrderMark = '\uFEFF';

/** A document for a text that no editor has open, for its line table. */
export function documentOf(uri: string, text: string): TextDocument {
  return TextDocument.create(uri, '', 0, text);
}

/**
 * The LSP range of a span. A byte order mark takes part in the offsets of a file read from disk, but editors hide it, so it
 * does not count as a character of the first line.
 */
export function toLspRange(document: TextDocument, range: TextRange): Range {
  const start = document.positionAt(range.start);
  const end = document.positionAt(range.end);
  if (start.line > 0 || !document.getText().startsWith(byteOrderMark)) return { start, end };
  return { start: withoutMark(start), end: withoutMark(end) };
}

function withoutMark(position: { line: number; character: number }): { line: number; character: number } {
  return position.line === 0 ? { line: 0, character: Math.max(0, position.character - 1) } : position;
}

/** The span of an LSP range in the document's text. Positions outside are clamped. */
export function toTextRange(document: TextDocument, range: Range): TextRange {
  return { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
}
