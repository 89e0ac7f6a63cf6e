import assert from 'node:assert/strict';
import { descendants } from '../../server/src/syntax/document';
import { assertValue, nodeAt, readDocument, textAt } from './document-facts';

describe('JSON documents', () => {
  it('gives keys, scalars, objects and lists with exact places', () => {
    const text = '{ "a": 1, "b": { "c": "x\\ny", "d": [true, null, "z"] } }';
    const tree = readDocument('json', text);
    assert.equal(tree.hasErrors, false);
    assertValue(text, nodeAt(tree, 'a'), 1, '1');
    assertValue(text, nodeAt(tree, 'b', 'c'), 'x\ny', 'x\\ny');
    assertValue(text, nodeAt(tree, 'b', 'd', '0'), true, 'true');
    assertValue(text, nodeAt(tree, 'b', 'd', '1'), null, 'null');
    assertValue(text, nodeAt(tree, 'b', 'd', '2'), 'z', 'z');
    const c = nodeAt(tree, 'b', 'c');
    assert.equal(textAt(text, c.nameRange), 'c');
    assert.equal(textAt(text, c.range), '"c": "x\\ny"');
    assert.equal(c.parent, nodeAt(tree, 'b'));
    assert.equal(nodeAt(tree, 'b').value, undefined);
  });

  it('reads comments and trailing commas without complaint', () => {
    const text = '{ // one\r\n  "url": "http://x", /* two */ "list": [1,],\r\n}';
    const tree = readDocument('json', text);
    assert.deepEqual(tree.errors, []);
    assert.deepEqual(
      tree.comments.map((comment) => textAt(text, comment.range)),
      ['// one', '/* two */'],
    );
    assertValue(text, nodeAt(tree, 'url'), 'http://x', 'http://x');
  });

  it('keeps places behind a byte order mark and characters outside the basic plane', () => {
    const text = '\uFEFF{"😀k": "😀", "n": "v"}';
    const tree = readDocument('json', text);
    assert.equal(tree.hasErrors, false);
    assert.equal(textAt(text, nodeAt(tree, '😀k').nameRange), '😀k');
    assertValue(text, nodeAt(tree, 'n'), 'v', 'v');
  });

  it('names what is broken by line and keeps the rest', () => {
    const text = '{\n  "a": ,\n  "b": "open\n  "c": 3';
    const tree = readDocument('json', text);
    assert.equal(tree.hasErrors, true);
    assert.match(tree.errors[0]?.message ?? '', /^line 2: value expected/);
    assert.ok(tree.errors.some((error) => /^line 3: missing closing quote/.test(error.message)));
    assert.equal(nodeAt(tree, 'a').value, undefined);
    assertValue(text, nodeAt(tree, 'b'), 'open', 'open');
  });

  it('takes lists, scalars and nothing at the root', () => {
    assert.equal(nodeAt(readDocument('json', '[7]'), '0').value, 7);
    assert.equal(readDocument('json', '"s"').root.value, 's');
    assert.deepEqual(readDocument('json', '').root.children, []);
  });

  it('survives absurd nesting', () => {
    const tree = readDocument('json', '['.repeat(50_000));
    assert.match(tree.errors[0]?.message ?? '', /nested too deeply/);
    const deep = readDocument('json', `${'{"a":'.repeat(900)}1${'}'.repeat(900)}`);
    assert.equal([...descendants(deep.root)].length, 900);
  });
});
