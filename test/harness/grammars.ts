import type { GrammarLoader } from '../../server/src/syntax/language-adapter';
import { grammars, readGrammar } from '../../tools/grammars.js';

/** Loads grammars straight from the npm packages, so that unit tests need no build. */
export const loadGrammar: GrammarLoader = async (fileName) => {
  if (!(fileName in grammars)) throw new Error(`No grammar is named ${fileName}; see tools/grammars.js.`);
  return readGrammar(fileName);
};
