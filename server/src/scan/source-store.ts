import { existsSync } from 'node:fs';
import { toPath } from '../project/file-uri';
import { readSource } from '../project/read-source';

/** Texts by URI: those of open documents first, then the disk. */
export interface SourceStore {
  /** The text, or undefined when the file cannot be read. */
  read(uri: string): string | undefined;
  exists(uri: string): boolean;
  /** Makes `text` the file's text until it is undefined again. */
  set(uri: string, text: string | undefined): void;
  /** Texts that were set, by URI. */
  readonly open: ReadonlyMap<string, string>;
}

export function createSourceStore(open: ReadonlyMap<string, string> = new Map()): SourceStore {
  const texts = new Map(open);
  return {
    open: texts,
    read(uri) {
      const known = texts.get(uri);
      if (known !== undefined) return known;
      const found = readSource(uri);
      return 'text' in found ? found.text : undefined;
    },
    exists: (uri) => texts.has(uri) || fileExists(uri),
    set(uri, text) {
      if (text === undefined) texts.delete(uri);
      else texts.set(uri, text);
    },
  };
}

/** Whether the disk has a file or folder of this URI. */
export function fileExists(uri: string): boolean {
  try {
    return existsSync(toPath(uri));
  } catch {
    return false;
  }
}
