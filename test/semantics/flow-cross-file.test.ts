import assert from 'node:assert/strict';
import { flowsIn, sourcesIn } from './flow-harness';

describe('data flow across files', () => {
  const vault = {
    'Store.kt':
      'package s\nimport android.content.SharedPreferences\nclass Store(private val prefs: SharedPreferences) {\n fun put(key: String, value: String) { prefs.edit().putString(key, value).apply() }\n}',
  };

  it('sees a value reach a sink in another file, with its steps', async () => {
    const text = 'package a\nimport s.Store\nclass A(val store: Store) { fun f(u: U) { store.put("k", u.password) } }';
    const [flow] = await flowsIn('A.kt', text, { others: vault });
    assert.equal(flow?.source, 'password');
    assert.deepEqual(flow?.steps, ['`password` is read here', 'passed to `put()`', 'stored here']);
    assert.equal(flow?.path.steps.at(-1)?.uri, 'file:///project/Store.kt');
  });

  it('takes the key that a caller hands over', async () => {
    const text =
      'package a\nimport s.Store\nclass A(val store: Store) { fun f(x: String) { store.put("password", x) } }';
    assert.deepEqual(await sourcesIn('A.kt', text, { others: vault, keyIsSource: true }), ['password']);
  });

  it('leaves the finding to the function whose parameter or slot is named for the secret', async () => {
    const others = {
      'Login.kt':
        'package l\nimport android.util.Log\nimport android.content.SharedPreferences\nclass Login(private val prefs: SharedPreferences) {\n fun signIn(password: String) { prefs.edit().putString("k", password).apply() }\n fun keep(value: String) { prefs.edit().putString("password", value).apply() } }',
    };
    const text =
      'package a\nimport l.Login\nclass A(val login: Login) { fun f(password: String) { login.signIn(password); login.keep(password) } }';
    assert.deepEqual(await sourcesIn('A.kt', text, { others, keyIsSource: true }), []);
    assert.deepEqual(await sourcesIn('A.kt', text, { others }), ['password']);
  });

  it('does not mistake functions of other owners', async () => {
    const text = 'package a\nclass A(val map: HashMap<String, String>) { fun f(u: U) { map.put("k", u.password) } }';
    assert.deepEqual(await sourcesIn('A.kt', text, { others: vault }), []);
  });

  it('knows what functions of other files return', async () => {
    const api = {
      'api.ts':
        'export function current() { return session.accessToken; }\nexport function lock(v: string) { return CryptoJS.AES.encrypt(v, k).toString(); }\nexport const same = (v: string) => v.trim();',
    };
    const read = "import { current } from './api';\nlocalStorage.setItem('k', current());";
    assert.deepEqual(await sourcesIn('a.ts', read, { others: api }), ['accessToken']);
    const through =
      "import { same } from './api';\nexport function f(password: string) { localStorage.setItem('k', same(password)); }";
    assert.deepEqual(await sourcesIn('a.ts', through, { others: api }), ['password']);
  });

  it('knows what functions of other files make harmless', async () => {
    const guard = {
      'Guard.swift':
        'import CryptoKit\nfunc lock(_ v: Data) -> Any { return try! CryptoKit.AES.GCM.seal(v, using: k) }',
    };
    const text = 'func f(password: Data) { UserDefaults.standard.set(lock(password), forKey: "a") }';
    assert.deepEqual(await sourcesIn('A.swift', text, { others: guard }), []);
    assert.deepEqual(await sourcesIn('A.swift', text.replace('lock(password)', 'password'), { others: guard }), [
      'password',
    ]);
  });

  it('crosses Dart files', async () => {
    const others = {
      'store.dart':
        "import 'package:shared_preferences/shared_preferences.dart';\nclass Store { final SharedPreferences prefs; Store(this.prefs); Future<void> keep(String value) async { await prefs.setString('v', value); } }",
    };
    const text =
      "import 'store.dart';\nclass A { final Store store; A(this.store); f(String token) { store.keep(token); } }";
    assert.deepEqual(await sourcesIn('a.dart', text, { others }), ['token']);
  });
});
