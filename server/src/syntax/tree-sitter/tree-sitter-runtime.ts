import { Language, Parser } from 'web-tree-sitter';
import type { GrammarLoader } from '../language-adapter';

// The runtime is one WebAssembly instance per process whatever the number of adapters, and every load of a grammar takes
// memory of that instance for good. Both are therefore loaded once.
let runtime: Promise<void> | undefined;
const loaded = new Map<string, Promise<Language>>();

/** The grammar in this file, loaded on first use. Rejects with an error that names the file when it cannot be loaded. */
export function loadLanguage(loadGrammar: GrammarLoader, fileName: string): Promise<Language> {
  let language = loaded.get(fileName);
  if (!language) {
    language = load(loadGrammar, fileName);
    loaded.set(fileName, language);
    language.catch(() => loaded.delete(fileName));
  }
  return language;
}

async function load(loadGrammar: GrammarLoader, fileName: string): Promise<Language> {
  await startRuntime(loadGrammar);
  try {
    return await Language.load(await loadGrammar(fileName));
  } catch (error) {
    throw new Error(`Cannot load the grammar ${fileName}.`, { cause: error });
  }
}

function startRuntime(loadGrammar: GrammarLoader): Promise<void> {
  runtime ??= start(loadGrammar).catch((error: unknown) => {
    runtime = undefined;
    throw new Error('Cannot start the parser runtime web-tree-sitter.wasm.', { cause: error });
  });
  return runtime;
}

async function start(loadGrammar: GrammarLoader): Promise<void> {
  const bytes = await loadGrammar('web-tree-sitter.wasm');
  // The runtime asks only for the bytes; its type wants an ArrayBuffer of exactly their length.
  await Parser.init({ wasmBinary: new Uint8Array(bytes).buffer });
}
