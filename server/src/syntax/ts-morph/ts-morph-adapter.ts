import type { Project, ts } from 'ts-morph';
import type { CodeLanguage } from '../../core/language';
import { buildNode } from '../build-node';
import type { CodeAdapter, ParseBudget } from '../language-adapter';
import type { SyntaxTree } from '../nodes';
import { readTokens } from '../token-reader/read-tokens';
import { readComments } from './comments';
import { type Conversion, type ConverterTable, convertAll } from './conversion';
import { createConverters } from './converters';

/** The compiler cannot be stopped once it runs, so the budget is turned into a length: it reads well over this much per millisecond. */
const charactersPerMillisecond = 2000;

interface Loaded {
  readonly project: Project;
  readonly table: ConverterTable;
}

/** What the compiler found wrong while parsing; not part of its published type. */
type ParsedSource = ts.SourceFile & { readonly parseDiagnostics?: readonly unknown[] };

/**
 * Reads TypeScript and JavaScript, with JSX in `.tsx` and in every JavaScript file. The compiler is loaded with the first
 * file, because it is large. Parsing only: no library files, no resolution of imports, no type checker.
 */
export function createTsMorphAdapter(): CodeAdapter {
  let loaded: Loaded | undefined;
  let count = 0;
  return {
    languages: ['typescript', 'javascript'],
    parse(text, language, uri, budget) {
      if (text.length > sizeLimit(budget)) return reduced(text, language);
      loaded ??= load();
      const path = `/source-${count++}${extensionOf(language, uri)}`;
      try {
        return { tree: readSource(loaded, path, text, language), dispose: () => undefined };
      } catch {
        // Thousands of nested brackets exhaust the compiler's own recursion, and no text may make the reader throw.
        return reduced(text, language);
      } finally {
        forget(loaded.project, path);
      }
    },
  };
}

function load(): Loaded {
  const tsMorph: typeof import('ts-morph') = require('ts-morph');
  const project = new tsMorph.Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    skipFileDependencyResolution: true,
    compilerOptions: { allowJs: true, target: tsMorph.ts.ScriptTarget.Latest },
  });
  return { project, table: createConverters(tsMorph.ts) };
}

/** The compiler reads JSX by this extension. In JavaScript it is always on, because React Native writes it in plain `.js`. */
function extensionOf(language: CodeLanguage, uri: string): string {
  if (language === 'javascript') return '.jsx';
  return /\.tsx$/i.test(uri) ? '.tsx' : '.ts';
}

function readSource(loaded: Loaded, path: string, text: string, language: CodeLanguage): SyntaxTree {
  const source = parseSource(loaded, path, text);
  if (language !== 'javascript' || errorCount(source) === 0) return toTree(loaded.table, source, text);
  // Plain JavaScript may hold Flow types, or generic arrows and casts that only read without JSX: the best reading wins.
  const others = [
    ['.flow.jsx', withoutFlowSyntax(text)],
    ['.plain.ts', text],
  ] as const;
  let best = source;
  for (const [suffix, variant] of others) {
    const other = parseSource(loaded, path + suffix, variant);
    if (errorCount(other) < errorCount(best)) best = other;
  }
  return toTree(loaded.table, best, text);
}

function parseSource({ project }: Loaded, path: string, text: string): ParsedSource {
  // The compiler drops a byte order mark and counts from behind it; a blank in its place keeps all positions.
  const shown = text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
  return project.createSourceFile(path, shown, { overwrite: true }).compilerNode;
}

/** Drops the wrappers that the project keeps for the file; the compiler's nodes live on as long as the tree that holds them. */
function forget(project: Project, path: string): void {
  for (const suffix of ['', '.flow.jsx', '.plain.ts']) project.getSourceFile(path + suffix)?.forget();
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

function toTree(table: ConverterTable, source: ParsedSource, text: string): SyntaxTree {
  const c: Conversion = { ...table, source, text, depth: 0 };
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
