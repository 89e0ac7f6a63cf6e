import assert from 'node:assert';
import type { CodeAdapter } from '../../server/src/syntax/language-adapter';
import { mappings } from '../../server/src/syntax/languages';
import type { SyntaxTree } from '../../server/src/syntax/nodes';
import { createTreeSitterAdapter } from '../../server/src/syntax/tree-sitter/tree-sitter-adapter';
import { nodesOfKind } from '../../server/src/syntax/walk';
import { loadGrammar } from '../harness/grammars';
import { assertWellFormed, outline } from '../harness/outline';

describe('Dart', () => {
  let adapter: CodeAdapter;
  before(async () => {
    const own = mappings.filter((mapping) => mapping.language === 'dart');
    adapter = await createTreeSitterAdapter(loadGrammar, own);
  });

  function parse(text: string): SyntaxTree {
    const { tree } = adapter.parse(text, 'dart', 'file:///a', { milliseconds: 60_000 });
    assert.strictEqual(tree.reduced, false);
    assertWellFormed(tree.root, text);
    return tree;
  }

  const shapes: readonly (readonly [name: string, text: string, expected: string])[] = [
    [
      'imports',
      "import 'package:a/b.dart' as b;\nimport 'dart:io' show File, Platform;\nimport 'c.dart';",
      'import package:a/b.dart as b\nimport dart:io [File, Platform]\nimport c.dart *',
    ],
    [
      'cascades',
      "f() { p..a('x', 1)..b = 2..c.d(3); q?..e(); }",
      'function f() { paren(p; p..a("x", 1); p.b = 2; p.c.d(3)); paren(q; q..e()) }',
    ],
    [
      'named arguments, null awareness and closures',
      'f() { a?.b!.c(x: 1, y: (q) => q, z: () { h(); }); }',
      'function f() { non-null(a?.b).c(x: 1, y: lambda (q) q, z: lambda () { h() }) }',
    ],
    [
      'constructor calls',
      'var a = const Foo(1), b = new Bar.named(2), c = Baz.of(3), d = Qux();',
      '<var a = new Foo(1); var b = new Bar.named(2); var c = Baz.of(3); var d = Qux()>',
    ],
    [
      'await and interpolation',
      "f() async { final p = await S.get(); await p.set('t', 'x $a ${b.c(1)}' 'y'); }",
      'async function f() { final const p = await(S.get()); await(p.set("t", `x ${a} ${b.c(1)}y`)) }',
    ],
    [
      'raw, multi-line and adjacent strings',
      "const a = r'x\\n', b = 'c' \"d\\n\";\nvar m = '''\nl $x\n''';",
      '<const const a = "x\\\\n"; const const b = "cd\\n">\nvar m = `l ${x}\n`',
    ],
    [
      'collections',
      "var l = [1, ...b, if (c) d else e];\nvar m = <String, int>{'a': 1, k: 2};\nvar s = {1, 2};",
      'var l = list[1, spread(b), if[c] d else e]\nvar m = map["a": 1, k: 2]\nvar s = list[1, 2]',
    ],
    [
      'class with parts',
      "@immutable\nclass A<T> extends B<C> with M implements I {\n  const A({super.key, required this.x, String y = 'z'}) : q = f(y), super(1);\n  A.named(this.x);\n  late final int x;\n  int get v => 1;\n  set v(int a) { w = a; }\n  static const String k = 'v';\n}",
      '@immutable() class A : B, M, I { const constructor A(key, x, y: String = "z"); constructor A.named(x); late final const x: int; getter v(): int 1; setter v(a: int) { w = a }; static const const k: String = "v" }',
    ],
    [
      'extension, mixin, enum',
      'mixin M on A {}\nextension E on String { int get z => 1; }\nenum F { a, b(1); }',
      'class M : A {  }\nextension E : String { getter z(): int 1 }\nenum F { const a; const b }',
    ],
    ['assignments', "f() { x ??= y; a['k'] = c; x.y.z += 1; }", 'function f() { x ??= y; a["k"] = c; x.y.z += 1 }'],
    [
      'conditions, types and casts',
      'f() { if (x is! Foo && !y) { g(); } else if (z) h(); (x as Foo).i(); return a ? b : c ?? d; }',
      'function f() { if[x is! Foo && !y] { g() } else if[z] h() else -; paren(cast<Foo>(x)).i(); return ternary[a] b else (c ?? d) }',
    ],
    [
      'assert with a closure',
      'f() { assert(() { g(); return true; }()); }',
      'function f() { assert(lambda () { g(); return true }.()) }',
    ],
    [
      'functions and parameters',
      'void main(List<String> a, [int? b = 1]) => run(const App());',
      'function main(a: List<String>, b: int? = 1): void run(new App())',
    ],
    [
      'loops, catch and patterns bind names',
      'f() { for (final k in m.keys) { g(k); } try { h(); } on E catch (e) { i(e); } var (a, b) = c; }',
      'function f() { <<const k; m.keys>; { g(k) }>; <{ h() }; <<var e>>; { i(e) }>; <var a = c; var b = c; c> }',
    ],
  ];
  for (const [name, text, expected] of shapes) {
    it(name, () => assert.strictEqual(outline(parse(text).root), expected));
  }

  it('keeps the calls around half-typed code', () => {
    const text = 'a() { before(1); }\nb() { x.foo( }\nc() { after(2); }';
    const tree = parse(text);
    const names = [...nodesOfKind(tree.root, 'call')].map((call) => call.name);
    assert.strictEqual(tree.hasErrors, true);
    assert(names.includes('before') && names.includes('after'), names.join());
  });

  it('counts offsets in UTF-16 units across emoji and CRLF', () => {
    const text = "var a = '😀';\r\n// é😀\r\nf() { log.put('😀', b); }\r\n";
    const call = [...nodesOfKind(parse(text).root, 'call')].find((candidate) => candidate.name === 'put');
    assert(call);
    assert.strictEqual(text.slice(call.range.start, call.range.end), "log.put('😀', b)");
    assert.strictEqual(text.slice(call.nameRange.start, call.nameRange.end), 'put');
  });

  it('survives trees that are thousands of levels deep', () => {
    const depth = 4000;
    const tree = parse(`f() { before(); x = ${'['.repeat(depth)}1${']'.repeat(depth)}; }`);
    assert([...nodesOfKind(tree.root, 'call')].some((call) => call.name === 'after' || call.name === 'before'));
  });
});
