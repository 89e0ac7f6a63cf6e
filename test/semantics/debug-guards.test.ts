import assert from 'node:assert/strict';
import { subject } from './semantics-harness';

async function guarded(name: string, text: string): Promise<boolean> {
  const found = await subject(name, text);
  return found.semantics.isDebugOnly(found.call('use'));
}

describe('debug guards', () => {
  const debug: readonly (readonly [string, string])[] = [
    ['A.kt', 'fun f() { if (BuildConfig.DEBUG) { use() } }'],
    ['A.kt', 'fun f() { if (BuildConfig.DEBUG && x) use() }'],
    ['A.kt', 'fun f() { if (!BuildConfig.DEBUG) return\n use() }'],
    ['A.kt', 'fun f() { if (!BuildConfig.DEBUG) { a() } else { use() } }'],
    ['A.java', 'class A { void f() { if (!BuildConfig.DEBUG) { return; } use(); } }'],
    ['A.swift', 'func f() {\n#if DEBUG\nuse()\n#endif\n}'],
    ['A.swift', 'func f() {\n#if !DEBUG\na()\n#else\nuse()\n#endif\n}'],
    ['A.m', '@implementation A\n- (void)f {\n#ifdef DEBUG\nuse();\n#endif\n}\n@end'],
    ['a.dart', 'f() { if (kDebugMode) { use(); } }'],
    ['a.dart', 'f() { if (!kReleaseMode) use(); }'],
    ['a.dart', 'f() { if (kReleaseMode) return; use(); }'],
    ['a.dart', 'f() { assert(() { use(); return true; }()); }'],
    ['a.ts', 'if (__DEV__) { use(); }'],
    ['a.ts', '__DEV__ && use();'],
    ['a.ts', "if (process.env.NODE_ENV !== 'production') use();"],
    ['a.ts', 'if (!environment.production) { use(); }'],
    ['a.ts', 'const isDev = __DEV__;\nif (isDev) use();'],
  ];
  for (const [name, text] of debug) {
    it(`holds in ${name}: ${text.replaceAll('\n', ' ')}`, async () => assert.equal(await guarded(name, text), true));
  }

  const release: readonly (readonly [string, string])[] = [
    ['A.kt', 'fun f() { if (!BuildConfig.DEBUG) { use() } }'],
    ['A.kt', 'fun f() { if (BuildConfig.DEBUG || x) use() }'],
    ['A.kt', 'fun f() { if (BuildConfig.DEBUG) { a() }\n use() }'],
    ['A.swift', 'func f() {\n#if DEBUG\na()\n#else\nuse()\n#endif\n}'],
    ['a.dart', 'f() { if (kReleaseMode) { use(); } }'],
    ['a.ts', "if (process.env.NODE_ENV === 'production') use();"],
    ['a.ts', '__DEV__ || use();'],
  ];
  for (const [name, text] of release) {
    it(`does not hold in ${name}: ${text.replaceAll('\n', ' ')}`, async () =>
      assert.equal(await guarded(name, text), false));
  }
});
