import type { CodeLanguage } from '../core/language';

export interface EmbeddedScripts {
  readonly language: CodeLanguage;
  /** As long as the page, with everything but the scripts blank, so that offsets are those of the page. */
  readonly text: string;
}

/** An opening tag longer than this is broken text; reading on would make unclosed tags quadratic. */
const MAX_TAG_LENGTH = 8192;
const TAG_REST = /^(?:"[^"]*"|'[^']*'|[^'">])*>/;
const SCRIPT_TYPE = /^(?:module|text\/babel|(?:text|application)\/(?:x-)?(?:java|ecma|type)script)?$/i;

/**
 * The scripts written inside an HTML page or a Vue component, or undefined when there are none. Templates and data
 * blocks (`type="application/json"`) are no scripts. An unclosed script reaches to the end of the text.
 */
export function embeddedScripts(page: string): EmbeddedScripts | undefined {
  let language: CodeLanguage = 'javascript';
  let text = '';
  let end = 0;
  for (const script of scriptElements(page)) {
    if (!SCRIPT_TYPE.test(script.type) || page.slice(script.start, script.end).trim() === '') continue;
    if (/^tsx?$/i.test(script.lang) || /typescript/i.test(script.type)) language = 'typescript';
    text += blank(page.slice(end, script.start)) + page.slice(script.start, script.end);
    end = script.end;
    if (end < page.length) {
      // Stands for the closing tag's `<` and keeps the last statement of one script apart from the first of the next.
      text += ';';
      end++;
    }
  }
  return text === '' ? undefined : { language, text: text + blank(page.slice(end)) };
}

interface ScriptElement {
  readonly type: string;
  readonly lang: string;
  /** Of the content. */
  readonly start: number;
  readonly end: number;
}

function* scriptElements(page: string): Generator<ScriptElement> {
  const opening = /<!--|<script(?=[\s>/])/gi;
  for (let match = opening.exec(page); match; match = opening.exec(page)) {
    if (match[0] === '<!--') {
      const close = page.indexOf('-->', opening.lastIndex);
      if (close < 0) return;
      opening.lastIndex = close + 3;
      continue;
    }
    const tag = TAG_REST.exec(page.slice(opening.lastIndex, opening.lastIndex + MAX_TAG_LENGTH))?.[0];
    if (tag === undefined) continue;
    const start = opening.lastIndex + tag.length;
    const closing = /<\/script/gi;
    closing.lastIndex = start;
    const end = tag.endsWith('/>') ? start : (closing.exec(page)?.index ?? page.length);
    yield { type: attributeValue(tag, 'type'), lang: attributeValue(tag, 'lang'), start, end };
    opening.lastIndex = end;
  }
}

function attributeValue(tag: string, name: string): string {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag);
  return (match?.[1] ?? match?.[2] ?? match?.[3] ?? '').trim();
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}
