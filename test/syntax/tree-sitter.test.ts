import assert from 'node:assert/strict';
import { Language, Parser } from 'web-tree-sitter';
import type { CodeLanguage } from '../../server/src/core/language';
import type { CodeAdapter } from '../../server/src/syntax/language-adapter';
import { java } from '../../server/src/syntax/languages/java';
import { kotlin } from '../../server/src/syntax/languages/kotlin';
import type { FileNode, SyntaxNode, SyntaxTree } from '../../server/src/syntax/nodes';
import { printTree } from '../../server/src/syntax/print-tree';
import { createTreeSitterAdapter } from '../../server/src/syntax/tree-sitter/tree-sitter-adapter';
import { nodesOfKind, walk } from '../../server/src/syntax/walk';
import { loadGrammar } from '../harness/grammars';
import { JAVA_SNIPPETS, KOTLIN_SNIPPETS } from './kotlin-java-snippets';
import { wasmMemorySize, watchWasmMemory } from './wasm-memory';

const BUDGET = { milliseconds: 60_000 };

// While files are loaded and not in a hook: the hooks of another test file may start the runtime first.
watchWasmMemory();

describe('tree-sitter adapter', () => {
  let adapter: CodeAdapter;

  before(async () => {
    adapter = await createTreeSitterAdapter(loadGrammar, [kotlin, java]);
  });

  function parse(text: string, language: CodeLanguage = 'kotlin'): SyntaxTree {
    const { tree, dispose } = adapter.parse(text, language, 'file:///example', BUDGET);
    dispose();
    return tree;
  }

  const calls = (tree: SyntaxTree): string[] => [...nodesOfKind(tree.root, 'call')].map((call) => call.name);

  it('comes back from an annotation that ends a file without a line end', () => {
    for (const end of ['@', '@Hea', '@Header(', '@Header("a', `@Header("a${'.a'.repeat(500)}`]) {
      const { root } = parse(`val a = log("a")\n${end}`);
      assert.equal(root.children[0]?.kind, 'variable', end);
    }
  });

  describe('time budget', () => {
    const text = 'fun f() { log("a") }\n'.repeat(5000);

    it('reads at token level when it is spent, and in full the next time', () => {
      const spent = adapter.parse(text, 'kotlin', 'file:///example', { milliseconds: 0 });
      assert.equal(spent.tree.reduced, true);
      assert.equal(calls(spent.tree).filter((name) => name === 'log').length, 5000);
      spent.dispose();
      const next = parse('fun g() { send("b") }');
      assert.equal(next.reduced, false);
      assert.deepEqual(calls(next), ['send']);
    });

    it('reads texts of more than two million characters at token level', () => {
      const tree = parse(`${'// filler line of a generated file\n'.repeat(58_000)}fun f() { log("a") }`);
      assert.equal(tree.reduced, true);
      assert.deepEqual(calls(tree), ['log']);
    });

    it('reads languages without grammar at token level', () => {
      const tree = parse('log("a")', 'swift');
      assert.equal(tree.reduced, true);
      assert.deepEqual(calls(tree), ['log']);
    });
  });

  describe('half-typed code', () => {
    const kotlinAround = (broken: string) =>
      `fun a() {\n  first("a")\n}\n\nfun b() {\n  ${broken}\n}\n\nfun c() {\n  last("z")\n}\n`;
    for (const broken of [
      'val x = ',
      'store.',
      'store.edit().',
      'if (x',
      'when (x) {',
      'foo(a, ',
      'x = y +',
      'return if',
      '@',
    ]) {
      it(`keeps Kotlin calls around ${broken}`, () => {
        const names = calls(parse(kotlinAround(broken)));
        assert.ok(names.includes('first') && names.includes('last'), names.join());
      });
    }

    const javaAround = (broken: string) =>
      `class A {\n  void a() {\n    first("a");\n  }\n\n  void b() {\n    ${broken}\n  }\n\n  void c() {\n    last("z");\n  }\n}\n`;
    for (const broken of [
      'int x = ',
      'store.',
      'store.edit().',
      'if (x',
      'switch (x) {',
      'foo(a, ',
      'x = y +',
      'new ',
      '@',
      '"open',
    ]) {
      it(`keeps Java calls around ${broken}`, () => {
        const names = calls(parse(javaAround(broken), 'java'));
        assert.ok(names.includes('first') && names.includes('last'), names.join());
      });
    }

    it('says that something is wrong', () => {
      assert.equal(parse('fun f() { x = }').hasErrors, true);
      assert.equal(parse('fun f() { x = y }\n').hasErrors, false);
    });

    it('never throws on a text that breaks off anywhere', () => {
      for (const [language, snippets] of [
        ['kotlin', KOTLIN_SNIPPETS],
        ['java', JAVA_SNIPPETS],
      ] as const) {
        const text = snippets.join('\n');
        for (let end = 0; end < text.length; end += 61) checkShape(parse(text.slice(0, end), language).root, end);
      }
    });
  });

  describe('offsets', () => {
    const text =
      '\ufeffimport a.B\r\n\r\n// 🔑 key\r\nval s = "🙂" + key\r\nfun f() {\r\n  store.put("ключ🔑", "v$x 🙂 ${y}")\r\n}\r\n';

    it('are exact behind a byte order mark, CRLF and characters outside the basic plane', () => {
      const tree = parse(text);
      assert.equal(tree.hasErrors, false);
      const [call] = nodesOfKind(tree.root, 'call');
      assert.ok(call);
      assert.equal(text.slice(call.range.start, call.range.end), 'store.put("ключ🔑", "v$x 🙂 ${y}")');
      assert.equal(text.slice(call.nameRange.start, call.nameRange.end), 'put');
      const strings = [...nodesOfKind(tree.root, 'string')];
      assert.deepEqual(
        strings.map(({ contentRange: { start, end } }) => text.slice(start, end)),
        ['🙂', 'ключ🔑', 'v', ' 🙂 '],
      );
      for (const name of nodesOfKind(tree.root, 'name')) {
        assert.equal(text.slice(name.range.start, name.range.end), name.name);
      }
      const start = text.indexOf('//');
      assert.deepEqual(tree.comments, [{ range: { start, end: start + 9 }, text: '// 🔑 key' }]);
      assert.deepEqual(tree.root.range, { start: 0, end: text.length });
    });

    it('are those of the source for every named node of many snippets', () => {
      for (const [language, snippets] of [
        ['kotlin', KOTLIN_SNIPPETS],
        ['java', JAVA_SNIPPETS],
      ] as const) {
        for (const snippet of snippets) {
          const tree = parse(snippet, language);
          assert.equal(tree.reduced, false, snippet);
          assert.equal(tree.hasErrors, false, snippet);
          checkShape(tree.root, snippet.length);
          checkNames(tree.root, snippet);
        }
      }
    });
  });

  describe('limits', () => {
    for (const [name, text, language] of [
      ['parentheses', `val x = ${'('.repeat(20_000)}1${')'.repeat(20_000)}`, 'kotlin'],
      ['lambdas', `val x = ${'{ '.repeat(5000)}log("a")${' }'.repeat(5000)}`, 'kotlin'],
      ['chained calls', `val x = a${'.b()'.repeat(20_000)}`, 'kotlin'],
      ['concatenations', `class A { String x = "a"${' + "b"'.repeat(20_000)}; }`, 'java'],
      ['blocks', `class A { void f() { ${'{ '.repeat(5000)}${'}'.repeat(5000)} } }`, 'java'],
      ['unclosed brackets', `fun f() { ${'f([{('.repeat(5000)}`, 'kotlin'],
    ] as const) {
      it(`reads deeply nested ${name} without running out of stack`, () => {
        const tree = parse(text, language);
        assert.ok(tree.root.children.length > 0);
        assert.ok(printTree(tree.root, text).length > 0);
      });
    }

    for (const [language, open, line, close] of [
      [
        'swift',
        'func a() {',
        'if let a = b, case .c(let d) = e { f(a) { $0.g } } else { guard h < i else { return } }',
        '}',
      ],
      ['kotlin', 'fun a() {', 'if (a != b || c !is D) f("x") { it.g }', '}'],
      ['kotlin', '', '@Suppress("LargeClass") fun a() {}', ''],
      ['java', 'class A { void a() {', 'if (a != b || !(c instanceof D)) f("x", it -> it.g);', '} }'],
      ['objc', 'void a() {', 'if (a != b || !c) [self f:@"x" with:^{ g(); }];', '}'],
      ['dart', 'void a() {', "if (a != b || c is! D) f('x', (it) => it.g);", '}'],
    ] as const) {
      it(`reads ${language} once: no scanner looks for what never began (${line.slice(0, 12)}…)`, async () => {
        const text = `${open}\n${`${line}\n`.repeat(300)}${close}\n`;
        const grammar = await Language.load(await loadGrammar(`tree-sitter-${language}.wasm`));
        const parser = new Parser().setLanguage(grammar);
        let reads = 0;
        const tree = parser.parse((index) => {
          reads++;
          return text.slice(index);
        });
        assert.equal(tree?.rootNode.hasError, false);
        tree?.delete();
        parser.delete();
        // The runtime reads 5,119 units at a time, and some again at each border and at the end; a search to the end at each line were hundreds.
        assert.ok(reads < 10 * Math.ceil(text.length / 5119), `${reads} reads of ${text.length} units`);
      });
    }

    it('keeps memory where it is over a thousand parses', () => {
      const text = 'class A { fun f() { prefs.edit { putString("k", "v$x") } } }\n'.repeat(3);
      for (let i = 0; i < 50; i++) parse(text);
      const before = wasmMemorySize();
      assert.ok(before > 0);
      for (let i = 0; i < 1000; i++) parse(text);
      assert.equal(wasmMemorySize(), before);
    });

    it('may be disposed of twice', () => {
      const { dispose } = adapter.parse('val x = 1', 'kotlin', 'file:///example', BUDGET);
      dispose();
      dispose();
      assert.equal(parse('val y = 2').reduced, false);
    });
  });

  it('rejects with the name of a grammar that cannot be loaded', async () => {
    const missing = { ...kotlin, grammar: 'tree-sitter-missing.wasm' };
    await assert.rejects(createTreeSitterAdapter(loadGrammar, [missing]), /tree-sitter-missing\.wasm/);
  });
});

/** Children lie within their parent, in order, and know it. */
function checkShape(root: FileNode, length: number): void {
  assert.deepEqual(root.range, { start: 0, end: length });
  walk(root, (node: SyntaxNode) => {
    let start = node.range.start;
    for (const child of node.children) {
      assert.equal(child.parent, node);
      assert.ok(child.range.start >= start, `${child.nativeKind} in ${node.nativeKind}`);
      assert.ok(child.range.end <= node.range.end && child.range.end >= child.range.start, child.nativeKind);
      start = child.range.start;
    }
    return true;
  });
}

function checkNames(root: FileNode, text: string): void {
  walk(root, (node) => {
    if ('nameRange' in node && node.nameRange.end > node.nameRange.start && node.kind !== 'class') {
      const written = text.slice(node.nameRange.start, node.nameRange.end);
      assert.ok(written.includes(node.name.replace('[]', '')) || /^(get|set|constructor)$/.test(written), written);
    }
    if (node.kind === 'name') {
      const written = text.slice(node.range.start, node.range.end);
      assert.ok(written.includes(node.name) || written.endsWith('[]'), `${node.name} is written ${written}`);
    }
    return true;
  });
}
