import assert from 'node:assert/strict';
import { assertValue, nodeAt, readDocument, textAt } from './document-facts';

describe('Properties documents', () => {
  const uri = 'file:///project/gradle.properties';

  it('reads every separator, escapes and continuation lines', () => {
    const text = '# c1\n! c2\na.b=c\\\n   d\nkey\\ x : v\\u0041\\t\nspaced   val ue\nempty=\n=nothing\n';
    const tree = readDocument('properties', text, uri);
    assertValue(text, nodeAt(tree, 'a.b'), 'cd', 'c\\\n   d');
    assertValue(text, nodeAt(tree, 'key x'), 'vA\t', 'v\\u0041\\t');
    assertValue(text, nodeAt(tree, 'spaced'), 'val ue', 'val ue');
    assertValue(text, nodeAt(tree, 'empty'), '', '');
    assert.equal(textAt(text, nodeAt(tree, 'key x').nameRange), 'key\\ x');
    assert.deepEqual(
      tree.comments.map((comment) => textAt(text, comment.range)),
      ['# c1', '! c2'],
    );
  });

  it('keeps places behind a byte order mark, CRLF and characters outside the basic plane', () => {
    const text = '\uFEFFa=😀\r\n# 😀\r\nb.c = #x\r\n';
    const tree = readDocument('properties', text, uri);
    assertValue(text, nodeAt(tree, 'a'), '😀', '😀');
    assertValue(text, nodeAt(tree, 'b.c'), '#x', '#x');
    assert.equal(textAt(text, nodeAt(tree, 'b.c').range), 'b.c = #x');
  });

  it('ends at a text that breaks off', () => {
    assert.equal(nodeAt(readDocument('properties', 'a=b\\', uri), 'a').value, 'b');
    assert.equal(readDocument('properties', 'a\\', uri).root.children.length, 1);
  });
});

describe('Environment files', () => {
  const uri = 'file:///project/.env.production';

  it('reads quotes, export and comments behind values', () => {
    const text = '\uFEFF# top\r\nA=b # c\r\nexport B="x\\ny" # z\r\nC=\'q#1\'\r\nD=http://x#y\r\nE=\r\n';
    const tree = readDocument('properties', text, uri);
    assert.deepEqual(tree.errors, []);
    assertValue(text, nodeAt(tree, 'A'), 'b', 'b');
    assertValue(text, nodeAt(tree, 'B'), 'x\ny', 'x\\ny');
    assertValue(text, nodeAt(tree, 'C'), 'q#1', 'q#1');
    assertValue(text, nodeAt(tree, 'D'), 'http://x#y', 'http://x#y');
    assertValue(text, nodeAt(tree, 'E'), '', '');
    assert.equal(textAt(text, nodeAt(tree, 'B').nameRange), 'B');
    assert.deepEqual(
      tree.comments.map((comment) => textAt(text, comment.range)),
      ['# top', '# c', '# z'],
    );
  });

  it('takes an empty value as empty and not as the next line', () => {
    const tree = readDocument('properties', 'A=\nB=2\n', uri);
    assert.equal(nodeAt(tree, 'A').value, '');
    assert.equal(nodeAt(tree, 'B').value, '2');
  });

  it('names lines it cannot read and goes on', () => {
    const tree = readDocument('properties', 'A=1\nnot a pair\nB="open\nC=3', uri);
    assert.deepEqual(
      tree.errors.map((error) => error.message),
      ['line 2: neither KEY=value nor a comment'],
    );
    assert.equal(nodeAt(tree, 'B').value, '"open');
    assert.equal(nodeAt(tree, 'C').value, '3');
  });
});
