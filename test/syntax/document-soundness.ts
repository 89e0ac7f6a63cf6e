import assert from 'node:assert/strict';
import type { DocumentLanguage } from '../../server/src/core/language';
import { type DocumentNode, type DocumentTree, descendants } from '../../server/src/syntax/document';
import { readDocument } from './document-facts';

/** Parents, paths and ranges of a tree agree with each other and with the text. */
export function assertSound(text: string, tree: DocumentTree): void {
  const check = (range: { start: number; end: number }, what: string) => {
    assert.ok(
      0 <= range.start && range.start <= range.end && range.end <= text.length,
      `${what} ${JSON.stringify(range)}`,
    );
  };
  for (const node of descendants(tree.root)) {
    const parent = node.parent;
    assert.ok(parent, `${node.name} has no parent`);
    assert.ok(parent.children.includes(node), `${node.name} is no child of its parent`);
    assert.equal(node.path.join('\0'), [...parent.path, node.name].join('\0'));
    assert.equal(node.value === undefined, node.valueRange === undefined, `${node.name}: value and place go together`);
    check(node.range, node.name);
    check(node.nameRange, `name of ${node.name}`);
    if (node.valueRange) check(node.valueRange, `value of ${node.name}`);
    for (const attribute of node.attributes) {
      check(attribute.range, attribute.name);
      check(attribute.valueRange, `value of ${attribute.name}`);
    }
  }
  for (const error of tree.errors) {
    check(error.range, error.message);
    assert.match(error.message, /^line \d+: /);
  }
  assert.equal(tree.hasErrors, tree.errors.length > 0);
}

/** Names, values and attributes of a tree without places, for comparing two spellings of one document. */
export function outline(node: DocumentNode): unknown {
  return {
    kind: node.kind,
    name: node.name,
    value: node.value,
    attributes: node.attributes.map(({ name, value }) => [name, value]),
    children: node.children.map(outline),
  };
}

/**
 * What every reader must hold for a sound document: cut off anywhere it is still read without an exception; with CRLF it is
 * the same document; a byte order mark and a comment with an emoji in front shift every place and change nothing else.
 */
export function assertTolerant(language: DocumentLanguage, text: string, emojiComment: string): void {
  const whole = readDocument(language, text);
  assert.deepEqual(whole.errors, []);
  assertSound(text, whole);
  for (let end = 0; end < text.length; end++) {
    const cut = text.slice(0, end);
    assertSound(cut, readDocument(language, cut));
  }
  const windows = text.replace(/\n/g, '\r\n');
  const windowsTree = readDocument(language, windows);
  assertSound(windows, windowsTree);
  assert.deepEqual(outline(windowsTree.root), outline(whole.root));
  for (const prefix of ['\ufeff', `${emojiComment}\n`]) {
    const tree = readDocument(language, prefix + text);
    assert.deepEqual(tree.errors, []);
    const moved = [...descendants(tree.root)].map((node) => [node.name, node.nameRange.start - prefix.length]);
    assert.deepEqual(
      moved,
      [...descendants(whole.root)].map((node) => [node.name, node.nameRange.start]),
    );
  }
}
