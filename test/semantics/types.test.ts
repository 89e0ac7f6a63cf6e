import assert from 'node:assert/strict';
import { subject } from './semantics-harness';

async function typeOfReceiver(name: string, text: string, call: string): Promise<string | undefined> {
  const found = await subject(name, text);
  return found.semantics.receiverType(found.call(call))?.name;
}

describe('types', () => {
  it('knows Android factories, chains and scope functions', async () => {
    const cases: readonly (readonly [string, string])[] = [
      [
        'fun f(c: Context) { c.getSharedPreferences("a", 0).edit().putInt("x", 1).target() }',
        'SharedPreferences.Editor',
      ],
      ['fun f(p: SharedPreferences) { p.edit { target() } }', 'SharedPreferences.Editor'],
      ['fun f(p: SharedPreferences) { p.edit().apply { target() } }', 'SharedPreferences.Editor'],
      ['fun f(p: SharedPreferences) { with(p.edit()) { target() } }', 'SharedPreferences.Editor'],
      ['fun f(p: SharedPreferences) { p.edit().also { it.target() } }', 'SharedPreferences.Editor'],
      ['class A { private val p by lazy { c.getPreferences(0) }\n fun f() { p.target() } }', 'SharedPreferences'],
      ['fun f() { val c = Cipher.getInstance("AES"); c.target() }', 'Cipher'],
      ['fun f() { BiometricPrompt(a, b).target() }', 'BiometricPrompt'],
      ['fun f(s: DataStore<Preferences>) { s.edit { it.target() } }', 'MutablePreferences'],
      [
        'val Context.feed by preferencesDataStore(name = "feed")\nfun f(c: Context) { c.feed.edit { it.target() } }',
        'MutablePreferences',
      ],
      ['fun make() = Cipher.getInstance("AES")\nfun f() { make().target() }', 'Cipher'],
    ];
    for (const [text, expected] of cases) assert.equal(await typeOfReceiver('A.kt', text, 'target'), expected, text);
  });

  it('knows what a Java catch clause binds', async () => {
    const one = 'class A { void f() { try { g(); } catch (LoginException e) { e.target(); } } }';
    assert.equal(await typeOfReceiver('A.java', one, 'target'), 'LoginException');
    const several = 'class A { void f() { try { g(); } catch (IOException | LoginException e) { e.target(); } } }';
    assert.equal(await typeOfReceiver('A.java', several, 'target'), undefined);
  });

  it('sees the encrypted store behind a plain declared type', async () => {
    const kotlin = 'val p: SharedPreferences = EncryptedSharedPreferences.create(a)\nfun f() { p.edit().target() }';
    assert.equal(await typeOfReceiver('A.kt', kotlin, 'target'), 'EncryptedSharedPreferences.Editor');
    const java =
      'class A { SharedPreferences p; void f() { p = EncryptedSharedPreferences.create(a); } void g() { p.target(); } }';
    assert.equal(await typeOfReceiver('A.java', java, 'target'), 'EncryptedSharedPreferences');
  });

  it('knows Apple factories', async () => {
    assert.equal(
      await typeOfReceiver('A.swift', 'let d = UserDefaults.standard\nd.target()', 'target'),
      'UserDefaults',
    );
    assert.equal(await typeOfReceiver('A.swift', 'UserDefaults(suiteName: "g")?.target()', 'target'), 'UserDefaults');
    assert.equal(await typeOfReceiver('A.swift', 'let c = LAContext()\nc.target()', 'target'), 'LAContext');
    const objc = (body: string) => `@implementation A\n- (void)f { ${body} }\n@end`;
    assert.equal(
      await typeOfReceiver('A.m', objc('[[NSUserDefaults standardUserDefaults] target];'), 'target'),
      'NSUserDefaults',
    );
    assert.equal(
      await typeOfReceiver('A.m', objc('LAContext *c = [[LAContext alloc] init]; [c target];'), 'target'),
      'LAContext',
    );
  });

  it('unwraps awaited and chained futures, and follows cascades', async () => {
    const header = "import 'package:shared_preferences/shared_preferences.dart';\n";
    const cases = [
      'f() async { final p = await SharedPreferences.getInstance(); p.target(); }',
      'f() async { (await SharedPreferences.getInstance()).target(); }',
      'f() { SharedPreferences.getInstance().then((p) => p.target()); }',
      'f(SharedPreferences p) { p..target(); }',
      'class A { late Future<SharedPreferences> s; f() async { final p = await s; p.target(); } }',
    ];
    for (const text of cases)
      assert.equal(await typeOfReceiver('a.dart', header + text, 'target'), 'SharedPreferences', text);
  });

  it('names TypeScript objects by their module', async () => {
    const text =
      "import { MMKV, createMMKV } from 'react-native-mmkv';\nconst s = createMMKV(); s.one(); const t = new MMKV(); t.two();";
    const { semantics, call } = await subject('a.ts', text);
    for (const name of ['one', 'two']) {
      assert.equal(semantics.receiverType(call(name))?.qualifiedName, 'react-native-mmkv#MMKV');
    }
  });
});
