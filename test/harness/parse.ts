import type { ParsedFile } from '../../server/src/syntax/parsed-file';
import { createParser, type Parser } from '../../server/src/syntax/parser';
import { loadGrammar } from './grammars';

let shared: Promise<Parser> | undefined;

/** Parses a text as the file `name` (its extension tells the language), with one parser for all tests. */
export async function parseText(name: string, text: string): Promise<ParsedFile> {
  shared ??= createParser(loadGrammar);
  const file = (await shared).parse({ uri: `file:///project/${name}`, text }, { milliseconds: 20_000 });
  if (!file) throw new Error(`${name} is not a file that is analysed.`);
  return file;
}
