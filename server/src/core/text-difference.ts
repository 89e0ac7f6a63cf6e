/** Where two texts differ, in UTF-16 units: what stands between the beginning and the end that they share. */
export interface TextDifference {
  readonly start: number;
  /** In the first text. */
  readonly endBefore: number;
  /** In the second. */
  readonly endAfter: number;
}

/** The smallest single change that makes one text of another; empty in both for equal texts. */
export function differenceBetween(before: string, after: string): TextDifference {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let end = 0;
  const limit = shorter - start;
  while (end < limit && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)) end++;
  return { start, endBefore: before.length - end, endAfter: after.length - end };
}
