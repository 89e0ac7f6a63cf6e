import assert from 'node:assert/strict';
import { descendants } from '../../server/src/syntax/document';
import { assertValue, nodeAt, readDocument, textAt } from './document-facts';

describe('YAML documents', () => {
  it('gives scalars of every style without their quotes', () => {
    const text =
      "a: plain text # c\nb: \"dou\\\"ble\"\nc: 'sin''gle'\nd: |\n  one\n  two\ne: 3\nf: true\ng: ^1.2.0\nh:\n";
    const tree = readDocument('yaml', text);
    assert.deepEqual(tree.errors, []);
    assertValue(text, nodeAt(tree, 'a'), 'plain text', 'plain text');
    assertValue(text, nodeAt(tree, 'b'), 'dou"ble', 'dou\\"ble');
    assertValue(text, nodeAt(tree, 'c'), "sin'gle", "sin''gle");
    assertValue(text, nodeAt(tree, 'd'), 'one\ntwo\n', 'one\n  two');
    assertValue(text, nodeAt(tree, 'e'), 3, '3');
    assertValue(text, nodeAt(tree, 'f'), true, 'true');
    assertValue(text, nodeAt(tree, 'g'), '^1.2.0', '^1.2.0');
    assertValue(text, nodeAt(tree, 'h'), null, '');
    assert.deepEqual(
      tree.comments.map((comment) => textAt(text, comment.range)),
      ['# c'],
    );
  });

  it('nests maps and lists, in blocks and in flow', () => {
    const text = 'top:\n  list:\n    - x: 1\n      y: 2\n    - [p, {q: r}]\nlast: z\n';
    const tree = readDocument('yaml', text);
    assertValue(text, nodeAt(tree, 'top', 'list', '0', 'y'), 2, '2');
    assertValue(text, nodeAt(tree, 'top', 'list', '1', '1', 'q'), 'r', 'r');
    assert.equal(textAt(text, nodeAt(tree, 'top').range), 'top:\n  list:\n    - x: 1\n      y: 2\n    - [p, {q: r}]');
    assert.equal(textAt(text, nodeAt(tree, 'top', 'list').nameRange), 'list');
  });

  it('follows aliases and merges, and stops at cycles', () => {
    const text = 'base: &b\n  k: 1\n  l: 2\ns: &s word\nt: *s\nm:\n  <<: *b\n  l: 3\ncycle: &c [*c]\n';
    const tree = readDocument('yaml', text);
    assertValue(text, nodeAt(tree, 't'), 'word', '*s');
    assertValue(text, nodeAt(tree, 'm', 'k'), 1, '1');
    assertValue(text, nodeAt(tree, 'm', 'l'), 3, '3');
    assert.ok([...descendants(nodeAt(tree, 'cycle'))].length < 5);
    assert.match(readDocument('yaml', 'a: 1\nb: *none\n').errors[0]?.message ?? '', /^line 2: .*none/);
  });

  it('does not grow without bound when aliases multiply', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 9; i++)
      lines.push(
        `a${i}: &a${i} [${Array(10)
          .fill(`*a${i - 1}`)
          .join(', ')}]`,
      );
    const tree = readDocument('yaml', lines.join('\n'));
    assert.ok([...descendants(tree.root)].length < 300_000);
  });

  it('puts the entries of several documents side by side', () => {
    const tree = readDocument('yaml', 'a: 1\n---\nb: 2\n');
    assert.equal(nodeAt(tree, 'a').value, 1);
    assert.equal(nodeAt(tree, 'b').value, 2);
  });

  it('keeps places behind a byte order mark, CRLF and characters outside the basic plane', () => {
    const text = '\uFEFFa: "😀"\r\n"k😀": v # c\r\nz: end\r\n';
    const tree = readDocument('yaml', text);
    assertValue(text, nodeAt(tree, 'a'), '😀', '😀');
    assert.equal(textAt(text, nodeAt(tree, 'k😀').nameRange), 'k😀');
    assertValue(text, nodeAt(tree, 'z'), 'end', 'end');
    assert.equal(textAt(text, tree.comments[0]?.range ?? { start: 0, end: 0 }), '# c');
  });

  it('names what is broken and keeps the rest', () => {
    const text = 'a: [1\nb: {x: y}\n';
    const tree = readDocument('yaml', text);
    assert.match(tree.errors[0]?.message ?? '', /^line 2: /);
    assertValue(text, nodeAt(tree, 'a', '0'), 1, '1');
    assertValue(text, nodeAt(tree, 'b', 'x'), 'y', 'y');
  });

  it('refuses absurd nesting instead of running out of stack', () => {
    for (const text of ['[['.repeat(20_000), '- '.repeat(20_000), '{a: '.repeat(20_000)]) {
      assert.match(readDocument('yaml', text).errors[0]?.message ?? '', /nested too deeply/);
    }
  });
});
