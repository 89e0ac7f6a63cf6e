import type { TextRange } from '../../core/location';
import type { Comment } from '../nodes';
import { type MarkupElement, skipMarkup } from './markup-scanner';

/** Replacement texts of entities by name. */
export type Entities = ReadonlyMap<string, string>;

export const xmlEntities: Entities = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

export const htmlEntities: Entities = new Map([
  ...xmlEntities,
  ['nbsp', '\u00a0'],
  ['copy', '©'],
  ['reg', '®'],
  ['hellip', '…'],
  ['ndash', '–'],
  ['mdash', '—'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['times', '×'],
  ['bull', '•'],
]);

/** Character and named entities replaced; what is unknown stays as written. One pass, so nothing expands without end. */
export function decodeEntities(text: string, entities: Entities): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([\w.-]+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return entities.get(name) ?? whole;
    const point = hex !== undefined ? Number.parseInt(hex, 16) : Number.parseInt(decimal, 10);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

/** Internal entities of a document type declaration, added to XML's own. */
export function declaredEntities(text: string): Entities {
  if (!/<!ENTITY\s/.test(text)) return xmlEntities;
  const entities = new Map(xmlEntities);
  for (const [, name, double, single] of text.matchAll(/<!ENTITY\s+([\w.-]+)\s+(?:"([^"]*)"|'([^']*)')\s*>/g)) {
    const value = double ?? single ?? '';
    if (name && value.length <= 1000) entities.set(name, decodeEntities(value, xmlEntities));
  }
  return entities;
}

/** A stretch of character data of one element. */
interface TextRun {
  readonly range: TextRange;
  readonly literal: boolean;
}

/** What stands between the child elements of a content. */
export interface Gaps {
  readonly runs: readonly TextRun[];
  readonly comments: readonly Comment[];
}

/** Text runs and comments of `content` outside `children`. */
export function readGaps(text: string, content: TextRange, children: readonly MarkupElement[]): Gaps {
  const runs: TextRun[] = [];
  const comments: Comment[] = [];
  let from = content.start;
  for (const next of children) {
    readGap(text, from, next.range.start, runs, comments);
    from = next.range.end;
  }
  readGap(text, from, content.end, runs, comments);
  return { runs, comments };
}

function readGap(text: string, from: number, to: number, runs: TextRun[], comments: Comment[]): void {
  let start = from;
  const flush = (end: number) => {
    if (end > start) runs.push({ range: { start, end }, literal: false });
  };
  for (let at = text.indexOf('<', from); at !== -1 && at < to; at = text.indexOf('<', at)) {
    const end = Math.min(skipMarkup(text, at) ?? strayTagEnd(text, at), to);
    flush(at);
    if (text.startsWith('<!--', at)) comments.push({ range: { start: at, end }, text: text.slice(at, end) });
    if (text.startsWith('<![CDATA[', at)) {
      const inner = { start: at + 9, end: text.endsWith(']]>', end) ? end - 3 : end };
      if (inner.end > inner.start) runs.push({ range: inner, literal: true });
    }
    start = end;
    at = end;
  }
  flush(to);
}

/** Closing tags that close nothing are no text; a lone `<` is skipped. */
function strayTagEnd(text: string, at: number): number {
  if (text[at + 1] !== '/') return at + 1;
  const end = text.indexOf('>', at);
  return end === -1 ? text.length : end + 1;
}

/**
 * The text of an element, trimmed, and its place. With child elements between the words it is only the first stretch, so
 * that replacing the range never takes an element away. Undefined when there is nothing but white space.
 */
export function textValue(
  text: string,
  gaps: Gaps,
  hasChildren: boolean,
  entities: Entities,
): { readonly value: string; readonly range: TextRange } | undefined {
  const runs = gaps.runs.map((run) => trimRun(text, run)).filter((run) => run.range.end > run.range.start);
  const first = runs[0];
  const last = runs[runs.length - 1];
  if (!first || !last) return undefined;
  if (hasChildren || runs.length === 1) {
    return { value: decodeRun(text, first, entities), range: first.range };
  }
  const value = gaps.runs.map((run) => decodeRun(text, run, entities)).join('');
  return { value: value.trim(), range: { start: first.range.start, end: last.range.end } };
}

function decodeRun(text: string, run: TextRun, entities: Entities): string {
  const raw = text.slice(run.range.start, run.range.end);
  return run.literal ? raw : decodeEntities(raw, entities);
}

function trimRun(text: string, run: TextRun): TextRun {
  const raw = text.slice(run.range.start, run.range.end);
  const start = run.range.start + (raw.length - raw.trimStart().length);
  return {
    literal: run.literal,
    range: { start, end: Math.max(start, run.range.end - (raw.length - raw.trimEnd().length)) },
  };
}
