import assert from 'node:assert';
import type { CodeLanguage } from '../../server/src/core/language';
import { codeLanguages } from '../../server/src/core/language';
import type { NodeOfKind } from '../../server/src/syntax/nodes';
import { readTokens } from '../../server/src/syntax/token-reader/read-tokens';
import { nodesOfKind } from '../../server/src/syntax/walk';
import { assertWellFormed, outline } from '../harness/outline';

function read(text: string, language: CodeLanguage): string {
  const tree = readTokens(text, language);
  assert.strictEqual(tree.reduced, true);
  assertWellFormed(tree.root, text);
  return outline(tree.root);
}

describe('token-level reader', () => {
  const shapes: readonly (readonly [language: CodeLanguage, text: string, expected: string])[] = [
    ['kotlin', 'import a.b.C\nimport d.*', 'import a.b [C]\nimport d *'],
    ['dart', "import\n    'package:a/a.dart';\nf();", 'import package:a/a.dart *\nf()'],
    [
      'kotlin',
      'val p = getPrefs("x")\np.edit().putString("t", "a${u.n}b$c").apply()\np.edit { put(key = 1) }',
      'const p = getPrefs("x")\np.edit().putString("t", `a${u.n}b${c}`).apply()\np.edit(+lambda () { put(key: 1) })',
    ],
    ['kotlin', 'a?.b()!!.c = d ?: e', 'non-null(a?.b()).c = (d ?: e)'],
    [
      'java',
      'void f(int a) { String s = "x" + y; e.put("k", (String) v); return new A(1).b(); }',
      '{ var s = ("x" + y); e.put("k", cast(v)); return new A(1).b() }',
    ],
    ['swift', 'if let x = try? foo(1) { bar(x) }', 'const x = try(foo(1))\n{ bar(x) }'],
    ['swift', 'log.info("a \\(x, privacy: .public)")', 'log.info(`a ${(x, privacy: .public)}`)'],
    ['swift', 's.task(with: u) { d in print(d) }.resume()', 's.task(with: u, +lambda () { print(d) }).resume()'],
    [
      'objective-c',
      '[[A b] setObject:s forKey:@"t"]; NSLog(@"x", (id)y); w.on = YES;',
      'message message A.b().setObject:forKey:(setObject: s, forKey: "t")\nNSLog("x", cast(y))\nw.on = true',
    ],
    [
      'objective-c',
      '[a go:^(int x) { b(x); }]; d = @{@"k": @[c]};',
      'message a.go:(go: lambda () { b(x) })\nd = map["k": list[c]]',
    ],
    [
      'dart',
      "final x = Foo()..a(1)..b = 2;\nprint(r: r'\\d', s: 'a' 'b$c');",
      'const x = paren(Foo(); Foo()..a(1); Foo().b = 2)\nprint(r: "\\\\d", s: `ab${c}`)',
    ],
    [
      'typescript',
      "import a, { b as c } from 'x';\nfetch(u, { h: { 'X-A': `b${d}` } });",
      'import x [a, c]\nfetch(u, map[h: map["X-A": `b${d}`]])',
    ],
    [
      'javascript',
      'x = /a"b/.test(s) ? y() : z(); f(async (q) => { g(q) });',
      'x = ternary[/a"b/.test(s)] y() else z()\nf(lambda () { g(q) })',
    ],
  ];
  for (const [language, text, expected] of shapes) {
    it(`reads ${language}: ${text.split('\n')[0]}`, () => {
      assert.strictEqual(read(text, language), expected);
    });
  }

  it('takes declarations for no calls', () => {
    const calls = (text: string, language: CodeLanguage): string[] =>
      [...nodesOfKind(readTokens(text, language).root, 'call')].map((call) => call.name);
    assert.deepStrictEqual(calls('fun a(b: Int = c()) { d() }', 'kotlin'), ['c', 'd']);
    assert.deepStrictEqual(calls('class A { A(int b) { c(); } void d() throws E { e(); } }', 'java'), ['c', 'e']);
    assert.deepStrictEqual(calls('func a() -> B { c() }\nif d() { e() }', 'swift'), ['c', 'd', 'e']);
    assert.deepStrictEqual(calls('function a() { b() } class C { d() { e() } }', 'typescript'), ['b', 'e']);
  });

  it('collects comments and keeps strings apart from them', () => {
    const { comments, root } = readTokens('a("// no") // yes\n/* b /* c */ */ d("/*")', 'kotlin');
    assert.deepStrictEqual(
      comments.map((comment) => comment.text),
      ['// yes', '/* b /* c */ */'],
    );
    assert.strictEqual(outline(root), 'a("// no")\nd("/*")');
  });

  it('counts offsets in UTF-16 units across emoji and CRLF', () => {
    const text = 'val a = "😀"\r\n// é😀\r\nlog.put("😀", b)\r\n';
    const call = [...nodesOfKind(readTokens(text, 'kotlin').root, 'call')][0] as NodeOfKind<'call'>;
    assert.strictEqual(text.slice(call.range.start, call.range.end), 'log.put("😀", b)');
    assert.strictEqual(text.slice(call.nameRange.start, call.nameRange.end), 'put');
  });

  it('keeps what stands around half-typed code', () => {
    for (const language of codeLanguages) {
      const tree = readTokens('{ before(1); }\n{ x.foo(bar(2), [ }\n{ s = "open\n }\n{ after(3); }', language);
      const names = [...nodesOfKind(tree.root, 'call')].map((call) => call.name);
      assert.strictEqual(tree.hasErrors, true);
      for (const name of ['before', 'bar', 'after']) assert(names.includes(name), `${language}: ${names.join()}`);
    }
  });

  it('stays shallow and well formed on any repetition', () => {
    const seeds = [
      '(',
      '[',
      '{',
      'a.',
      '"${',
      '"\\(',
      '/',
      '/*',
      'a<',
      'f(a,',
      '[a b:',
      '^(',
      'x=',
      'a?b:',
      '`${',
      '!',
      'f{',
      '"""',
      '(a)',
      'x => ',
      '..a',
    ];
    for (const language of codeLanguages) {
      for (const seed of seeds) {
        const text = seed.repeat(4000);
        const { root } = readTokens(text, language);
        assertWellFormed(root, text);
        let deepest = 0;
        const depths = new Map([[root as unknown, 0]]);
        const stack = [...root.children];
        for (let node = stack.pop(); node; node = stack.pop()) {
          const depth = (depths.get(node.parent) ?? 0) + 1;
          depths.set(node, depth);
          deepest = Math.max(deepest, depth);
          stack.push(...node.children);
        }
        assert(deepest < 4000, `${language} ${seed}: ${deepest} levels`);
      }
    }
  });

  it('reads ten megabytes', () => {
    const line = 'prefs.edit().putString("token", "a" + secret)\n';
    const text = line.repeat(Math.ceil(10_000_000 / line.length));
    let calls = 0;
    for (const call of nodesOfKind(readTokens(text, 'kotlin').root, 'call')) if (call.name === 'putString') calls++;
    assert.strictEqual(calls, Math.ceil(10_000_000 / line.length));
  }).timeout(120_000);
});
