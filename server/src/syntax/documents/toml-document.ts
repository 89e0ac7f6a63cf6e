import { parse, TomlError } from 'smol-toml';
import type { DocumentAdapter } from '../language-adapter';
import type { Comment } from '../nodes';
import { createRoot, type DocumentProblem, finishDocument } from './build-document';
import { readToml } from './toml-reader';

/**
 * TOML. Tables, inline tables and keys with dots all become nested pairs, arrays of tables become items. Dates stay text.
 * A tolerant reader gives the tree and its ranges; the strict library says whether the text is valid where the reader
 * saw nothing wrong (a key given twice, a number that is none).
 */
export const tomlAdapter: DocumentAdapter = {
  languages: ['toml'],
  parse(text) {
    const root = createRoot(text);
    const comments: Comment[] = [];
    const problems: DocumentProblem[] = [];
    readToml({ text, root, comments, problems, position: root.nameRange.start });
    if (problems.length === 0) problems.push(...strictProblems(text));
    return finishDocument(text, root, comments, problems);
  },
};

function strictProblems(text: string): DocumentProblem[] {
  try {
    parse(text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text);
    return [];
  } catch (error) {
    const message = error instanceof TomlError ? problemText(error) : 'nested too deeply';
    const start = error instanceof TomlError ? offsetOf(text, error.line, error.column) : 0;
    return [{ message, range: { start, end: start } }];
  }
}

/** The library's message without its heading and without the picture of the line. */
function problemText(error: TomlError): string {
  const [first = ''] = error.message.split('\n');
  return first.replace(/^Invalid TOML document: /, '');
}

/** The offset of a line and column counted from 1. */
function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let current = 1; current < line; current++) {
    const next = text.indexOf('\n', start);
    if (next < 0) break;
    start = next + 1;
  }
  return Math.min(start + Math.max(column - 1, 0), text.length);
}
