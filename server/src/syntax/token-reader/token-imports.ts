import { buildNode } from '../build-node';
import type { ImportNode } from '../nodes';
import type { TokenParser } from './token-parser';

/** An import that begins at a token, and the token behind it. Imports are read as text to the end of their statement. */
export function readImport(
  parser: TokenParser,
  index: number,
  until: number,
): { node: ImportNode; next: number } | undefined {
  const { tokens, text, language } = parser;
  const word = parser.word(index);
  const starts =
    language === 'objective-c'
      ? (word === '#' || word === '@') && /^(?:import|include)$/.test(parser.word(index + 1))
      : word === 'import' || (language === 'dart' && word === 'export');
  if (!starts || parser.word(index + 1) === '(' || (index > 0 && tokens.lineStart[index] === 0 && !afterSemicolon())) {
    return undefined;
  }
  const start = tokens.start[index] as number;
  let next = index + 1;
  // Imports of TypeScript and Dart may span lines; a thousand tokens are more than any import has.
  const limit = Math.min(until, index + 1000);
  const multiline = language === 'typescript' || language === 'javascript' || language === 'dart';
  let braces = 0;
  for (; next < limit; next++) {
    const mark = parser.word(next);
    if (mark === ';') break;
    if (mark === '{') braces++;
    else if (mark === '}') braces--;
    const startsLine = tokens.lineStart[next] === 1;
    if (startsLine && (!multiline || (braces === 0 && hasSpecifier(next)))) break;
  }
  const end = tokens.end[next - 1] as number;
  const node = fromText(text.slice(start, end), { start, end });
  return node && { node, next };

  function afterSemicolon(): boolean {
    return parser.word(index - 1) === ';';
  }
  function hasSpecifier(before: number): boolean {
    return /["']/.test(text.slice(start, tokens.end[before - 1]));
  }
  function fromText(source: string, range: { start: number; end: number }): ImportNode | undefined {
    const make = (fields: Partial<Pick<ImportNode, 'names' | 'wildcard' | 'namespace'>> & { module: string }) =>
      buildNode('import', { range, nativeKind: 'import' }, { names: [], wildcard: false, ...fields }, []);
    if (language === 'kotlin' || language === 'java') {
      const match = /^import\s+(?:static\s+)?([\w.$`]+?)(\.\*)?(?:\s+as\s+(\w+))?\s*$/.exec(source.trim());
      if (!match) return undefined;
      const path = (match[1] as string).replace(/\.$/, '');
      if (match[2]) return make({ module: path, wildcard: true });
      const dot = path.lastIndexOf('.');
      const imported = path.slice(dot + 1);
      return make({ module: path.slice(0, Math.max(0, dot)), names: [{ imported, local: match[3] ?? imported }] });
    }
    if (language === 'swift') {
      const match = /^import\s+(?:(?:struct|class|enum|func|protocol|var|let|typealias)\s+)?([\w.]+)/.exec(source);
      return match ? make({ module: match[1] as string, wildcard: true }) : undefined;
    }
    if (language === 'objective-c') {
      const match = /^[#@]\s*(?:import|include)\s*(<[^>]*>|"[^"]*"|[\w.]+)/.exec(source);
      return match ? make({ module: (match[1] as string).replace(/^"|"$/g, ''), wildcard: true }) : undefined;
    }
    const specifier = /(["'])(.*?)\1/.exec(source)?.[2];
    if (specifier === undefined) return undefined;
    if (language === 'dart') {
      const namespace = /\bas\s+(\w+)/.exec(source)?.[1];
      const shown = /\bshow\s+([\w\s,$]+)/.exec(source)?.[1]?.split(/\bhide\b/)[0];
      const names = (shown ?? '').split(',').flatMap((name) => {
        const imported = name.trim();
        return imported ? [{ imported, local: imported }] : [];
      });
      return make({
        module: specifier,
        names,
        wildcard: !namespace && names.length === 0,
        ...(namespace ? { namespace } : {}),
      });
    }
    const namespace = /\*\s+as\s+([\w$]+)/.exec(source)?.[1];
    const fallback = /^import\s+(?:type\s+)?([\w$]+)\s*(?:,|from\b)/.exec(source)?.[1];
    const names = fallback ? [{ imported: 'default', local: fallback }] : [];
    for (const part of (/\{([^{}]*)\}/.exec(source)?.[1] ?? '').split(',')) {
      const match = /^\s*(?:type\s+)?([\w$]+)(?:\s+as\s+([\w$]+))?\s*$/.exec(part);
      if (match) names.push({ imported: match[1] as string, local: match[2] ?? (match[1] as string) });
    }
    return make({ module: specifier, names, ...(namespace ? { namespace } : {}) });
  }
}
