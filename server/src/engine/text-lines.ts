/** Lines of a text, by UTF-16 offset. Line numbers start at 0. */
export interface TextLines {
  readonly count: number;
  lineAt(offset: number): number;
  /** Offset of a line's first character. */
  start(line: number): number;
  /** The line without its line break. */
  text(line: number): string;
}

export function createTextLines(text: string): TextLines {
  const starts = [0];
  for (let i = text.indexOf('\n'); i !== -1; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
  return {
    count: starts.length,
    lineAt(offset) {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] as number) <= offset) low = middle;
        else high = middle - 1;
      }
      return low;
    },
    start: (line) => starts[line] ?? text.length,
    text: (line) => text.slice(starts[line] ?? text.length, starts[line + 1] ?? text.length).replace(/\r?\n$/, ''),
  };
}
