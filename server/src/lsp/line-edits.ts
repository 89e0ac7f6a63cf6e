import { diffLines } from 'diff';
import type { TextEdit } from '../core/edit';

/** The edits, by whole lines, that make one text the other; small ones, so that a preview shows what changes. */
export function lineEdits(before: string, after: string): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let offset = 0;
  let open: { start: number; end: number; newText: string } | undefined;
  const close = (): void => {
    if (open) edits.push({ range: { start: open.start, end: open.end }, newText: open.newText });
    open = undefined;
  };
  for (const { added, removed, value } of diffLines(before, after)) {
    if (!added && !removed) {
      close();
      offset += value.length;
      continue;
    }
    open ??= { start: offset, end: offset, newText: '' };
    if (added) open.newText += value;
    else {
      offset += value.length;
      open.end = offset;
    }
  }
  close();
  return edits;
}
