import assert from 'node:assert';
import type { CodeAdapter } from '../../server/src/syntax/language-adapter';
import { mappings } from '../../server/src/syntax/languages';
import type { SyntaxTree } from '../../server/src/syntax/nodes';
import { createTreeSitterAdapter } from '../../server/src/syntax/tree-sitter/tree-sitter-adapter';
import { nodesOfKind } from '../../server/src/syntax/walk';
import { loadGrammar } from '../harness/grammars';
import { assertWellFormed, outline } from '../harness/outline';

describe('Objective-C', () => {
  let adapter: CodeAdapter;
  before(async () => {
    const own = mappings.filter((mapping) => mapping.language === 'objective-c');
    adapter = await createTreeSitterAdapter(loadGrammar, own);
  });

  function parse(text: string): SyntaxTree {
    const { tree } = adapter.parse(text, 'objective-c', 'file:///a', { milliseconds: 60_000 });
    assert.strictEqual(tree.reduced, false);
    assertWellFormed(tree.root, text);
    return tree;
  }

  const shapes: readonly (readonly [name: string, text: string, expected: string])[] = [
    [
      'messages and selectors',
      'void f(void) { [[NSUserDefaults standardUserDefaults] setObject:s forKey:@"token"]; [super viewDidLoad]; }',
      'function f(): void { message message NSUserDefaults.standardUserDefaults().setObject:forKey:(setObject: s, forKey: "token"); message super.viewDidLoad() }',
    ],
    [
      'variadic messages and C calls',
      'void f(void) { NSLog(@"a %@", x); z = [NSString stringWithFormat:@"%@", a, b]; }',
      'function f(): void { NSLog("a %@", x); z = message NSString.stringWithFormat:(stringWithFormat: "%@", a, b) }',
    ],
    [
      'properties, booleans and null',
      'void f(void) { w.on = YES; self.name = nil; p->q = NO; SecItemAdd((__bridge CFDictionaryRef)d, NULL); }',
      'function f(): void { w.on = true; this.name = null; p.q = false; SecItemAdd(cast<CFDictionaryRef>(d), null) }',
    ],
    [
      'literals',
      'id d = @{@"a": @1, k: @[b, @YES], @"c": @(x + 1)};\nNSString *s = @"a" @"b\\n";',
      'var d: id = map["a": 1, k: list[b, true], "c": paren(paren((x + 1)))]\nvar s: NSString = "ab\\n"',
    ],
    [
      'blocks',
      'void f(void) { [self go:^(NSData *d, NSError *e) { if (e) { return; } } done:nil]; run(q, ^{ g(); }); }',
      'function f(): void { message this.go:done:(go: lambda (d: NSData, e: NSError) { if[e] { return - } else - }, done: null); run(q, lambda () { g() }) }',
    ],
    [
      'interface, category, protocol',
      '@interface A : NSObject <P>\n@property (nonatomic, copy, readonly) NSString *name;\n- (void)foo:(NSString *)a bar:(int)b;\n@end\n@interface A (Cat)\n@end\n@protocol P <Q>\n@optional\n+ (id)x;\n@end',
      'class A : NSObject, P { nonatomic copy readonly var name: NSString; method foo:bar:(foo a: NSString, bar b: int): void }\nextension A {  }\nprotocol P : Q { static method x(): id }',
    ],
    [
      'marks of Interface Builder',
      '@interface A : NSObject\n@property (weak) IBOutlet UIView *page;\n@property (strong) IBOutletCollection(UIButton) NSArray *keys;\n@end',
      'class A : NSObject { weak var page: UIView; strong var keys: NSArray }',
    ],
    [
      'implementation',
      '@implementation A\n- (void)foo:(NSString *)a bar:(int)b { [a c]; }\n@end',
      'class A { method foo:bar:(foo a: NSString, bar b: int): void { message a.c() } }',
    ],
    [
      'imports and constants',
      '#import <Security/Security.h>\n#import "A.h"\n#define kToken @"tok"\n#define MAX 5\nstatic NSString *const kKey = @"k";',
      'import <Security/Security.h> *\nimport A.h *\n#define const kToken = "tok"\n#define const MAX = 5\nstatic const const kKey: NSString = "k"',
    ],
    [
      'conditional compilation',
      'void f(void) {\n#if DEBUG\n  a();\n#else\n  b();\n#endif\n#ifndef X\n  c();\n#endif\n}',
      'function f(): void { preprocessor[DEBUG] { a() } else { b() }; preprocessor[!X] { c() } else - }',
    ],
    [
      'enumerations',
      'typedef NS_ENUM(NSInteger, Foo) { FooA, FooB = 2 };\nenum Bar { B1 };',
      'enum Foo { const FooA; const FooB = 2 }\nenum Bar { const B1 }',
    ],
    [
      'exported React Native methods',
      '@implementation M\nRCT_EXPORT_MODULE()\nRCT_EXPORT_METHOD(save:(NSString *)t to:(int)x) { [s put:t]; }\n@end',
      'class M { method save:to:(save t: NSString, to x: int) { message s.put:(put: t) } }',
    ],
    [
      'ternary, cast and index',
      'void f(void) { id a = (id)b ? c : d; id e = g ?: h; i[@"k"] = j[0]; }',
      'function f(): void { var a: id = ternary[(id)b] c else d; var e: id = (g ?: h); i["k"] = j[0] }',
    ],
    [
      'loops bind names',
      'void f(void) { for (NSString *k in d) { g(k); } }',
      'function f(): void { <var k: NSString; d; { g(k) }> }',
    ],
  ];
  for (const [name, text, expected] of shapes) {
    it(name, () => assert.strictEqual(outline(parse(text).root), expected));
  }

  it('keeps the calls around half-typed code', () => {
    const text = 'void a(void) { before(1); }\nvoid b(void) { [x foo: }\nvoid c(void) { after(2); }';
    const tree = parse(text);
    const names = [...nodesOfKind(tree.root, 'call')].map((call) => call.name);
    assert.strictEqual(tree.hasErrors, true);
    assert(names.includes('before') && names.includes('after'), names.join());
  });

  it('counts offsets in UTF-16 units across emoji and CRLF', () => {
    const text = 'NSString *a = @"😀";\r\n// é😀\r\nvoid f(void) { [log put:@"😀" x:b]; }\r\n';
    const call = [...nodesOfKind(parse(text).root, 'call')].find((candidate) => candidate.name === 'put:x:');
    assert(call);
    assert.strictEqual(text.slice(call.range.start, call.range.end), '[log put:@"😀" x:b]');
    assert.strictEqual(text.slice(call.nameRange.start, call.nameRange.end), 'put');
  });

  it('survives trees that are thousands of levels deep', () => {
    const depth = 4000;
    const tree = parse(`void f(void) { before(); x = ${'('.repeat(depth)}1${')'.repeat(depth)}; }`);
    assert([...nodesOfKind(tree.root, 'call')].some((call) => call.name === 'after' || call.name === 'before'));
  });
});
