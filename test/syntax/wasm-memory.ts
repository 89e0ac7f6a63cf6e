interface Memory {
  readonly buffer: ArrayBufferLike;
}
type Instantiate = (source: unknown, imports?: { readonly env?: { readonly memory?: Memory } }) => Promise<unknown>;

// The compiler knows WebAssembly only from the library of browsers.
const webAssembly = (globalThis as unknown as { WebAssembly: { instantiate: Instantiate } }).WebAssembly;
const memories = new Set<Memory>();
let watching = false;

/** Remembers every WebAssembly memory handed to a module from now on; the parser runtime gives no access to its own. */
export function watchWasmMemory(): void {
  if (watching) return;
  watching = true;
  const instantiate = webAssembly.instantiate;
  webAssembly.instantiate = (source, imports) => {
    const memory = imports?.env?.memory;
    if (memory) memories.add(memory);
    return instantiate.call(webAssembly, source, imports);
  };
}

/** Bytes of all memories seen. */
export function wasmMemorySize(): number {
  return [...memories].reduce((sum, memory) => sum + memory.buffer.byteLength, 0);
}
