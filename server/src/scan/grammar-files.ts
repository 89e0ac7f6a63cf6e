import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { GrammarLoader } from '../syntax/language-adapter';

/** Reads grammars from the folder `grammars` beside a bundle. */
export function grammarsBeside(folder: string): GrammarLoader {
  return (fileName) => readFile(path.join(folder, 'grammars', fileName));
}
