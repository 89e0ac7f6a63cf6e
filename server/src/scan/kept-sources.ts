import type { SharedSource } from '../syntax/shared-source';

/** UTF-16 units of the texts that are kept; their trees take about 25 bytes a unit. */
const MAX_UNITS = 400_000;

/** Files between their summary and their analysis, so that they are parsed once. What finds no room is parsed again. */
export interface KeptSources {
  /** Keeps a file of this project and forgets those of another; false when there is no room, and the caller disposes of it. */
  keep(source: SharedSource, root: string): boolean;
  /** Hands a file over to the caller, who disposes of it; undefined when it was not kept. */
  take(uri: string): SharedSource | undefined;
  clear(): void;
}

export function createKeptSources(): KeptSources {
  const sources = new Map<string, SharedSource>();
  let ofRoot: string | undefined;
  let units = 0;
  const clear = () => {
    for (const source of sources.values()) source.dispose();
    sources.clear();
    units = 0;
  };
  return {
    keep(source, root) {
      if (root !== ofRoot) clear();
      ofRoot = root;
      if (sources.has(source.uri) || units + source.text.length > MAX_UNITS) return false;
      units += source.text.length;
      sources.set(source.uri, source);
      return true;
    },
    take(uri) {
      const source = sources.get(uri);
      if (!source) return undefined;
      sources.delete(uri);
      units -= source.text.length;
      return source;
    },
    clear,
  };
}
