import assert from 'node:assert/strict';
import type { DocumentLanguage } from '../../server/src/core/language';
import { at, type DocumentNode, type DocumentTree } from '../../server/src/syntax/document';
import { documentAdapters } from '../../server/src/syntax/documents/index';

/** Reads a text with the reader of its language. */
export function readDocument(language: DocumentLanguage, text: string, uri = 'file:///project/file'): DocumentTree {
  const adapter = documentAdapters.find((candidate) => candidate.languages.includes(language));
  assert.ok(adapter, `no reader for ${language}`);
  return adapter.parse(text, uri);
}

/** The node at a path; fails when it is not there. */
export function nodeAt(tree: DocumentTree, ...path: readonly string[]): DocumentNode {
  const node = at(tree.root, ...path);
  assert.ok(node, `nothing at ${path.join(' > ')}`);
  assert.deepEqual(node.path, path);
  return node;
}

/** The value of a node, with its place checked against the text. */
export function assertValue(text: string, node: DocumentNode, value: DocumentNode['value'], written: string): void {
  assert.equal(node.value, value);
  assert.ok(node.valueRange, `${node.name} has a value without a place`);
  assert.equal(text.slice(node.valueRange.start, node.valueRange.end), written);
}

/** The text that a range covers. */
export function textAt(text: string, range: { readonly start: number; readonly end: number }): string {
  return text.slice(range.start, range.end);
}
