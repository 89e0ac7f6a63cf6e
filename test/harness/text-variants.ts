import type { LanguageId } from '../../server/src/core/language';

/** A text that means the same, and where each offset of the original is in it. */
export interface TextVariant {
  readonly name: string;
  readonly text: string;
  map(offset: number): number;
}

const hashComments: ReadonlySet<LanguageId> = new Set(['yaml', 'toml', 'properties', 'podfile']);
const markup: ReadonlySet<LanguageId> = new Set(['xml', 'plist', 'html']);

/** A comment on a line of its own; undefined for languages without comments. */
export function commentLine(language: LanguageId, content: string): string | undefined {
  if (language === 'json' || language === 'text') return undefined;
  if (markup.has(language)) return `<!-- ${content} -->`;
  return hashComments.has(language) ? `# ${content}` : `// ${content}`;
}

/** The whole text as a comment; undefined for languages without comments. */
export function asComment(language: LanguageId, text: string): string | undefined {
  if (language === 'json' || language === 'text') return undefined;
  if (markup.has(language)) return `<!--\n${text.replace(/-->/g, '').replace(/--/g, '==')}\n-->\n`;
  const mark = hashComments.has(language) ? '#' : '//';
  return text
    .split('\n')
    .map((line) => (line === '' ? line : `${mark} ${line}`))
    .join('\n');
}

/** A program whose only statement holds the whole text as a string literal; undefined for structured files. */
export function asStringLiteral(language: LanguageId, text: string): string | undefined {
  const json = JSON.stringify(text).replace(/\$/g, '\\$');
  switch (language) {
    case 'kotlin':
      return `val sample = ${json}\n`;
    case 'java':
      return `class Sample { String sample = ${json.replace(/\\\$/g, '$')}; }\n`;
    case 'swift':
      return `let sample = ${json.replace(/\\\$/g, '$')}\n`;
    case 'objective-c':
      return `NSString *sample = @${json.replace(/\\\$/g, '$')};\n`;
    case 'dart':
      return `const sample = ${json};\n`;
    case 'typescript':
    case 'javascript':
      return `export const sample = ${json.replace(/\\\$/g, '$')};\n`;
    default:
      return undefined;
  }
}

/** The text in other clothes: emoji in the first line, Windows line ends, tabs, byte order mark. */
export function variantsOf(language: LanguageId, text: string): readonly TextVariant[] {
  const variants: TextVariant[] = [
    { name: 'with a byte order mark', text: `\ufeff${text}`, map: (offset) => offset + 1 },
    {
      name: 'with Windows line ends',
      text: text.replace(/\n/g, '\r\n'),
      map: (offset) => offset + (text.slice(0, offset).match(/\n/g)?.length ?? 0),
    },
  ];
  const comment = commentLine(language, '🔑🔑 first line');
  if (comment) {
    const prolog = markup.has(language) ? (/^(?:<\?xml[^>]*>\s*|<!DOCTYPE[^>]*>\s*)*/i.exec(text)?.[0].length ?? 0) : 0;
    const added = `${comment}\n`;
    variants.push({
      name: 'behind a line with emoji',
      text: text.slice(0, prolog) + added + text.slice(prolog),
      map: (offset) => (offset >= prolog ? offset + added.length : offset),
    });
  }
  if (language !== 'yaml') variants.push(tabbed(text));
  return variants;
}

/** Two spaces of indentation become a tab. */
function tabbed(text: string): TextVariant {
  const removed: number[] = [];
  let result = '';
  let at = 0;
  for (const line of text.split(/(?<=\n)/)) {
    const tabs = Math.floor((/^ */.exec(line)?.[0].length ?? 0) / 2);
    for (let i = 0; i < tabs; i++) removed.push(at + i * 2);
    result += '\t'.repeat(tabs) + line.slice(tabs * 2);
    at += line.length;
  }
  return {
    name: 'indented with tabs',
    text: result,
    map: (offset) => offset - removed.filter((position) => position < offset).length,
  };
}
