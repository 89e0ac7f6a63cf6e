import type { TextRange } from '../../core/location';
import { type DocumentProblem, maxDepth } from './build-document';

/** XML and HTML differ in void elements, raw text, case and attributes without quotes. */
export type Dialect = 'xml' | 'html';

export interface MarkupAttribute {
  readonly name: string;
  readonly nameRange: TextRange;
  /** Between the quotes, entities not decoded. Empty behind the name when the attribute has no value. */
  readonly valueRange: TextRange;
  readonly range: TextRange;
}

export interface StartTag {
  readonly name: string;
  readonly nameRange: TextRange;
  readonly attributes: readonly MarkupAttribute[];
  /** Behind `>`, or where the tag breaks off. */
  readonly end: number;
  /** Ends with `/>`. */
  readonly empty: boolean;
  /** Has its `>`. */
  readonly complete: boolean;
}

/** An element by position: `content` lies between its tags and is empty for `<a/>`. */
export interface MarkupElement {
  readonly tag: StartTag;
  readonly range: { readonly start: number; end: number };
  readonly content: { readonly start: number; end: number };
  readonly children: MarkupElement[];
}

const nameStart = /[\p{L}_:]/u;
const tagName = /[^\s/><"'=]+/y;
const attributeName = /[^\s/><"'=]+/y;
const unquotedHtml = /[^\s>]*/y;
const unquotedXml = /[^\s>/<"']*/y;
const space = /\s*/y;

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

/** Whether a tag can start at `at`, where `<` stands. */
function startsTag(text: string, at: number): boolean {
  return at + 1 < text.length && nameStart.test(String.fromCodePoint(text.codePointAt(at + 1) ?? 0));
}

/** Reads the start tag whose `<` is at `start`. Half-typed tags end before the next `<` or at the end of the text. */
export function readStartTag(
  text: string,
  start: number,
  dialect: Dialect,
  problems: DocumentProblem[] = [],
): StartTag {
  const name = matchAt(tagName, text, start + 1);
  const nameRange = { start: start + 1, end: start + 1 + name.length };
  const attributes: MarkupAttribute[] = [];
  let at = nameRange.end;
  let empty = false;
  let complete = false;
  while (at < text.length) {
    at += matchAt(space, text, at).length;
    if (text[at] === '>') {
      complete = true;
      at++;
      break;
    }
    if (text.startsWith('/>', at)) {
      empty = complete = true;
      at += 2;
      break;
    }
    if (at >= text.length || text[at] === '<') break;
    const attribute = readAttribute(text, at, dialect, problems);
    if (attribute) {
      attributes.push(attribute);
      at = attribute.range.end;
    } else {
      if (text[at] !== '/')
        problems.push({ message: `unexpected '${text[at]}' in <${name}>`, range: span(at, at + 1) });
      at++;
    }
  }
  if (!complete) problems.push({ message: `the tag <${name}> is not finished`, range: span(start, at) });
  return { name, nameRange, attributes, end: at, empty, complete };
}

function readAttribute(
  text: string,
  start: number,
  dialect: Dialect,
  problems: DocumentProblem[],
): MarkupAttribute | undefined {
  const name = matchAt(attributeName, text, start);
  if (name === '') return undefined;
  const nameRange = span(start, start + name.length);
  let at = nameRange.end + matchAt(space, text, nameRange.end).length;
  if (text[at] !== '=') {
    if (dialect === 'xml') problems.push({ message: `attribute ${name} has no value`, range: nameRange });
    return { name, nameRange, valueRange: span(nameRange.end, nameRange.end), range: nameRange };
  }
  const equals = at;
  at += 1 + matchAt(space, text, at + 1).length;
  const quote = text[at];
  if (quote === '"' || quote === "'") {
    const end = closingQuote(text, at, dialect);
    if (end !== undefined) {
      return { name, nameRange, valueRange: span(at + 1, end), range: span(start, end + 1) };
    }
    const stop = at + 1 + matchAt(/[^\n\r<>]*/y, text, at + 1).length;
    const next = /(?<!\s)\s+[\w:.-]+\s*=\s*["']/.exec(text.slice(at + 1, stop));
    const valueEnd = next ? at + 1 + next.index : stop;
    problems.push({ message: `missing closing quote of attribute ${name}`, range: span(at, valueEnd) });
    return { name, nameRange, valueRange: span(at + 1, valueEnd), range: span(start, valueEnd) };
  }
  const value = matchAt(dialect === 'html' ? unquotedHtml : unquotedXml, text, at);
  if (value === '') at = equals + 1;
  if (dialect === 'xml') {
    problems.push({
      message: `the value of attribute ${name} is not in quotes`,
      range: span(start, at + value.length),
    });
  }
  return {
    name,
    nameRange,
    valueRange: span(at, at + value.length),
    range: span(start, at + value.length),
  };
}

/** Where the value that opens at `open` is closed; undefined when the next quote evidently opens another value. */
function closingQuote(text: string, open: number, dialect: Dialect): number | undefined {
  const end = text.indexOf(text[open] as string, open + 1);
  if (end === -1) return undefined;
  const value = text.slice(open + 1, end);
  if (dialect === 'xml' && value.includes('<')) return undefined;
  const opensNext = /\s[\w:.@-]+\s*=\s*$/.test(value.slice(-200)) && !/^[\s/>]?$/.test(text[end + 1] ?? '');
  return opensNext ? undefined : end;
}

const voidElements: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);
const rawElements: ReadonlySet<string> = new Set(['script', 'style', 'textarea', 'title']);

/**
 * Finds the elements of any text, however broken: an element that is never closed ends with its parent, a closing tag
 * that closes nothing is left out, and a start tag without `>` has no content.
 */
export function scanElements(text: string, dialect: Dialect, problems: DocumentProblem[]): MarkupElement[] {
  const top: MarkupElement[] = [];
  const stack: MarkupElement[] = [];
  const open = new Map<string, number>();
  const key = (name: string) => (dialect === 'html' ? name.toLowerCase() : name);

  const close = (contentEnd: number, end: number): MarkupElement | undefined => {
    const element = stack.pop();
    if (!element) return undefined;
    element.content.end = contentEnd;
    element.range.end = end;
    const name = key(element.tag.name);
    open.set(name, (open.get(name) ?? 1) - 1);
    return element;
  };
  const unclosed = (element: MarkupElement | undefined) => {
    if (element && dialect === 'xml') {
      problems.push({ message: `<${element.tag.name}> is not closed`, range: element.tag.nameRange });
    }
  };

  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at)) {
    const skipped = skipMarkup(text, at, problems);
    if (skipped !== undefined) {
      at = skipped;
    } else if (text[at + 1] === '/') {
      const name = matchAt(tagName, text, at + 2);
      const next = text.indexOf('<', at + 1);
      const gt = text.slice(at, next === -1 ? text.length : next).indexOf('>');
      const end = gt === -1 ? at + 2 + name.length : at + gt + 1;
      if ((open.get(key(name)) ?? 0) > 0) {
        while (stack.length > 0 && key(stack[stack.length - 1]?.tag.name ?? '') !== key(name)) unclosed(close(at, at));
        close(at, end);
      } else if (dialect === 'xml') {
        problems.push({ message: `</${name}> closes nothing`, range: span(at, end) });
      }
      at = end;
    } else if (startsTag(text, at)) {
      const tag = readStartTag(text, at, dialect, problems);
      const element: MarkupElement = {
        tag,
        range: { start: at, end: tag.end },
        content: { start: tag.end, end: tag.end },
        children: [],
      };
      (stack[stack.length - 1]?.children ?? top).push(element);
      at = tag.end;
      const name = key(tag.name);
      if (tag.empty || !tag.complete || stack.length >= maxDepth) continue;
      if (dialect === 'html' && voidElements.has(name)) continue;
      stack.push(element);
      open.set(name, (open.get(name) ?? 0) + 1);
      if (dialect === 'html' && rawElements.has(name)) {
        const closing = new RegExp(`</${name}(?=[\\s/>]|$)`, 'gi');
        closing.lastIndex = at;
        at = closing.exec(text)?.index ?? text.length;
      }
    } else {
      at++;
    }
  }
  while (stack.length > 0) unclosed(close(text.length, text.length));
  return top;
}

/** The offset behind the comment, CDATA section, processing instruction or declaration at `at`; undefined for others. */
export function skipMarkup(text: string, at: number, problems?: DocumentProblem[]): number | undefined {
  const past = (closing: string, what: string) => {
    const end = text.indexOf(closing, at + 2);
    if (end !== -1) return end + closing.length;
    problems?.push({ message: `the ${what} is not closed`, range: span(at, at + 2) });
    return text.length;
  };
  if (text.startsWith('<!--', at)) return past('-->', 'comment');
  if (text.startsWith('<![CDATA[', at)) return past(']]>', 'CDATA section');
  if (text.startsWith('<?', at)) return past('?>', 'processing instruction');
  if (!text.startsWith('<!', at)) return undefined;
  const end = text.indexOf('>', at);
  // Only a document type at the start may hold declarations of its own, so nothing else has to look far ahead.
  if (at < 4000 && end !== -1 && text.slice(at, end).includes('[')) {
    const closing = /\]\s*>/g;
    closing.lastIndex = at;
    const found = closing.exec(text);
    if (found) return found.index + found[0].length;
  }
  return past('>', 'declaration');
}

function span(start: number, end: number): TextRange {
  return { start, end };
}
