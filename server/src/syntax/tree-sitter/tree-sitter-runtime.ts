import { Language, Parser } from 'web-tree-sitter';
import type { GrammarLoader } from '../language-adapter';

interface WebAssemblyOptions {
  readonly wasmBinary: ArrayBuffer;
}

/**
 * The runtime's own functions behind `TreeCursor`. All take the address of a tree; the cursor they move lies in a buffer that
 * `cursor_new` fills and nothing else may touch before `cursor_delete`. The public class copies that buffer out and in again
 * for every question, which costs more than the question.
 */
export interface CursorCalls {
  _ts_tree_root_node_wasm(tree: number): void;
  _ts_tree_cursor_new_wasm(tree: number): void;
  _ts_tree_cursor_delete_wasm(tree: number): void;
  _ts_tree_cursor_goto_first_child_wasm(tree: number): number;
  _ts_tree_cursor_goto_next_sibling_wasm(tree: number): number;
  _ts_tree_cursor_goto_parent_wasm(tree: number): number;
  _ts_tree_cursor_current_node_type_id_wasm(tree: number): number;
  _ts_tree_cursor_current_field_id_wasm(tree: number): number;
  _ts_tree_cursor_current_node_is_missing_wasm(tree: number): number;
  /** Where the address of the node's subtree is kept. Subtrees never change, and trees share them. */
  _ts_tree_cursor_current_node_id_wasm(tree: number): number;
  getValue(address: number, type: 'i32'): number;
  _ts_tree_cursor_start_index_wasm(tree: number): number;
  _ts_tree_cursor_end_index_wasm(tree: number): number;
}

/** The cursor functions of the runtime, which runs once a grammar is loaded. */
export function cursorCalls(): CursorCalls {
  if (!started?._ts_tree_cursor_new_wasm) throw new Error('The parser runtime has not been started.');
  return started as CursorCalls;
}

// The runtime is one WebAssembly instance per process whatever the number of adapters, and every load of a grammar takes
// memory of that instance for good. Both are therefore loaded once.
let runtime: Promise<void> | undefined;
/** The runtime decorates the options it is started with by its exports. */
let started: (WebAssemblyOptions & Partial<CursorCalls>) | undefined;
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
  const options = { wasmBinary: new Uint8Array(bytes).buffer };
  await Parser.init(options);
  started = options;
}
