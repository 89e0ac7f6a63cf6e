import assert from 'node:assert/strict';
import { flowsIn, sourcesIn } from './flow-harness';

const kotlin = (body: string) =>
  `package a\nimport android.content.SharedPreferences\nimport android.util.Log\nclass A(private val prefs: SharedPreferences) {\n${body}\n}`;
const store = (value: string, key = '"k"') => `prefs.edit().putString(${key}, ${value}).apply()`;
const objc = (body: string) => `@implementation A\n- (void)f:(NSString *)token user:(User *)user {\n${body}\n}\n@end`;
const dart = (body: string) =>
  `import 'package:shared_preferences/shared_preferences.dart';\nimport 'dart:convert';\n${body}`;

const arriving: readonly (readonly [title: string, file: string, text: string, sources: readonly string[]])[] = [
  ['a parameter', 'A.kt', kotlin(`fun f(token: String) { ${store('token')} }`), ['token']],
  [
    'a template through a local',
    'A.kt',
    kotlin(`fun f(r: R) { val t = r.accessToken; val x = "B $t"; ${store('x')} }`),
    ['accessToken'],
  ],
  [
    'a caller of a wrapper',
    'A.kt',
    kotlin(`fun f(password: String) { save(password) }\n private fun save(v: String) { ${store('v')} }`),
    ['password'],
  ],
  [
    'what a function returns',
    'A.kt',
    kotlin(`fun f(u: U) { ${store('pick(u)')} }\n private fun pick(u: U): String { return u.password }`),
    ['password'],
  ],
  [
    'an input control',
    'A.kt',
    kotlin(`fun f() { val p = binding.etPassword.text.toString(); ${store('p')} }`),
    ['etPassword'],
  ],
  [
    'a JSON key',
    'A.kt',
    kotlin(`fun f(o: JSONObject) { val x = o.getString("access_token"); ${store('x')} }`),
    ['access_token'],
  ],
  [
    'a branch and a default',
    'A.kt',
    kotlin(`fun f(u: U) { val s = if (a) u.password else ""; ${store('s ?: ""')} }`),
    ['password'],
  ],
  [
    'a map built step by step',
    'A.kt',
    kotlin(`fun f(password: String) { val j = JSONObject(); j.put("x", password); ${store('j.toString()')} }`),
    ['password'],
  ],
  ['a scope function', 'A.kt', kotlin(`fun f(u: U) { u.password?.let { ${store('it')} } }`), ['password']],
  [
    'an assigned field',
    'A.kt',
    kotlin(`private var v = ""\n fun g(u: U) { v = u.password }\n fun f() { ${store('v')} }`),
    ['password'],
  ],
  [
    'base64, which hides nothing',
    'A.kt',
    kotlin(`fun f(password: String) { ${store('Base64.encodeToString(password.toByteArray(), 0)')} }`),
    ['password'],
  ],
  [
    'a DataStore slot',
    'A.kt',
    'suspend fun f(s: DataStore<Preferences>, token: String) { s.edit { it[KEY] = token } }',
    ['token'],
  ],
  [
    'a Java getter',
    'A.java',
    'import android.content.SharedPreferences; class A { void f(SharedPreferences p, U u) { String s = String.format("%s", u.getPassword()); p.edit().putString("k", s); } }',
    ['password'],
  ],
  [
    'a Swift optional binding',
    'A.swift',
    'func f() { if let q = user?.password { UserDefaults.standard.set(q, forKey: "z") } }',
    ['password'],
  ],
  [
    'a Swift property wrapper',
    'A.swift',
    'struct V { @AppStorage("n") var n = ""\n func f(password: String) { n = password } }',
    ['password'],
  ],
  [
    'an Objective-C format',
    'A.m',
    objc('[[NSUserDefaults standardUserDefaults] setObject:[NSString stringWithFormat:@"%@", token] forKey:@"k"];'),
    ['token'],
  ],
  ['an Objective-C property', 'A.m', objc('NSLog(@"%@", user.password);'), ['password']],
  [
    'an awaited Dart store',
    'a.dart',
    dart(
      "f(String token) async { final p = await SharedPreferences.getInstance(); await p.setString('k', jsonEncode({'a': token})); }",
    ),
    ['token'],
  ],
  [
    'a Dart controller',
    'a.dart',
    dart("f(SharedPreferences p) { p.setString('k', _passwordController.text); }"),
    ['_passwordController'],
  ],
  [
    'an options object',
    'a.ts',
    "import { Preferences } from '@capacitor/preferences';\nexport const f = (token: string) => Preferences.set({ key: 'k', value: token });",
    ['token'],
  ],
  [
    'an index and a property of localStorage',
    'a.ts',
    "function f(token: string) { localStorage['a'] = token; localStorage.b = token; }",
    ['token', 'token'],
  ],
  ['a destructured name', 'a.ts', "const { password } = form;\nlocalStorage.setItem('k', password);", ['password']],
  ['a cookie', 'a.ts', 'function f(sessionToken: string) { document.cookie = `s=${sessionToken}`; }', ['sessionToken']],
];

const harmless: readonly (readonly [title: string, file: string, text: string])[] = [
  ['ciphertext', 'A.kt', kotlin(`fun f(password: String) { val e = encrypt(password); ${store('e')} }`)],
  [
    'a cipher used in a helper',
    'A.kt',
    kotlin(
      `fun f(password: String) { ${store('lock(password)')} }\n private fun lock(s: String): String { return encode(cipher.doFinal(s.toByteArray())) }`,
    ),
  ],
  ['an overwritten local', 'A.kt', kotlin(`fun f(u: U) { var t = u.password; t = ""; ${store('t')} }`)],
  ['a length', 'A.kt', kotlin('fun f(password: String) { Log.d("a", "n: ${password.length}") }')],
  ['a comparison', 'A.kt', kotlin('fun f(password: String) { Log.d("a", "ok: " + (password == other)) }')],
  ['a flag', 'A.kt', kotlin(`fun f(token: Boolean) { ${store('token.toString()')} }`)],
  ['the last digits', 'A.kt', kotlin('fun f(token: String) { Log.d("a", token.takeLast(4)) }')],
  ['another receiver', 'A.kt', kotlin('fun f(b: Bundle, token: String) { b.putString("token", token) }')],
  [
    'an encrypted store',
    'A.kt',
    kotlin('fun f(token: String) { EncryptedSharedPreferences.create(a).edit().putString("token", token) }'),
  ],
  [
    'a Dart digest',
    'a.dart',
    dart(
      "import 'package:crypto/crypto.dart';\nf(SharedPreferences p, String password) { p.setString('k', sha256.convert(utf8.encode(password)).toString()); }",
    ),
  ],
  ['a masked value', 'a.ts', 'function f(token: string) { console.log(maskToken(token), !!token, token.length); }'],
  [
    'a sealed box',
    'A.swift',
    'func f(token: Data) { UserDefaults.standard.set(try! AES.GCM.seal(token, using: k), forKey: "a") }',
  ],
];

describe('data flow', () => {
  for (const [title, file, text, sources] of arriving) {
    it(`follows ${title}`, async () => assert.deepEqual(await sourcesIn(file, text), sources));
  }
  for (const [title, file, text] of harmless) {
    it(`leaves alone ${title}`, async () => assert.deepEqual(await sourcesIn(file, text), []));
  }

  it('tells the way from source to sink', async () => {
    const text = kotlin(
      `fun f(u: U) { val token = u.password; save("k", token) }\n fun save(k: String, v: String) { ${store('v', 'k')} }`,
    );
    const [flow] = await flowsIn('A.kt', text);
    assert.deepEqual(flow?.steps, [
      '`password` is read here',
      'assigned to `token`',
      'passed to `save(…, token)`',
      'stored here',
    ]);
    for (const { range, uri } of flow?.path.steps ?? []) {
      assert.equal(uri, 'file:///project/A.kt');
      assert.ok(range.start < range.end && range.end <= text.length);
    }
  });

  it('takes the key for the source when asked to, but not for flags and ciphertext', async () => {
    const text = kotlin(
      `fun f(x: String, n: Int) { ${store('x', '"password"')}; ${store('encrypt(x)', '"password"')}; ${store('""', '"password"')} }`,
    );
    assert.deepEqual(await sourcesIn('A.kt', text), []);
    assert.deepEqual(await sourcesIn('A.kt', text, { keyIsSource: true }), ['password']);
    const swift = 'struct V { @AppStorage("token") var t = "" }';
    assert.deepEqual(await sourcesIn('A.swift', swift, { keyIsSource: true }), ['token']);
  });

  it('ends on cycles and deep chains', async () => {
    const cycle = kotlin(`var a = b\n var b = a\n fun f(x: String): String { ${store('f(a)')}; return f(x) }`);
    assert.deepEqual(await sourcesIn('A.kt', cycle), []);
    const chain = Array.from({ length: 400 }, (_, i) => `const v${i + 1} = v${i} + v${i};`).join('\n');
    assert.ok((await sourcesIn('a.ts', `const v0 = g();\n${chain}\nlocalStorage.setItem('k', v400);`)).length <= 1);
  });
});
