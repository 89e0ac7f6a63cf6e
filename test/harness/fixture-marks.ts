import type { TextRange } from '../../server/src/core/location';

/** A span that a fixture expects a finding on; without `messageId` any message of the rule will do. */
export interface Mark {
  readonly messageId?: string;
  readonly range: TextRange;
  /** `missing`: should be found and is not yet. `spurious`: is found and should not be. */
  readonly gap?: 'missing' | 'spurious';
  /** Of low precision, so nobody sees it who does not ask for it. */
  readonly hidden?: true;
}

const opener = /\[\||\{\|([\w-]+~?):/y;

/** Stands inside invented keys so that scanners of repositories do not take them for real ones. */
const seam = '{||}';

/** A text without seams, for fences that have no marks. */
export function withoutSeams(text: string): string {
  return text.replaceAll(seam, '');
}

/**
 * Takes the marks out of a text: `[|span|]`, `{|messageId:span|}`, `{|messageId~:span|}`, `{|MISSING:span|}`, `{|SPURIOUS:span|}`. Marks may nest.
 * The seam `{||}` goes too and marks nothing.
 */
export function readMarks(marked: string): { readonly text: string; readonly marks: readonly Mark[] } {
  const open: { readonly start: number; readonly close: string; readonly messageId?: string }[] = [];
  const marks: Mark[] = [];
  let text = '';
  for (let i = 0; i < marked.length; ) {
    if (marked.startsWith(seam, i)) {
      i += seam.length;
      continue;
    }
    const top = open.at(-1);
    if (top && marked.startsWith(top.close, i)) {
      open.pop();
      marks.push(toMark(top.messageId, { start: top.start, end: text.length }));
      i += 2;
      continue;
    }
    opener.lastIndex = i;
    const found = opener.exec(marked);
    if (found) {
      open.push({ start: text.length, close: found[1] ? '|}' : '|]', messageId: found[1] });
      i += found[0].length;
      continue;
    }
    text += marked[i];
    i++;
  }
  if (open.length > 0) throw new Error(`A mark is not closed: ${marked.slice(0, 80)}`);
  return { text, marks: marks.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end) };
}

function toMark(id: string | undefined, range: TextRange): Mark {
  if (id === 'MISSING') return { range, gap: 'missing' };
  if (id === 'SPURIOUS') return { range, gap: 'spurious' };
  return id?.endsWith('~') ? { messageId: id.slice(0, -1), range, hidden: true } : { messageId: id, range };
}
