import { type Language, Parser, type Tree } from 'web-tree-sitter';
import type { CodeLanguage } from '../../core/language';
import type { CodeAdapter, GrammarLoader, ParseBudget, ParsedCode } from '../language-adapter';
import { readTokens } from '../token-reader/read-tokens';
import { recoverErrors } from './error-recovery';
import type { LanguageMapping } from './language-mapping';
import { LastTree } from './last-tree';
import { loadLanguage } from './tree-sitter-runtime';
import { Units, UnreadUnit } from './units';

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
    parse(text, language, _uri, budget, previous) {
      const entry = entries.get(language);
      const last = previous instanceof LastTree && previous.language === language ? previous : undefined;
      const parsed =
        entry && text.length <= MAX_PARSED_LENGTH ? parseWithGrammar(entry, text, budget, last) : undefined;
      return parsed ?? { tree: readTokens(text, language), dispose: () => undefined };
    },
  };
}

function parseWithGrammar(
  entry: Entry,
  text: string,
  budget: ParseBudget,
  last: LastTree | undefined,
): ParsedCode | undefined {
  const { mapping } = entry;
  let tree: LastTree | undefined;
  try {
    // A byte order mark becomes a space: every grammar skips it and all offsets stay what they are in the file.
    const prepared = mapping.prepare?.(text) ?? text;
    const input = prepared.charCodeAt(0) === 0xfeff ? ` ${prepared.slice(1)}` : prepared;
    const again = last && reparsed(entry, input, budget, last);
    const native = again ?? parsed(entry, input, budget, null);
    if (!native) return undefined;
    const current = new LastTree(mapping.language, input, native);
    tree = current;
    const { root, comments, units } = converted(mapping, native, text, again && last?.units);
    current.units = units;
    const { rootNode } = native;
    (root as { native?: unknown }).native = rootNode;
    const { hasError: hasErrors } = rootNode;
    if (hasErrors) recoverErrors(root, text, mapping.language);
    const reusable = mapping.reparses && !hasErrors ? current : undefined;
    return { tree: { root, comments, reduced: false, hasErrors }, reusable, dispose: () => current.dispose() };
  } catch {
    // A WebAssembly trap leaves the parser in an unknown state. It is abandoned and not deleted, because deleting walks
    // the very structures that are broken.
    entry.parser = undefined;
    tree?.dispose();
    return undefined;
  }
}

function parsed(entry: Entry, input: string, budget: ParseBudget, old: Tree | null): Tree | undefined {
  entry.parser ??= new Parser().setLanguage(entry.grammar);
  const deadline = performance.now() + budget.milliseconds;
  const tree = entry.parser.parse(input, old, { progressCallback: () => performance.now() > deadline });
  if (tree) return tree;
  // Without this the next parse would go on where this one was stopped.
  entry.parser.reset();
  return undefined;
}

/** The neutral tree, with what can be taken over from the last text, and what the next one can take over. */
function converted(mapping: LanguageMapping, native: Tree, text: string, last: Units | undefined) {
  const types = mapping.unitsIn?.(text);
  if (types && last) {
    const units = new Units(types, text, last);
    try {
      return { ...mapping.convert(native, text, units), units };
    } catch (error) {
      if (!(error instanceof UnreadUnit)) throw error;
    }
  }
  const units = types && new Units(types, text);
  return { ...mapping.convert(native, text, units), units };
}

/**
 * The tree of a text that differs little from the last one. Undefined where the text has errors: how the parser recovers from
 * them depends on what it takes over, and findings must not depend on how a text came about.
 */
function reparsed(entry: Entry, input: string, budget: ParseBudget, last: LastTree): Tree | undefined {
  const old = last.movedTo(input);
  if (!old) return undefined;
  const tree = parsed(entry, input, budget, old);
  old.delete();
  if (!tree?.rootNode.hasError) return tree;
  tree.delete();
  return undefined;
}
