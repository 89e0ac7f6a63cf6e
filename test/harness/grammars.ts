import { readFile } from 'node:fs/promises';
import type { GrammarLoader } from '../../server/src/syntax/language-adapter';
import { grammars } from '../../tools/grammars.js';

/** Loads grammars straight from the npm packages, so that unit tests need no build. */
export const loadGrammar: GrammarLoader = async (fileName) => {
  const file = (grammars as Record<string, string>)[fileName];
  if (!file) throw new Error(`No grammar is named ${fileName}; see tools/grammars.js.`);
  return readFile(file);
};
