import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  type Node,
  parseAllDocuments,
} from 'yaml';
import type { TextRange } from '../../core/location';
import type { Scalar } from '../document';
import type { DocumentAdapter } from '../language-adapter';
import type { Comment } from '../nodes';
import {
  addNode,
  createRoot,
  type DocumentProblem,
  type DraftNode,
  finishDocument,
  maxDepth,
  setValue,
} from './build-document';
import { isNestedDeeperThan } from './nesting';

/** Aliases of aliases grow without bound in a hostile file; behind this many nodes they are left closed. */
const maxAliasNodes = 20_000;

/**
 * YAML. The entries of several documents in one file stand side by side below the root. An alias has the content of its
 * anchor: a scalar at the place of the alias, children at the place where they are written. `<<` merges. Values have the
 * type they have for YAML 1.2 (`yes` is text); dates and other tagged values stay as written.
 */
export const yamlAdapter: DocumentAdapter = {
  languages: ['yaml'],
  parse(text) {
    const root = createRoot(text);
    const problems: DocumentProblem[] = [];
    let documents: readonly Document[] = [];
    if (isNestedDeeperThan(text, maxDepth)) {
      problems.push({ message: 'nested too deeply', range: { start: 0, end: 0 } });
    } else {
      documents = parseAllDocuments(text, {
        uniqueKeys: false,
        strict: false,
        logLevel: 'silent',
        prettyErrors: false,
      });
    }
    for (const document of documents) {
      for (const { message, pos } of document.errors) {
        problems.push({ message: message.split('\n')[0] ?? message, range: { start: pos[0], end: pos[1] } });
      }
      if (document.contents)
        addValue({ text, document, problems, aliasNodes: 0, open: new Set() }, root, document.contents);
    }
    return finishDocument(text, root, commentsOf(text), problems);
  },
};

interface Reading {
  readonly text: string;
  readonly document: Document;
  readonly problems: DocumentProblem[];
  aliasNodes: number;
  /** Anchored nodes being expanded, against anchors that contain their own alias. */
  readonly open: Set<Node>;
}

function addValue(reading: Reading, owner: DraftNode, node: Node): void {
  if (isAlias(node)) {
    const target = node.resolve(reading.document);
    if (!target) reading.problems.push({ message: `no anchor is named ${node.source}`, range: rangeOf(node) });
    if (!target || reading.open.has(target)) return;
    if (isScalar(target)) setValue(owner, scalar(reading, target), rangeOf(node));
    else expand(reading, owner, target);
    return;
  }
  if (isScalar(node)) setValue(owner, scalar(reading, node), contentRange(reading.text, node));
  else if (isSeq(node)) addItems(reading, owner, node.items);
  else if (isMap(node)) addPairs(reading, owner, node.items);
}

/** Adds the content of an anchor again, where its alias stands. */
function expand(reading: Reading, owner: DraftNode, target: Node): void {
  if (reading.aliasNodes > maxAliasNodes) return;
  reading.open.add(target);
  addValue(reading, owner, target);
  reading.open.delete(target);
}

function addItems(reading: Reading, owner: DraftNode, items: readonly unknown[]): void {
  // Several documents that are lists share the root, so counting goes on.
  let index = owner.children.length;
  for (const item of items) {
    if (isPair(item)) {
      const start = isNode(item.key) ? rangeOf(item.key).start : owner.range.start;
      const node = added(reading, owner, 'item', String(index++), { start, end: start }, { start, end: start });
      addPairs(reading, node, [item]);
      node.range = { start, end: node.children[0]?.range.end ?? start };
    } else if (isNode(item)) {
      const range = withoutTail(reading.text, rangeOf(item));
      const node = added(reading, owner, 'item', String(index++), { start: range.start, end: range.start }, range);
      addValue(reading, node, item);
    }
  }
}

function addPairs(reading: Reading, owner: DraftNode, items: readonly unknown[]): void {
  const merged: Node[] = [];
  for (const item of items) {
    if (!isPair(item) || !isNode(item.key)) continue;
    const value = isNode(item.value) ? item.value : undefined;
    if (isScalar(item.key) && item.key.value === '<<' && value) {
      merged.push(value);
      continue;
    }
    const key = item.key;
    const keyRange = rangeOf(key);
    const nameRange = isScalar(key) ? contentRange(reading.text, key) : keyRange;
    const name = isScalar(key) ? String(key.value ?? '') : reading.text.slice(keyRange.start, keyRange.end);
    const end = Math.max(keyRange.end, value ? rangeOf(value).end : 0);
    const range = withoutTail(reading.text, { start: keyRange.start, end });
    const node = added(reading, owner, 'pair', name, nameRange, range);
    if (value) addValue(reading, node, value);
  }
  for (const value of merged) merge(reading, owner, value);
}

/** `<<: *base` and `<<: [*a, *b]`: pairs that the map does not have itself. */
function merge(reading: Reading, owner: DraftNode, value: Node): void {
  const target = isAlias(value) ? value.resolve(reading.document) : value;
  if (!target || reading.open.has(target)) return;
  if (isSeq(target)) {
    // Maps only: lists of aliases to lists would multiply without adding a node that counts.
    for (const item of target.items) {
      const each = isAlias(item) ? item.resolve(reading.document) : item;
      if (isMap(each)) merge(reading, owner, each);
    }
    return;
  }
  if (!isMap(target) || reading.aliasNodes > maxAliasNodes) return;
  const present = new Set(owner.children.map((pair) => pair.name));
  reading.open.add(target);
  addPairs(
    reading,
    owner,
    target.items.filter((item) => !isScalar(item.key) || !present.has(String(item.key.value))),
  );
  reading.open.delete(target);
}

function added(
  reading: Reading,
  owner: DraftNode,
  kind: 'pair' | 'item',
  name: string,
  nameRange: TextRange,
  range: TextRange,
): DraftNode {
  if (reading.open.size > 0) reading.aliasNodes++;
  return addNode(owner, kind, name, nameRange, range);
}

/** The library counts the line break behind a block to the block. */
function withoutTail(text: string, { start, end }: TextRange): TextRange {
  return { start, end: start + text.slice(start, end).trimEnd().length };
}

/** Without trailing blanks and comments. */
function rangeOf(node: Node): TextRange {
  const [start, end] = node.range ?? [0, 0];
  return { start, end };
}

function scalar(reading: Reading, node: Node): Scalar {
  const value: unknown = isScalar(node) ? node.value : null;
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  const { start, end } = rangeOf(node);
  return reading.text.slice(start, end);
}

/** Between the quotes; of a block scalar the lines below its header. */
function contentRange(text: string, node: Node): TextRange {
  const { start, end } = rangeOf(node);
  const style = isScalar(node) ? node.type : undefined;
  if (style === 'QUOTE_DOUBLE' || style === 'QUOTE_SINGLE') {
    const closed = end - start > 1 && text[end - 1] === text[start];
    return { start: start + 1, end: closed ? end - 1 : end };
  }
  if (style !== 'BLOCK_LITERAL' && style !== 'BLOCK_FOLDED') return { start, end };
  const header = text.indexOf('\n', start);
  if (header < 0 || header >= end) return { start: end, end };
  const first = header + 1 + (/^[ \t]*/.exec(text.slice(header + 1, end))?.[0].length ?? 0);
  const last = first + text.slice(first, end).trimEnd().length;
  return { start: first, end: last };
}

function commentsOf(text: string): Comment[] {
  if (!text.includes('#')) return [];
  const comments: Comment[] = [];
  let position = 0;
  let afterMark = false;
  for (const token of new Lexer().lex(text)) {
    // Marks of the lexer that stand for no text: document start, end of a flow collection, "a plain scalar follows".
    const mark = token.length === 1 && '\u0002\u0018\u001f'.includes(token);
    if (!mark) {
      if (token.startsWith('#') && !afterMark) {
        comments.push({ range: { start: position, end: position + token.length }, text: token });
      }
      position += token.length;
    }
    afterMark = token === '\u001f';
  }
  return comments;
}
