import type { ParsedFile } from '../syntax/parsed-file';

/** Those of the words that occur in a file's code as whole words; comments do not count. */
export function wordsIn(file: Pick<ParsedFile, 'text' | 'tree'>, words: readonly string[]): readonly string[] {
  if (!file.tree || words.length === 0) return [];
  const code = withoutComments(file.text, file.tree.comments);
  const identifiers = new Set(code.match(/[\w$]+/g));
  return words.filter((word) => (/^[\w$]+$/.test(word) ? identifiers.has(word) : hasWord(code, word)));
}

function withoutComments(
  text: string,
  comments: readonly { readonly range: { readonly start: number; readonly end: number } }[],
): string {
  let code = '';
  let at = 0;
  for (const { range } of comments) {
    if (range.start < at) continue;
    code += `${text.slice(at, range.start)} `;
    at = range.end;
  }
  return code + text.slice(at);
}

function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (!isWordUnit(text[at - 1]) || !isWordUnit(word[0])) {
      if (!isWordUnit(text[at + word.length]) || !isWordUnit(word.at(-1))) return true;
    }
  }
  return false;
}

function isWordUnit(unit: string | undefined): boolean {
  return unit !== undefined && /[\w$]/.test(unit);
}
