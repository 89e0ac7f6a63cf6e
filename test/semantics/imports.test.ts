import assert from 'node:assert/strict';
import { subject } from './semantics-harness';

describe('names behind imports', () => {
  it('resolves Kotlin imports, aliases, own and default packages', async () => {
    const { semantics } = await subject(
      'A.kt',
      'package app\nimport android.util.Log\nimport a.b.Token as T\nclass Own { class Inner }\n',
      { 'B.kt': 'package app\nclass Neighbour' },
    );
    assert.equal(semantics.qualifiedName('Log'), 'android.util.Log');
    assert.equal(semantics.qualifiedName('T'), 'a.b.Token');
    assert.equal(semantics.qualifiedName('Own.Inner'), 'app.Own.Inner');
    assert.equal(semantics.qualifiedName('Neighbour'), 'app.Neighbour');
    assert.equal(semantics.qualifiedName('String'), 'java.lang.String');
    assert.equal(semantics.qualifiedName('println'), 'kotlin.io.println');
    assert.equal(semantics.qualifiedName('Unknown'), undefined);
    assert.deepEqual([...semantics.importedModules], ['android.util', 'a.b']);
  });

  it('settles Java wildcard imports by known types', async () => {
    const { semantics } = await subject(
      'A.java',
      'package a;\nimport android.content.*;\nimport java.util.*;\nclass A {}',
    );
    assert.equal(semantics.qualifiedName('SharedPreferences'), 'android.content.SharedPreferences');
    assert.equal(semantics.qualifiedName('SharedPreferences.Editor'), 'android.content.SharedPreferences.Editor');
    assert.equal(semantics.qualifiedName('Whatever'), undefined);
  });

  it('names TypeScript exports by module', async () => {
    const { semantics } = await subject(
      'a.ts',
      "import Storage from 'm';\nimport { a as b } from 'n';\nimport * as ns from 'o';\nconst { c } = require('p');",
    );
    assert.equal(semantics.qualifiedName('Storage'), 'm#default');
    assert.equal(semantics.qualifiedName('b'), 'n#a');
    assert.equal(semantics.qualifiedName('ns.x'), 'o#x');
    assert.equal(semantics.qualifiedName('c'), 'p#c');
  });

  it('knows Dart prefixes, show lists and libraries of known types', async () => {
    const { semantics } = await subject(
      'a.dart',
      "import 'package:shared_preferences/shared_preferences.dart';\nimport 'package:http/http.dart' as http;\nimport 'package:x/x.dart' show Foo;\n",
    );
    const library = 'package:shared_preferences/shared_preferences.dart';
    assert.equal(semantics.qualifiedName('SharedPreferences'), `${library} SharedPreferences`);
    assert.equal(semantics.qualifiedName('http.Client'), 'package:http/http.dart Client');
    assert.equal(semantics.qualifiedName('Foo'), 'package:x/x.dart Foo');
  });

  it('finds declarations through shadowing, fields and implicit parameters', async () => {
    const text = 'class A(val token: String) { fun f() { val token = token.trim(); use(token); x.let { g(it) } } }';
    const { semantics, node, call } = await subject('A.kt', text);
    const inner = semantics.declarationOf(node('token', 'name'));
    assert.equal(inner?.kind === 'variable' && inner.scope, 'local');
    const trimmed = call('trim').receiver;
    const outer = trimmed && semantics.declarationOf(trimmed);
    assert.notEqual(outer, inner);
    assert.equal(outer && 'name' in outer && outer.name, 'token');
    assert.equal(semantics.declarationOf(node('it', 'name'))?.kind, 'function');
    assert.equal(inner && semantics.referencesTo(inner).length, 1);
  });
});
