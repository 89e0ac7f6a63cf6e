import type { ts } from 'ts-morph';
import type { CodeLanguage } from '../../core/language';
import { buildNode } from '../build-node';
import type { CodeAdapter, ParseBudget, ParsedCode } from '../language-adapter';
import type { SyntaxTree } from '../nodes';
import { readTokens } from '../token-reader/read-tokens';
import { readComments } from './comments';
import { type Conversion, type ConverterTable, convertAll, type Typescript } from './conversion';
import { createConverters } from './converters';
import { withNodeLimit } from './node-limit';
import { ScriptUnits } from './script-units';

/** The compiler knows no time, so the budget is turned into a length: it reads well over this much per millisecond. */
const charactersPerMillisecond = 2000;

/** What the compiler found wrong while parsing; not part of its published type. */
type ParsedSource = ts.SourceFile & { readonly parseDiagnostics?: readonly unknown[] };

/**
 * Reads TypeScript and JavaScript, with JSX in `.tsx` and in every JavaScript file. The compiler is loaded with the first
 * file, because it is large. Parsing only: no library files, no resolution of imports, no type checker.
 */
export function createTsMorphAdapter(): CodeAdapter {
  let table: ConverterTable | undefined;
  return {
    languages: ['typescript', 'javascript'],
    parse(text, language, uri, budget, previous) {
      if (text.length > sizeLimit(budget)) return reduced(text, language);
      table ??= load();
      try {
        const last = previous instanceof ScriptUnits ? previous : undefined;
        return { ...readSource(table, extensionOf(language, uri), text, language, last), dispose: () => undefined };
      } catch {
        // Thousands of nested brackets exhaust the compiler's own recursion, a broken text its nodes, and no text may make the reader throw.
        return reduced(text, language);
      }
    },
  };
}

function load(): ConverterTable {
  const { ts }: typeof import('ts-morph') = require('ts-morph');
  return createConverters(ts);
}

/** The compiler reads JSX by this extension. In JavaScript it is always on, because React Native writes it in plain `.js`. */
function extensionOf(language: CodeLanguage, uri: string): string {
  if (language === 'javascript') return '.jsx';
  return /\.tsx$/i.test(uri) ? '.tsx' : '.ts';
}

function readSource(
  table: ConverterTable,
  extension: string,
  text: string,
  language: CodeLanguage,
  last: ScriptUnits | undefined,
): Pick<ParsedCode, 'tree' | 'reusable'> {
  const source = parseSource(table.ts, extension, text);
  if (errorCount(source) === 0) {
    const reusable = new ScriptUnits(text, extension, last);
    return { tree: toTree(table, source, text, reusable), reusable };
  }
  if (language !== 'javascript') return { tree: toTree(table, source, text) };
  // Plain JavaScript may hold Flow types, or generic arrows and casts that only read without JSX: the best reading wins.
  const others = [
    ['.jsx', withoutFlowSyntax(text)],
    ['.ts', text],
  ] as const;
  let best = source;
  for (const [extensionOfOther, variant] of others) {
    const other = parseSource(table.ts, extensionOfOther, variant);
    if (errorCount(other) < errorCount(best)) best = other;
  }
  return { tree: toTree(table, best, text) };
}

/** Parses only; documentation comments are left unread, as nobody asks for them. */
function parseSource(ts: Typescript, extension: string, text: string): ParsedSource {
  // The compiler drops a byte order mark and counts from behind it; a blank in its place keeps all positions.
  const shown = text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
  const how = { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone };
  return withNodeLimit(ts, shown, () => ts.createSourceFile(`/source${extension}`, shown, how));
}

function errorCount(source: ParsedSource): number {
  return source.parseDiagnostics?.length ?? 0;
}

/** Blanks what Flow has and TypeScript has not, keeping every position: the bars of exact object types and `opaque`. */
function withoutFlowSyntax(text: string): string {
  return text
    .replace(/\{\|(?!\|)/g, '{ ')
    .replace(/(?<!\|)\|\}/g, ' }')
    .replace(/^([^\S\r\n\u2028\u2029]*(?:export\s+)?)opaque(?=\s+type\b)/gm, '$1      ');
}

function toTree(table: ConverterTable, source: ParsedSource, text: string, units?: ScriptUnits): SyntaxTree {
  const c: Conversion = { ...table, source, text, path: [], units };
  const place = { range: { start: 0, end: text.length }, nativeKind: 'SourceFile' };
  const root = buildNode('file', place, { packageName: '' }, convertAll(c, source.statements));
  return { root, comments: readComments(table.ts, source, text), reduced: false, hasErrors: errorCount(source) > 0 };
}

function sizeLimit(budget: ParseBudget): number {
  return budget.milliseconds * charactersPerMillisecond;
}

function reduced(text: string, language: CodeLanguage): { tree: SyntaxTree; dispose(): void } {
  return { tree: readTokens(text, language), dispose: () => undefined };
}
