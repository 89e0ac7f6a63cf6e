import assert from 'node:assert/strict';
import { assertValue, nodeAt, readDocument, textAt } from './document-facts';

describe('TOML documents', () => {
  it('gives tables, inline tables and dotted keys of a version catalog with exact places', () => {
    const text = [
      '[versions]',
      'agp = "8.1.0" # plugin',
      '[libraries]',
      'okhttp = { group = "com.squareup", name = \'okhttp\', version.ref = "agp" }',
      'a."b.c".d = "e"',
    ].join('\n');
    const tree = readDocument('toml', text);
    assert.deepEqual(tree.errors, []);
    assertValue(text, nodeAt(tree, 'versions', 'agp'), '8.1.0', '8.1.0');
    assertValue(text, nodeAt(tree, 'libraries', 'okhttp', 'name'), 'okhttp', 'okhttp');
    assertValue(text, nodeAt(tree, 'libraries', 'okhttp', 'version', 'ref'), 'agp', 'agp');
    assertValue(text, nodeAt(tree, 'libraries', 'a', 'b.c', 'd'), 'e', 'e');
    assert.equal(textAt(text, nodeAt(tree, 'libraries', 'a', 'b.c').nameRange), 'b.c');
    assert.equal(textAt(text, nodeAt(tree, 'versions').nameRange), 'versions');
    assert.equal(textAt(text, nodeAt(tree, 'versions').range), '[versions]\nagp = "8.1.0"');
    assert.equal(textAt(text, tree.comments[0]?.range ?? { start: 0, end: 0 }), '# plugin');
  });

  it('reads every kind of value', () => {
    const text =
      'i = 1_000\nh = 0x1F\nf = -2.5e3\nb = false\nd = 1979-05-27 07:32:00\nm = """\nx\\\n   y"""\nl = \'c:\\d\'\nu = "\\u00e9"\n';
    const tree = readDocument('toml', text);
    assert.deepEqual(tree.errors, []);
    const values = ['i', 'h', 'f', 'b', 'd', 'm', 'l', 'u'].map((name) => nodeAt(tree, name).value);
    assert.deepEqual(values, [1000, 31, -2500, false, '1979-05-27 07:32:00', 'xy', 'c:\\d', 'é']);
  });

  it('reads lists over several lines and arrays of tables', () => {
    const text = 'l = [\n 1, # c\n "two",\n { k = 3 },\n]\n[[t]]\nn = 1\n[[t]]\nn = 2\n[t.sub]\nx = 4\n';
    const tree = readDocument('toml', text);
    assert.deepEqual(tree.errors, []);
    assertValue(text, nodeAt(tree, 'l', '1'), 'two', 'two');
    assertValue(text, nodeAt(tree, 'l', '2', 'k'), 3, '3');
    assert.equal(nodeAt(tree, 't', '1', 'n').value, 2);
    assert.equal(nodeAt(tree, 't', '1', 'sub', 'x').value, 4);
  });

  it('keeps places behind a byte order mark, CRLF and characters outside the basic plane', () => {
    const text = '\uFEFF# 😀\r\n"k😀" = "😀"\r\nz = "end"\r\n';
    const tree = readDocument('toml', text);
    assert.deepEqual(tree.errors, []);
    assertValue(text, nodeAt(tree, 'k😀'), '😀', '😀');
    assertValue(text, nodeAt(tree, 'z'), 'end', 'end');
    assert.equal(textAt(text, tree.comments[0]?.range ?? { start: 0, end: 0 }), '# 😀');
  });

  it('names broken lines and goes on behind them', () => {
    const text = 'a = \n= 3\nb = "open\n[t\nc = 1 junk\nd = 2\n';
    const tree = readDocument('toml', text);
    assert.deepEqual(
      tree.errors.map((error) => error.message),
      [
        'line 1: value expected',
        'line 2: key expected',
        'line 3: missing closing quote',
        'line 4: missing ]',
        'line 5: unexpected text behind the value',
      ],
    );
    assertValue(text, nodeAt(tree, 't', 'd'), 2, '2');
  });

  it('names what only the strict reading sees', () => {
    assert.match(readDocument('toml', 'a = 1\na = 2\n').errors[0]?.message ?? '', /^line 2: /);
  });

  it('survives absurd nesting', () => {
    assert.match(readDocument('toml', `a = ${'['.repeat(50_000)}`).errors[0]?.message ?? '', /nested too deeply/);
  });
});
