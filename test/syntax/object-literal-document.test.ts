import assert from 'node:assert/strict';
import type { DocumentTree } from '../../server/src/syntax/document';
import { objectLiteralDocument } from '../../server/src/syntax/documents/object-literal-document';
import { createTsMorphAdapter } from '../../server/src/syntax/ts-morph/ts-morph-adapter';
import { assertValue, nodeAt, textAt } from './document-facts';

const adapter = createTsMorphAdapter();

function read(text: string, uri = 'file:///project/app.config.ts'): DocumentTree | undefined {
  const language = uri.endsWith('.js') ? 'javascript' : 'typescript';
  const { tree, dispose } = adapter.parse(text, language, uri, { milliseconds: 1000 });
  const document = objectLiteralDocument(tree, text);
  dispose();
  return document;
}

function readObject(text: string, uri?: string): DocumentTree {
  const document = read(text, uri);
  assert.ok(document, `no object in ${text}`);
  return document;
}

describe('Exported object literals', () => {
  it('gives keys and values with exact places', () => {
    const text = `\uFEFFexport default { // 😀\r\n  a: 1, 'b-c': { d: "x" }, e: [true, -2, null, \`t\`] };`;
    const tree = readObject(text);
    assertValue(text, nodeAt(tree, 'a'), 1, '1');
    assertValue(text, nodeAt(tree, 'b-c', 'd'), 'x', 'x');
    assert.equal(textAt(text, nodeAt(tree, 'b-c').nameRange), 'b-c');
    assert.equal(textAt(text, nodeAt(tree, 'b-c').range), `'b-c': { d: "x" }`);
    assertValue(text, nodeAt(tree, 'e', '1'), -2, '-2');
    assertValue(text, nodeAt(tree, 'e', '3'), 't', 't');
    assert.equal(tree.comments.length, 1);
  });

  it('finds the object behind every usual form of export', () => {
    const forms = [
      'export default { k: 1 };',
      'export default ({ config }) => ({ ...config, k: 1 });',
      'const c: CapacitorConfig = { k: 1 };\nexport default c;',
      'const c = { k: 1 } satisfies Config;\nexport default c as Config;',
      'module.exports = { k: 1 };',
      'module.exports = exports.default = { k: 1 };',
      'export = { k: 1 };',
      'export default defineConfig({ k: 1 });',
      'export default withPlugin(withOther({ k: 1 }), "x");',
      'export default function config() { return { k: 1 }; }',
      'function make() { const k = 1; return { k }; }\nmodule.exports = make;',
      'module.exports = function (api) { const base = { k: 1 }; return { ...base }; };',
    ];
    for (const text of forms) assert.equal(nodeAt(readObject(text), 'k').value, 1, text);
  });

  it('lets later keys win over a spread and shows constants at the name', () => {
    const text = "const host = 'h';\nconst base = { a: 1, b: 2 };\nmodule.exports = { ...base, b: 3, url: host };";
    const tree = readObject(text, 'file:///project/app.config.js');
    assert.deepEqual(
      tree.root.children.map((node) => [node.name, node.value]),
      [
        ['a', 1],
        ['b', 3],
        ['url', 'h'],
      ],
    );
    assertValue(text, nodeAt(tree, 'url'), 'h', 'host');
  });

  it('is undefined where no object is exported', () => {
    for (const text of ['export default 1;', 'const a = a; export default a;', 'foo({ k: 1 });', '']) {
      assert.equal(read(text), undefined, text);
    }
  });

  it('keeps what can be read of a broken file', () => {
    const tree = readObject('export default { a: 1, b: { c: 2');
    assert.equal(tree.hasErrors, true);
    assert.equal(nodeAt(tree, 'b', 'c').value, 2);
  });
});
