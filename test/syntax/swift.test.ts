import assert from 'node:assert';
import type { CodeAdapter } from '../../server/src/syntax/language-adapter';
import { mappings } from '../../server/src/syntax/languages';
import type { SyntaxTree } from '../../server/src/syntax/nodes';
import { createTreeSitterAdapter } from '../../server/src/syntax/tree-sitter/tree-sitter-adapter';
import { nodesOfKind } from '../../server/src/syntax/walk';
import { loadGrammar } from '../harness/grammars';
import { assertWellFormed, outline } from '../harness/outline';

describe('Swift', () => {
  let adapter: CodeAdapter;
  before(async () => {
    const own = mappings.filter((mapping) => mapping.language === 'swift');
    adapter = await createTreeSitterAdapter(loadGrammar, own);
  });

  function parse(text: string): SyntaxTree {
    const { tree } = adapter.parse(text, 'swift', 'file:///a', { milliseconds: 60_000 });
    assert.strictEqual(tree.reduced, false);
    assertWellFormed(tree.root, text);
    return tree;
  }

  const shapes: readonly (readonly [name: string, text: string, expected: string])[] = [
    [
      'labels, trailing closures and their labels',
      'foo(a, with: b) { $0 } completion: { [weak self] x, y in self?.go(x) }',
      'foo(a, with: b, +lambda () { $0 }, +completion: lambda (x, y) { this?.go(x) })',
    ],
    [
      'optional chains, try and await',
      'let v = try? await a?.b(c!, d as? String)',
      'const v = try(await(a?.b(non-null(c), cast<String>(d))))',
    ],
    ['implicit members and calls', 'f(.zero, x: .make(1))', 'f(.zero, x: make(1))'],
    [
      'guard and if let',
      'func f() { guard let u = x, u.ok else { return }\n if let v = u.v() { g(v) } else { h() } }',
      'function f() { guard[let u = x, u.ok] - else { return - }; if[let v = u.v()] { g(v) } else { h() } }',
    ],
    [
      'conditional compilation at the start of a class',
      'class A {\n  #if DEBUG\n  let k = 1\n  #else\n  let k = 2\n  #endif\n  func f() {}\n}',
      'class A { preprocessor[DEBUG] { const k = 1 } else { const k = 2 }; method f() {} }',
    ],
    [
      'conditional compilation with else if',
      'a()\n#if DEBUG && os(iOS)\nb()\n#elseif X\nc()\n#else\nd()\n#endif\ne()',
      'a()\npreprocessor[DEBUG && os(iOS)] { b() } else preprocessor[X] { c() } else { d() }\ne()',
    ],
    [
      'property wrappers and attributes',
      '@objc class A: B {\n  @AppStorage("token") private var token = ""\n}',
      '@objc() class A : B { @AppStorage("token") private var token = "" }',
    ],
    [
      'accessors and observers',
      'struct S {\n  var a: Int { 1 }\n  var b: Int { get { 1 } set { c = newValue } }\n  var d = 0 { didSet { e() } }\n}',
      'struct S { var a: Int; getter a() { 1 }; var b: Int; getter b() { 1 }; setter b() { c = newValue }; var d = 0; setter didSet() { e() } }',
    ],
    [
      'isolation modifiers with an argument',
      'nonisolated(unsafe) var a = 1\nclass B {\n  nonisolated(unsafe) static let c = 2\n  nonisolated(nonsending) func d() async { nonisolated(unsafe) let e = "nonisolated(unsafe)" }\n}',
      'var a = 1\nclass B { static const c = 2; async method d() { const e = "nonisolated(unsafe)" } }',
    ],
    [
      'logger privacy in interpolation',
      'log.info("u \\(x, privacy: .public) \\(y)")',
      'log.info(`u ${(x, privacy: .public)} ${y}`)',
    ],
    [
      'multi-line and raw strings',
      'let s = """\n    a \\(b)\n      c\\n\n    """\nlet r = #"x\\n\\#(y)"#',
      'const s = `a ${b}\n  c\n`\nconst r = `x\\n${y}`',
    ],
    [
      'enum cases with payload',
      'enum E: String { case a = "x", b(Int, name: String)\n indirect case c }',
      'enum E : String { <case const a = "x"; case const b>; indirect case const c }',
    ],
    [
      'init, deinit, subscript',
      'class A { init?(a b: Int, _ c: String = "x") { super.init() }\n deinit { d() }\n subscript(i: Int) -> Int { h[i] } }',
      'class A { constructor init(a b: Int, c: String = "x") { super.init() }; method deinit() { d() }; method subscript(i: Int): Int }',
    ],
    ['subscript assignment and key paths', 'd["k"] = a[0].b\nlet k = \\Foo.bar', 'd["k"] = a[0].b\nconst k = Foo::bar'],
    [
      'collections, tuples, ternary',
      'x = ["a": 1, .b: [c]]\n(a, b) = (c ? 1 : -2, d ?? e)',
      'x = map["a": 1, .b: list[c]]\nlist[a, b] = list[ternary[c] 1 else -2, (d ?? e)]',
    ],
    [
      'switch patterns bind names',
      'switch x { case .a(let p) where p > 1: f(p)\n default: g() }',
      '<x; <<const p>; (p > 1); { f(p) }>; <{ g() }>>',
    ],
    [
      'types',
      'let a: [String: Int?] = [:], b: Optional<Foo> = nil, c: [any P] = []',
      '<const a: Dictionary<String, Int?> = map[]; const b: Foo? = null; const c: Array<P> = list[]>',
    ],
    [
      'constructor calls',
      'let a = Foo<Bar>(x: 1), b = [Int](), c = UIViewController()',
      '<const a = Foo<Bar>(x: 1); const b = list[Int].(); const c = UIViewController()>',
    ],
    [
      'words with a hash',
      'b.add(self, action: #selector(A.tap(_:)), for: .up)\nif #available(iOS 13, *), let k = #keyPath(B.c) { log(#file, "#x") }',
      'b.add(this, action: paren(A.tap), for: .up)\nif[#available(iOS 13, *), let k = #keyPath(B.c)] { log(#file, "#x") } else -',
    ],
    [
      'extension and protocol',
      'extension A: P { static func f() async throws {} }\nprotocol Q { var z: Int { get } }',
      'extension A : P { async throws static method f() {} }\nprotocol Q { var z: Int }',
    ],
  ];
  for (const [name, text, expected] of shapes) {
    it(name, () => assert.strictEqual(outline(parse(text).root), expected));
  }

  it('reads every text on its own, whatever came before', () => {
    for (const text of ['let r = #"x"#', 'let r = #"x', 'let r = ##"x"##', 'let r = #"""\nx\n"""#']) {
      for (let i = 0; i < 2; i++) assert.strictEqual(outline(parse(text).root), 'const r = "x"');
    }
  });

  it('keeps the calls around half-typed code', () => {
    const text = 'func a() { before(1) }\nfunc b() { x.foo(\n}\nfunc c() { after(2) }';
    const tree = parse(text);
    const names = [...nodesOfKind(tree.root, 'call')].map((call) => call.name);
    assert.strictEqual(tree.hasErrors, true);
    assert(names.includes('before') && names.includes('after'), names.join());
  });

  const unread: readonly (readonly [text: string, expected: string])[] = [
    ['actor A { isolated deinit { a() } }', 'deinit'],
    ['func a() throws(StoreError) { b() }', 'b'],
    ['if let a = try? await b(c) { d() }', 'd'],
    ['switch await (a(), b()) { case (1, 2): c()\n default: d() }', 'd'],
    ['func a() { b(.success(())) }', 'b'],
    ['func a() { if c { return () }\n b() }', 'b'],
    ['Button { a() }\n  label: { Text(b) }\n', 'Text'],
    ['func b(then f: (() -> Void)? = nil, g: () -> Void = {}) { a()\n f?() }', 'a'],
  ];
  for (const [text, expected] of unread) {
    it(`reads newer syntax without errors: ${text.split('\n')[0]}`, () => {
      const tree = parse(text);
      assert.strictEqual(tree.hasErrors, false);
      const names = [...nodesOfKind(tree.root, 'call'), ...nodesOfKind(tree.root, 'function')].map(({ name }) => name);
      assert(names.includes(expected), names.join());
    });
  }

  it('counts offsets in UTF-16 units across emoji and CRLF', () => {
    const text = 'let a = "😀"\r\n// é😀\r\nlog.put("😀", b)\r\n';
    const call = [...nodesOfKind(parse(text).root, 'call')].find((candidate) => candidate.name === 'put');
    assert(call);
    assert.strictEqual(text.slice(call.range.start, call.range.end), 'log.put("😀", b)');
    assert.strictEqual(text.slice(call.nameRange.start, call.nameRange.end), 'put');
  });

  it('survives trees that are thousands of levels deep', () => {
    const depth = 4000;
    const tree = parse(`func f() { before(); x = ${'('.repeat(depth)}1${')'.repeat(depth)} }`);
    assert([...nodesOfKind(tree.root, 'call')].some((call) => call.name === 'after' || call.name === 'before'));
  });
});
