/** A half-open span of a text in UTF-16 code units, as JavaScript strings count them. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A span in a named file. `uri` is the file's URI as the editor or the command line spells it. */
export interface Location {
  readonly uri: string;
  readonly range: TextRange;
}

/** Whether `outer` covers all of `inner`. */
export function contains(outer: TextRange, inner: TextRange): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Whether two spans share at least one code unit, or one is empty and lies within the other. */
export function overlaps(a: TextRange, b: TextRange): boolean {
  if (a.start === a.end || b.start === b.end) return a.start <= b.end && b.start <= a.end;
  return a.start < b.end && b.start < a.end;
}
