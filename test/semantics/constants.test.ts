import assert from 'node:assert/strict';
import type { ConstantValue } from '../../server/src/semantics/semantics';
import { subject } from './semantics-harness';

/** The folded first argument of the last call of `use`. */
async function used(name: string, text: string, others?: Record<string, string>): Promise<ConstantValue | undefined> {
  const found = await subject(name, text, others);
  const value = found.call('use').args[0]?.value;
  return value && found.semantics.constantValue(value);
}

describe('constants', () => {
  it('folds Kotlin constants, templates, companions, enums and assigned-once locals', async () => {
    assert.equal(await used('A.kt', 'const val A = "a"\nconst val B = "$A-b" + "c"\nfun f() { use(B) }'), 'a-bc');
    assert.equal(
      await used('A.kt', 'class A {\n  companion object { const val K = "k" }\n\n  fun f() { use(A.K) }\n}'),
      'k',
    );
    assert.equal(await used('A.kt', 'enum class E(val v: String) { X("x") }\nfun f() { use(E.X.v) }'), 'x');
    assert.equal(await used('A.kt', 'fun f() { var m = "AES"; use(m) }'), 'AES');
    assert.equal(await used('A.kt', 'fun f() { var m = "AES"; m = g(); use(m) }'), undefined);
    assert.equal(await used('A.kt', 'fun f() { use(if (true) "a" else "b") }'), 'a');
  });

  it('folds Java, Swift, Objective-C, Dart and TypeScript constants', async () => {
    assert.equal(await used('A.java', 'class A { static final String K = "a" + "b"; void f() { use(K); } }'), 'ab');
    assert.equal(await used('A.swift', 'enum K { static let t = "tok" }\nfunc f() { use(K.t) }'), 'tok');
    assert.equal(
      await used('A.swift', 'enum K: String { case token = "tok" }\nfunc f() { use(K.token.rawValue) }'),
      'tok',
    );
    assert.equal(await used('A.m', 'static NSString *const k = @"a";\nvoid f() { use(k); }'), 'a');
    assert.equal(await used('a.dart', "class K { static const t = 'a' 'b'; }\nvoid f() { use(K.t); }"), 'ab');
    assert.equal(await used('a.ts', "const K = { T: 'tok' } as const;\nuse(`x-${K.T}`);"), 'x-tok');
  });

  it('reads constants of other files, unless they disagree', async () => {
    const keys = { 'Keys.kt': 'package k\nobject Keys { const val TOKEN = "tok" }' };
    assert.equal(await used('A.kt', 'import k.Keys\nfun f() { use(Keys.TOKEN) }', keys), 'tok');
    const two = { ...keys, 'Other.kt': 'package l\nobject Keys { const val TOKEN = "other" }' };
    assert.equal(await used('A.kt', 'fun f() { use(Keys.TOKEN) }', two), undefined);
    const script = { 'keys.ts': "export const KEY = 'a';\nexport const Keys = { B: 'b' };" };
    assert.equal(await used('a.ts', "import { KEY as K } from './keys';\nuse(K);", script), 'a');
    assert.equal(await used('a.ts', "import { Keys } from './keys';\nuse(Keys.B);", script), 'b');
  });

  it('gives up on cycles', async () => {
    assert.equal(await used('A.kt', 'val a = b\nval b = a\nfun f() { use(a) }'), undefined);
  });
});
