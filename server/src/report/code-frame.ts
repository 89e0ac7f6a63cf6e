import type { LineIndex } from '../core/line-index';
import type { ReportPlace } from './report-input';

/** Lines shown before and after the first line of a finding. */
const CONTEXT = 1;
/** Longer lines are cut around the finding. */
const MAX_WIDTH = 140;

export interface FrameLine {
  /** Line number, or empty for the line with the carets. */
  readonly label: string;
  readonly text: string;
  readonly kind: 'context' | 'finding' | 'carets';
}

/** The finding's first line with carets under its span and a line around it on both sides. */
export function codeFrame(lines: LineIndex, place: ReportPlace): readonly FrameLine[] {
  const frame: FrameLine[] = [];
  const first = place.line - 1;
  const from = Math.max(0, first - CONTEXT);
  const to = Math.min(lines.lineCount - 1, first + CONTEXT);
  const text = lines.textOf(first);
  const start = place.column - 1;
  const offset = text.length > MAX_WIDTH ? Math.max(0, start - 40) : 0;
  for (let line = from; line <= to; line++) {
    const shown = printable(
      lines
        .textOf(line)
        .slice(line === first ? offset : 0)
        .slice(0, MAX_WIDTH),
    );
    frame.push({ label: String(line + 1), text: shown, kind: line === first ? 'finding' : 'context' });
    if (line !== first) continue;
    const end = place.endLine > place.line ? text.length : place.endColumn - 1;
    const before = text.slice(offset, start);
    const marked = text.slice(start, Math.min(end, offset + MAX_WIDTH));
    frame.push({ label: '', text: blank(before) + '^'.repeat(Math.max(1, width(marked))), kind: 'carets' });
  }
  return frame;
}

/** Replaces control characters, so that the text of a file cannot steer the terminal. Tabs stay. */
export function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose.
  return text.replace(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\u00b7');
}

const WIDE =
  /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;

/** Columns that a text takes in a terminal. */
function width(text: string): number {
  let columns = 0;
  for (const character of text) columns += WIDE.test(character) ? 2 : 1;
  return columns;
}

/** Blanks as wide as the text; tabs stay tabs, so that carets stand under their text whatever the tab width. */
function blank(text: string): string {
  let result = '';
  for (const character of text) result += character === '\t' ? '\t' : ' '.repeat(WIDE.test(character) ? 2 : 1);
  return result;
}
