/** A place in a text: line and character count from 0, characters in UTF-16 code units. */
export interface LinePosition {
  readonly line: number;
  readonly character: number;
}

export interface LineIndex {
  readonly lineCount: number;
  /** Offsets beyond the text count as its end. */
  positionAt(offset: number): LinePosition;
  /** Offset of the first character of a line. */
  startOf(line: number): number;
  /** Text of a line without its line break. */
  textOf(line: number): string;
}

/**
 * Line starts of a text; `\n`, `\r\n` and a lone `\r` all end a line. A byte order mark counts in offsets but, as editors
 * hide it, neither as a character of the first line nor in its text.
 */
export function createLineIndex(text: string): LineIndex {
  const starts = [text.charCodeAt(0) === 0xfeff ? 1 : 0];
  for (let i = starts[0] as number; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  const startOf = (line: number) => starts[line] ?? text.length;
  return {
    lineCount: starts.length,
    startOf,
    positionAt(offset) {
      const target = Math.max(0, Math.min(offset, text.length));
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] as number) <= target) low = middle;
        else high = middle - 1;
      }
      return { line: low, character: Math.max(0, target - (starts[low] as number)) };
    },
    textOf: (line) => text.slice(startOf(line), startOf(line + 1)).replace(/\r?\n$|\r$/, ''),
  };
}
