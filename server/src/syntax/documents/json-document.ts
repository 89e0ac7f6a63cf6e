import { createScanner, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Scalar } from '../document';
import type { DocumentAdapter } from '../language-adapter';
import type { Comment } from '../nodes';
import { addNode, createRoot, type DocumentProblem, type DraftNode, finishDocument, setValue } from './build-document';

/** By the library's name of the error. */
const problemTexts: Readonly<Record<string, string>> = {
  InvalidSymbol: 'unknown word',
  InvalidNumberFormat: 'malformed number',
  PropertyNameExpected: 'key expected',
  ValueExpected: 'value expected',
  ColonExpected: 'colon expected',
  CommaExpected: 'comma expected',
  CloseBraceExpected: 'missing closing brace',
  CloseBracketExpected: 'missing closing bracket',
  EndOfFileExpected: 'text after the end of the document',
  UnexpectedEndOfComment: 'comment is not closed',
  UnexpectedEndOfString: 'missing closing quote',
  UnexpectedEndOfNumber: 'malformed number',
  InvalidUnicode: 'malformed unicode escape',
  InvalidEscapeCharacter: 'unknown escape sequence',
  InvalidCharacter: 'character is not allowed in a string',
};

/** A text cut off in the middle of deep nesting has one error per level, and nobody reads them all. */
const maxProblems = 50;

/** JSON as project files have it: comments and trailing commas are read without complaint, what is broken is named. */
export const jsonAdapter: DocumentAdapter = {
  languages: ['json'],
  parse(text) {
    const root = createRoot(text);
    const problems: DocumentProblem[] = [];
    // A blank in place of a byte order mark keeps all positions.
    const readable = text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
    const errors: ParseError[] = [];
    try {
      const tree = parseTree(readable, errors, { allowTrailingComma: true, allowEmptyContent: true });
      if (tree) addValue(text, root, tree);
    } catch {
      // The library reads by recursion; only absurd nesting gets here.
      problems.push({ message: 'nested too deeply', range: { start: 0, end: 0 } });
    }
    for (const { error, offset, length } of errors.slice(0, maxProblems)) {
      const range = { start: offset, end: offset + length };
      problems.push({ message: problemTexts[printParseErrorCode(error)] ?? 'malformed JSON', range });
    }
    return finishDocument(text, root, commentsOf(readable), problems);
  },
};

function addValue(text: string, owner: DraftNode, value: Node): void {
  if (value.type === 'object') {
    for (const property of value.children ?? []) addProperty(text, owner, property);
  } else if (value.type === 'array') {
    (value.children ?? []).forEach((element, index) => {
      const range = { start: element.offset, end: element.offset + element.length };
      addValue(text, addNode(owner, 'item', String(index), { start: range.start, end: range.start }, range), element);
    });
  } else setValue(owner, value.value as Scalar, unquoted(text, value));
}

function addProperty(text: string, owner: DraftNode, property: Node): void {
  const [key, value] = property.children ?? [];
  if (!key) return;
  // A property whose value is missing has no length yet.
  const end = Math.max(property.offset + property.length, (value ?? key).offset + (value ?? key).length);
  const node = addNode(owner, 'pair', String(key.value), unquoted(text, key), { start: property.offset, end });
  if (value) addValue(text, node, value);
}

function unquoted(text: string, node: Node): { start: number; end: number } {
  const end = node.offset + node.length;
  if (node.type !== 'string') return { start: node.offset, end };
  const closed = node.length > 1 && text[end - 1] === text[node.offset];
  return { start: node.offset + 1, end: closed ? end - 1 : end };
}

function commentsOf(text: string): Comment[] {
  if (!text.includes('//') && !text.includes('/*')) return [];
  const comments: Comment[] = [];
  const scanner = createScanner(text, false);
  for (;;) {
    scanner.scan();
    const start = scanner.getTokenOffset();
    if (start >= text.length) return comments;
    if (!text.startsWith('//', start) && !text.startsWith('/*', start)) continue;
    const end = start + scanner.getTokenLength();
    comments.push({ range: { start, end }, text: text.slice(start, end) });
  }
}
