import type { TextEdit } from '../../core/edit';
import { differenceBetween } from '../../core/text-difference';

/** The one edit that makes one text the other, without what they share at both ends. */
export function wholeTextEdits(before: string, after: string): readonly TextEdit[] {
  if (before === after) return [];
  const { start, endBefore, endAfter } = differenceBetween(before, after);
  return [{ range: { start, end: endBefore }, newText: after.slice(start, endAfter) }];
}
