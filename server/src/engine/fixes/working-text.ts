import type { TextEdit } from '../../core/edit';

type Piece = { readonly start: number; readonly end: number } | { readonly inserted: string };

/** A text under change that still knows which of its parts are the original's, so that all changes become one set of edits. */
export interface WorkingText {
  text(): string;
  /** Applies edits that refer to the present text; they must not overlap. */
  apply(edits: readonly TextEdit[]): void;
  /** The changes so far as edits of the original text, in order. */
  edits(): readonly TextEdit[];
}

export function createWorkingText(original: string): WorkingText {
  let pieces: readonly Piece[] = [{ start: 0, end: original.length }];
  const lengthOf = (piece: Piece) => ('inserted' in piece ? piece.inserted.length : piece.end - piece.start);
  const textOf = (piece: Piece) => ('inserted' in piece ? piece.inserted : original.slice(piece.start, piece.end));
  const part = (piece: Piece, from: number, to: number): Piece =>
    'inserted' in piece
      ? { inserted: piece.inserted.slice(from, to) }
      : { start: piece.start + from, end: piece.start + to };

  /** Pieces of the present text between two of its offsets. */
  const slice = (from: number, to: number): Piece[] => {
    const found: Piece[] = [];
    let at = 0;
    for (const piece of pieces) {
      const length = lengthOf(piece);
      const low = Math.max(from - at, 0);
      const high = Math.min(to - at, length);
      if (low < high) found.push(part(piece, low, high));
      at += length;
    }
    return found;
  };

  return {
    text: () => pieces.map(textOf).join(''),
    apply(edits) {
      const total = pieces.reduce((sum, piece) => sum + lengthOf(piece), 0);
      const next: Piece[] = [];
      let at = 0;
      for (const edit of sortEdits(edits)) {
        next.push(...slice(at, edit.range.start));
        if (edit.newText !== '') next.push({ inserted: edit.newText });
        at = edit.range.end;
      }
      next.push(...slice(at, total));
      pieces = next;
    },
    edits() {
      const edits: TextEdit[] = [];
      let at = 0;
      let inserted = '';
      const flush = (upTo: number) => {
        if (upTo > at || inserted !== '') edits.push({ range: { start: at, end: upTo }, newText: inserted });
        inserted = '';
      };
      for (const piece of pieces) {
        if ('inserted' in piece) inserted += piece.inserted;
        else {
          flush(piece.start);
          at = piece.end;
        }
      }
      flush(original.length);
      return edits.filter(({ range, newText }) => original.slice(range.start, range.end) !== newText);
    },
  };
}

/** In source order; insertions at one place stay in the order given. */
export function sortEdits(edits: readonly TextEdit[]): readonly TextEdit[] {
  return [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}

/** Whether two edits of one text exclude each other. Insertions at the same place or at the border of a span do not. */
export function conflict(a: TextEdit, b: TextEdit): boolean {
  if (a.range.start === b.range.start && a.range.end === b.range.end) return a.range.start !== a.range.end;
  return a.range.start < b.range.end && b.range.start < a.range.end;
}

/** The text after non-overlapping edits. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const working = createWorkingText(text);
  working.apply(edits);
  return working.text();
}
