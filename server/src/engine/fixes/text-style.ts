/** How a file is written; planned edits keep to it. */
export interface TextStyle {
  readonly eol: '\n' | '\r\n';
  /** One level of indentation. */
  readonly indent: string;
}

/** Line ending and indentation as most of the file has them; two spaces when nothing tells. */
export function textStyle(text: string, standard = '  '): TextStyle {
  const crlf = text.match(/\r\n/g)?.length ?? 0;
  const lf = (text.match(/\n/g)?.length ?? 0) - crlf;
  return { eol: crlf > lf ? '\r\n' : '\n', indent: indentOf(text) ?? standard };
}

function indentOf(text: string): string | undefined {
  const counts = new Map<string, number>();
  let previous = '';
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const own = /^[ \t]*/.exec(line)?.[0] ?? '';
    if (own.length > previous.length && own.startsWith(previous)) {
      const step = own.slice(previous.length);
      if (step === '\t' || /^ {2,8}$/.test(step)) counts.set(step, (counts.get(step) ?? 0) + 1);
    }
    previous = own;
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** White space in front of the first character of the line that holds an offset. */
export function lineIndent(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
}

/** Offset of the first character of the line. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Offset behind the line break that ends the line, or the end of the text. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}

/** A span widened to whole lines when nothing else stands on them. */
export function wholeLines(text: string, start: number, end: number): { start: number; end: number } {
  const from = lineStart(text, start);
  const to = lineEnd(text, end);
  const alone = text.slice(from, start).replace('\ufeff', '').trim() === '' && text.slice(end, to).trim() === '';
  if (!alone) return { start, end };
  const bom = text.charCodeAt(from) === 0xfeff ? 1 : 0;
  return { start: from + bom, end: to };
}
