import assert from 'node:assert/strict';
import type { ApiModel } from '../../server/src/models/api-model';
import { subject } from './semantics-harness';

async function match(name: string, text: string, call: string, api: string) {
  const found = await subject(name, text);
  return found.semantics.matchesApi(found.call(call), api);
}

describe('api matching', () => {
  const put = 'android.content.SharedPreferences.Editor#putString';

  it('tells how surely a Kotlin call is meant', async () => {
    const imported = 'import android.content.SharedPreferences\n';
    assert.equal(
      await match('A.kt', `${imported}fun f(p: SharedPreferences) { p.edit().putString("a", "b") }`, 'putString', put),
      'exact',
    );
    assert.equal(
      await match(
        'A.kt',
        'fun f(c: X) { c.getSharedPreferences("a", 0).edit().putString("a", "b") }',
        'putString',
        put,
      ),
      'inferred',
    );
    assert.equal(await match('A.kt', 'fun f(b: Bundle) { b.putString("a", "b") }', 'putString', put), undefined);
    const log = 'android.util.Log#d';
    assert.equal(await match('A.kt', 'import android.util.Log\nfun f() { Log.d("a", "b") }', 'd', log), 'exact');
    assert.equal(await match('A.kt', 'import my.Log\nfun f() { Log.d("a", "b") }', 'd', log), undefined);
  });

  it('counts subclasses of the file and constructors', async () => {
    const text =
      'import android.webkit.WebView\nclass V : WebView(c) { fun f() { loadUrl("a") } }\nfun g(v: V) { v.target("x") }';
    assert.equal(await match('A.kt', text, 'loadUrl', 'android.webkit.WebView#loadUrl'), 'exact');
    assert.equal(await match('A.kt', text, 'target', 'android.webkit.WebView#target'), 'exact');
    const java = 'import java.util.Random; class A { void f() { new Random(); } }';
    assert.equal(await match('A.java', java, 'Random', 'java.util.Random#<init>'), 'exact');
  });

  it('compares Swift labels and Objective-C selectors', async () => {
    const api = 'Foundation.UserDefaults#set(_:forKey:)';
    assert.equal(await match('A.swift', 'UserDefaults.standard.set(x, forKey: "a")', 'set', api), 'inferred');
    assert.equal(await match('A.swift', 'UserDefaults.standard.set(x, in: "a")', 'set', api), undefined);
    assert.equal(await match('A.swift', 'let d: UserDefaults = f()\nd.set(x, forKey: "a")', 'set', api), 'exact');
    const objc = '@implementation A\n- (void)f { [[NSUserDefaults standardUserDefaults] setObject:a forKey:b]; }\n@end';
    assert.equal(await match('A.m', objc, 'setObject:forKey:', 'NSUserDefaults#setObject:forKey:'), 'inferred');
  });

  it('follows TypeScript modules, defaults, namespaces and globals', async () => {
    const set = "import { Preferences } from '@capacitor/preferences';\nPreferences.set({});";
    assert.equal(await match('a.ts', set, 'set', '@capacitor/preferences#Preferences.set'), 'exact');
    assert.equal(await match('a.ts', set, 'set', '@capacitor/preferences Preferences#set'), 'exact');
    assert.equal(await match('a.ts', "import S from 'm';\nS.setItem();", 'setItem', 'm#default.setItem'), 'exact');
    assert.equal(await match('a.ts', "import * as N from 'm';\nN.go();", 'go', 'm#go'), 'exact');
    assert.equal(await match('a.ts', "import * as N from 'x';\nN.go();", 'go', 'm#go'), undefined);
    assert.equal(await match('a.ts', 'window.localStorage.setItem();', 'setItem', 'localStorage#setItem'), 'exact');
    assert.equal(
      await match('a.ts', 'const localStorage = f();\nlocalStorage.setItem();', 'setItem', 'localStorage#setItem'),
      undefined,
    );
    assert.equal(await match('a.ts', 'console.log(1);', 'log', '#console.log'), 'exact');
  });

  it('takes hints for receivers of unknown type only', async () => {
    const row: ApiModel = {
      role: 'sink',
      kind: 'plaintext-storage',
      languages: ['dart'],
      api: 'package:hive/hive.dart Box#put',
      at: 'arg:1',
      label: 'Hive',
      receiverHint: /box$/i,
    };
    const text = "f(x, Map m) { userBox.put('a', x); }\ng(Map userBox) { userBox.put('a', 1); }";
    const { semantics, node } = await subject('a.dart', text);
    assert.equal(semantics.matchesModel(node("userBox.put('a', x)"), row), 'inferred');
    assert.equal(semantics.matchesModel(node("userBox.put('a', 1)"), row), undefined);
  });
});
