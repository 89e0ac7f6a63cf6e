import { type Language, Parser, type Tree } from 'web-tree-sitter';
import type { CodeLanguage } from '../../core/language';
import type { CodeAdapter, GrammarLoader, ParseBudget } from '../language-adapter';
import type { SyntaxTree } from '../nodes';
import { readTokens } from '../token-reader/read-tokens';
import { recoverErrors } from './error-recovery';
import type { LanguageMapping } from './language-mapping';
import { loadLanguage } from './tree-sitter-runtime';

/** UTF-16 units above which a file is generated or data and is read at token level only. */
const MAX_PARSED_LENGTH = 2_000_000;

interface Entry {
  readonly mapping: LanguageMapping;
  readonly grammar: Language;
  /** Undefined after the runtime aborted inside it; the next parse makes a fresh one. */
  parser: Parser | undefined;
}

/**
 * Reads every language that has a mapping through its tree-sitter grammar. All grammars are loaded here so that parsing
 * is synchronous. Rejects when a grammar cannot be loaded. The returned adapter never throws: whatever tree-sitter cannot
 * read within the budget, or at all, is read at token level and marked `reduced`.
 */
export async function createTreeSitterAdapter(
  loadGrammar: GrammarLoader,
  mappings: readonly LanguageMapping[],
): Promise<CodeAdapter> {
  const entries = new Map<CodeLanguage, Entry>();
  await Promise.all(
    mappings.map(async (mapping) => {
      const grammar = await loadLanguage(loadGrammar, mapping.grammar);
      entries.set(mapping.language, { mapping, grammar, parser: undefined });
    }),
  );
  return {
    languages: mappings.map((mapping) => mapping.language),
    parse(text, language, _uri, budget) {
      const entry = entries.get(language);
      const parsed = entry && text.length <= MAX_PARSED_LENGTH ? parseWithGrammar(entry, text, budget) : undefined;
      return parsed ?? { tree: readTokens(text, language), dispose: () => undefined };
    },
  };
}

function parseWithGrammar(
  entry: Entry,
  text: string,
  budget: ParseBudget,
): { tree: SyntaxTree; dispose(): void } | undefined {
  let native: Tree | undefined;
  try {
    native = nativeTree(entry, text, budget);
    if (!native) return undefined;
    const { root, comments } = entry.mapping.convert(native, text);
    const { rootNode } = native;
    (root as { native?: unknown }).native = rootNode;
    const { hasError: hasErrors } = rootNode;
    if (hasErrors) recoverErrors(root, text, entry.mapping.language);
    return { tree: { root, comments, reduced: false, hasErrors }, dispose: disposer(native) };
  } catch {
    // A WebAssembly trap leaves the parser in an unknown state. It is abandoned and not deleted, because deleting walks
    // the very structures that are broken.
    entry.parser = undefined;
    if (native) disposer(native)();
    return undefined;
  }
}

function nativeTree(entry: Entry, text: string, budget: ParseBudget): Tree | undefined {
  entry.parser ??= new Parser().setLanguage(entry.grammar);
  // A byte order mark becomes a space: every grammar skips it and all offsets stay what they are in the file.
  const prepared = entry.mapping.prepare?.(text) ?? text;
  const input = prepared.charCodeAt(0) === 0xfeff ? ` ${prepared.slice(1)}` : prepared;
  const deadline = performance.now() + budget.milliseconds;
  const tree = entry.parser.parse(input, null, { progressCallback: () => performance.now() > deadline });
  if (tree) return tree;
  // Without this the next parse would go on where this one was stopped.
  entry.parser.reset();
  return undefined;
}

function disposer(tree: Tree): () => void {
  let live = true;
  return () => {
    if (!live) return;
    live = false;
    try {
      tree.delete();
    } catch {
      // The runtime aborted earlier; its memory goes with the process.
    }
  };
}
