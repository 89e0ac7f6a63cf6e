import assert from 'node:assert/strict';
import { at } from '../../server/src/syntax/document';
import type { ParsedFile } from '../../server/src/syntax/parsed-file';
import { createParser, type Parser } from '../../server/src/syntax/parser';
import { nodesOfKind } from '../../server/src/syntax/walk';
import { loadGrammar } from '../harness/grammars';

describe('parser', () => {
  let parser: Parser;

  before(async () => {
    parser = await createParser(loadGrammar);
  });

  function parse(name: string, text: string): ParsedFile {
    const file = parser.parse({ uri: `file:///project/${name}`, text });
    assert.ok(file, name);
    file.dispose();
    return file;
  }

  const calls = (file: ParsedFile): string[] =>
    file.tree
      ? [...nodesOfKind(file.tree.root, 'call')].map(({ range }) => file.text.slice(range.start, range.end))
      : [];

  it('gives a Gradle script in Kotlin as code and as document', () => {
    const file = parse('build.gradle.kts', 'android { isMinifyEnabled = true }');
    assert.equal(file.treeLanguage, 'kotlin');
    assert.deepEqual(calls(file), ['android { isMinifyEnabled = true }']);
    assert.equal(file.document && at(file.document.root, 'android', 'isMinifyEnabled')?.value, true);
  });

  it('gives configuration scripts as code and as the object they export', () => {
    const file = parse('capacitor.config.ts', 'export default { server: { cleartext: true } };');
    assert.equal(file.treeLanguage, 'typescript');
    assert.equal(file.document && at(file.document.root, 'server', 'cleartext')?.value, true);
  });

  it('gives the scripts of a page with the offsets of the page', () => {
    const file = parse(
      'index.html',
      '<!-- <script>no()</script> --><script type="application/json">{"no": 1}</script>\r\n<script>go("🙂")</script>\n<SCRIPT src="x.js"></SCRIPT><script type=module>stop()',
    );
    assert.equal(file.language, 'html');
    assert.equal(file.treeLanguage, 'javascript');
    assert.deepEqual(calls(file), ['go("🙂")', 'stop()']);
    assert.ok(file.document);
  });

  it('gives a Vue component as its script and as its page', () => {
    const file = parse(
      'App.vue',
      '<template><a/></template>\n<script setup lang="ts">\nconst a: string = f("x");\n</script>',
    );
    assert.equal(file.language, 'typescript');
    assert.deepEqual(calls(file), ['f("x")']);
    assert.ok(file.document);
  });

  it('gives a page without scripts as a document only', () => {
    const file = parse('index.html', '<p>text</p>');
    assert.equal(file.tree, undefined);
    assert.equal(file.treeLanguage, undefined);
  });

  it('honours a forced language and leaves other files alone', () => {
    const forced = parser.parse({ uri: 'untitled:Untitled-1', text: 'fun f() { log("a") }', language: 'kotlin' });
    assert.equal(forced?.language, 'kotlin');
    assert.deepEqual(forced && calls(forced), ['log("a")']);
    forced?.dispose();
    assert.equal(parser.parse({ uri: 'file:///project/picture.png', text: '' }), undefined);
  });
});
