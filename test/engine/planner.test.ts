import assert from 'node:assert/strict';
import type { Edit } from '../../server/src/core/edit';
import { planEdits } from '../../server/src/engine/fixes/planner';
import { applyEdits } from '../../server/src/engine/fixes/working-text';
import { createProjectFacts } from '../../server/src/project/project-facts';
import { createParser, type Parser } from '../../server/src/syntax/parser';
import { PROJECT_ROOT, uriOf } from '../harness/fixture-project';
import { loadGrammar } from '../harness/grammars';

describe('fix planner', () => {
  let parser: Parser;
  before(async () => {
    parser = await createParser(loadGrammar);
  });

  /** Files after the edits, by path; undefined when they are refused. Planning again must change nothing. */
  function plan(path: string, text: string, edits: readonly Edit[], others: Readonly<Record<string, string>> = {}) {
    const once = planOnce(path, text, edits, others);
    const structural = edits.filter(({ edit }) => edit !== 'replace' && edit !== 'remove' && edit !== 'set-attribute');
    if (once && structural.length === edits.length) {
      const again = planOnce(path, once[path] ?? text, edits, { ...others, ...once });
      assert.deepEqual(again, {}, 'planning the same again changes something');
    }
    return once;
  }

  function planOnce(path: string, text: string, edits: readonly Edit[], others: Readonly<Record<string, string>>) {
    const files = new Map(
      [...Object.entries(others), [path, text]].map(([name, body]) => [uriOf(name ?? ''), body ?? '']),
    );
    const file = parser.parse({ uri: uriOf(path), text });
    assert.ok(file);
    const project = createProjectFacts({
      root: PROJECT_ROOT,
      summaries: [],
      parse: (source) => parser.parse(source),
      fileExists: (uri) => files.has(uri),
      complete: true,
      hasOpaqueBinaries: false,
    });
    const changes = planEdits(edits, {
      file,
      project,
      read: (uri) => files.get(uri),
      parse: (source) => parser.parse(source),
    });
    file.dispose();
    if (!changes) return undefined;
    const result: Record<string, string> = {};
    const short = (uri: string) => uri.slice(PROJECT_ROOT.length + 1);
    for (const [uri, list] of changes.edits) result[short(uri)] = applyEdits(files.get(uri) ?? '', list);
    for (const [uri, body] of changes.created) result[short(uri)] = body;
    return result;
  }

  const one = (path: string, text: string, ...edits: readonly Edit[]) => {
    const result = plan(path, text, edits);
    return result && (result[path] ?? text);
  };

  describe('replace and remove', () => {
    it('refuses stale and overlapping edits', () => {
      const range = { start: 4, end: 5 };
      assert.equal(one('A.kt', 'val x = 1\n', { edit: 'replace', range, expect: 'y', text: 'z' }), undefined);
      const whole: Edit = { edit: 'replace', range: { start: 0, end: 9 }, expect: 'val x = 1', text: '' };
      assert.equal(one('A.kt', 'val x = 1\n', { edit: 'replace', range, expect: 'x', text: 'z' }, whole), undefined);
    });
    it('refuses places that are in no text', () => {
      const edit = (start: number, end: number): Edit => ({
        edit: 'replace',
        range: { start, end },
        expect: '',
        text: 'a',
      });
      assert.equal(one('A.kt', 'fun f() {', edit(9, 8)), undefined);
      assert.equal(one('A.kt', 'fun f() {', edit(10, 10)), undefined);
      assert.equal(one('A.kt', 'fun f() {', edit(9, 9)), 'fun f() {a');
    });
    it('removes emptied lines, and only those', () => {
      const text = 'fun f() {\r\n  a()\r\n  b(); c()\r\n}\r\n';
      assert.equal(
        one('A.kt', text, { edit: 'remove', range: { start: 13, end: 16 } }),
        'fun f() {\r\n  b(); c()\r\n}\r\n',
      );
      const b = text.indexOf('b();');
      assert.equal(
        one('A.kt', text, { edit: 'remove', range: { start: b, end: b + 5 } }),
        'fun f() {\r\n  a()\r\n  c()\r\n}\r\n',
      );
    });
  });

  describe('add-import', () => {
    const add = (path: string, text: string, module: string, more: { name?: string; as?: string } = {}) =>
      one(path, text, { edit: 'add-import', import: { module, ...more } });
    const cases: readonly (readonly [string, string, string, { name?: string; as?: string }, string])[] = [
      [
        'A.kt',
        'package p\n\nimport a.A\nimport c.C\n\nval x = 1\n',
        'b.B',
        {},
        'package p\n\nimport a.A\nimport b.B\nimport c.C\n\nval x = 1\n',
      ],
      ['A.kt', 'package p\n\nval x = 1\n', 'b.B', {}, 'package p\n\nimport b.B\n\nval x = 1\n'],
      ['A.kt', 'val x = 1\n', 'b.B', {}, 'import b.B\n\nval x = 1\n'],
      ['A.kt', 'import b.B\n', 'b.B', {}, 'import b.B\n'],
      ['A.kt', 'import b.*\n', 'b.B', {}, 'import b.*\n'],
      ['A.java', 'package p;\r\n\r\nclass A {}\r\n', 'b.B', {}, 'package p;\r\n\r\nimport b.B;\r\n\r\nclass A {}\r\n'],
      [
        'A.swift',
        'import Foundation\n\nlet x = 1\n',
        'Security',
        {},
        'import Foundation\nimport Security\n\nlet x = 1\n',
      ],
      [
        'A.m',
        '#import "A.h"\n\nint x;\n',
        '<Security/Security.h>',
        {},
        '#import <Security/Security.h>\n#import "A.h"\n\nint x;\n',
      ],
      [
        'a.dart',
        "import 'dart:io';\nimport 'package:a/a.dart';\n\nvar x = 1;\n",
        'package:b/b.dart',
        {},
        "import 'dart:io';\nimport 'package:a/a.dart';\nimport 'package:b/b.dart';\n\nvar x = 1;\n",
      ],
      ['a.ts', "import { a } from 'm';\n\na();\n", 'm', { name: 'b' }, "import { a, b } from 'm';\n\na();\n"],
      ['a.ts', "import {a} from 'm';\n", 'm', { name: 'b' }, "import {a, b} from 'm';\n"],
      ['a.ts', "import {\n  a,\n} from 'm';\n", 'm', { name: 'b' }, "import {\n  a,\n  b,\n} from 'm';\n"],
      [
        'a.ts',
        'import { a } from "m"\n',
        'n',
        { name: '*', as: 'N' },
        'import { a } from "m"\nimport * as N from "n"\n',
      ],
      ['a.ts', "import { b } from 'm';\n", 'm', { name: 'b' }, "import { b } from 'm';\n"],
      ['a.ts', 'const x = 1;\n', 'n', { name: 'default', as: 'N' }, "import N from 'n';\n\nconst x = 1;\n"],
      [
        'a.js',
        "const a = require('a');\n\na();\n",
        'b',
        { name: 'c' },
        "const a = require('a');\nconst { c } = require('b');\n\na();\n",
      ],
    ];
    for (const [path, text, module, more, expected] of cases) {
      it(`${path}: ${module} into ${JSON.stringify(text.slice(0, 40))}`, () =>
        assert.equal(add(path, text, module, more), expected));
    }
    it('refuses a name that is taken', () => {
      assert.equal(add('A.kt', 'import a.B\n', 'b.B'), undefined);
      assert.equal(add('a.ts', "import { b } from 'x';\n", 'm', { name: 'b' }), undefined);
    });
  });

  describe('set-attribute', () => {
    const head = '<manifest xmlns:a="http://schemas.android.com/apk/res/android">\n';
    const set = (text: string, element: string, name: string, value: string) =>
      one('AndroidManifest.xml', text, { edit: 'set-attribute', element: text.indexOf(element), name, value });
    it('replaces, adds and declares', () => {
      const text = `${head}  <application a:allowBackup="true" />\n</manifest>\n`;
      assert.equal(set(text, '<application', 'android:allowBackup', 'false'), text.replace('true', 'false'));
      assert.equal(set(text, '<application', 'android:label', 'a"b'), text.replace(' />', ' a:label="a&quot;b" />'));
      assert.equal(
        set(text, '<application', 'tools:node', 'remove'),
        text
          .replace('android">', 'android" xmlns:tools="http://schemas.android.com/tools">')
          .replace(' />', ' tools:node="remove" />'),
      );
    });
    it('keeps attributes on lines of their own', () => {
      const text = `${head}  <application\n      a:x="1"\n      a:y="2">\n  </application>\n</manifest>\n`;
      assert.equal(set(text, '<application', 'android:z', '3'), text.replace('a:y="2"', 'a:y="2"\n      a:z="3"'));
    });
  });

  describe('set-key', () => {
    const set = (path: string, text: string, key: string, value: string | number | boolean | undefined) =>
      one(path, text, { edit: 'set-key', path: key.split('/'), value });
    const plist = (body: string) => `<plist version="1.0">\n<dict>\n${body}</dict>\n</plist>\n`;
    const cases: readonly (readonly [string, string, string, string | number | boolean | undefined, string])[] = [
      ['package.json', '{ "a": [1], "b": { "c": 1 } }', 'b/d', true, '{ "a": [1], "b": { "c": 1, "d": true } }'],
      ['package.json', '{\n  "a": 1,\n  "b": [2],\n  "c": 3\n}\n', 'a', undefined, '{\n  "b": [2],\n  "c": 3\n}\n'],
      ['package.json', '{\n  "a": [\n    "x",\n    "y"\n  ]\n}\n', 'a/1', undefined, '{\n  "a": [\n    "x"\n  ]\n}\n'],
      ['package.json', '{ "a": { "b": 1 } }\n', 'a/b', undefined, '{ "a": {} }\n'],
      ['package.json', '\ufeff{ "a": 1 }', 'a', 2, '\ufeff{ "a": 2 }'],
      ['package.json', '{\n  "a": 1\n}\n', 'a', 2, '{\n  "a": 2\n}\n'],
      ['package.json', '{\n\t"a": 1\n}\n', 'b/c', true, '{\n\t"a": 1,\n\t"b": {\n\t\t"c": true\n\t}\n}\n'],
      ['package.json', '{\r\n  "a": 1,\r\n  "b": 2\r\n}\r\n', 'b', undefined, '{\r\n  "a": 1\r\n}\r\n'],
      ['pubspec.yaml', "name: x # kept\na:\n  b: 'one'\n", 'a/b', 'two', "name: x # kept\na:\n  b: 'two'\n"],
      ['pubspec.yaml', 'a:\n  b: 1\nz: 1\n', 'a/c/d', true, 'a:\n  b: 1\n  c:\n    d: true\nz: 1\n'],
      ['pubspec.yaml', 'a:\n  b: 1\n  c: 2\n', 'a/b', undefined, 'a:\n  c: 2\n'],
      ['gradle.properties', 'a=1\r\nb=2\r\n', 'a', false, 'a=false\r\nb=2\r\n'],
      ['gradle.properties', 'a=1', 'c', 'x', 'a=1\nc=x\n'],
      ['Info.plist', plist('\t<key>a</key>\n\t<true/>\n'), 'a', false, plist('\t<key>a</key>\n\t<false/>\n')],
      [
        'Info.plist',
        plist('\t<key>a</key>\n\t<true/>\n'),
        'b',
        'x<y',
        plist('\t<key>a</key>\n\t<true/>\n\t<key>b</key>\n\t<string>x&lt;y</string>\n'),
      ],
      [
        'Info.plist',
        plist('\t<key>a</key>\n\t<key>b</key>\n\t<true/>\n'),
        'a',
        false,
        plist('\t<key>a</key><false/>\n\t<key>b</key>\n\t<true/>\n'),
      ],
      [
        'Info.plist',
        plist('\t<key>d</key>\n\t<dict/>\n'),
        'd/e',
        1,
        plist('\t<key>d</key>\n\t<dict>\n\t\t<key>e</key>\n\t\t<integer>1</integer>\n\t</dict>\n'),
      ],
      [
        'Info.plist',
        plist('\t<key>a</key>\n\t<true/>\n\t<key>b</key>\n\t<true/>\n'),
        'a',
        undefined,
        plist('\t<key>b</key>\n\t<true/>\n'),
      ],
      [
        'app/build.gradle',
        'android {\n    buildTypes {\n        release {\n            minifyEnabled false\n        }\n    }\n}\n',
        'android/buildTypes/release/minifyEnabled',
        true,
        'android {\n    buildTypes {\n        release {\n            minifyEnabled true\n        }\n    }\n}\n',
      ],
      [
        'app/build.gradle.kts',
        'android {\n    namespace = "a"\n}\n',
        'android/buildTypes/release/minifyEnabled',
        true,
        'android {\n    namespace = "a"\n    buildTypes {\n        release {\n            isMinifyEnabled = true\n        }\n    }\n}\n',
      ],
      [
        'capacitor.config.ts',
        "export default {\n  appId: 'a',\n  server: { cleartext: true },\n};\n",
        'server/cleartext',
        false,
        "export default {\n  appId: 'a',\n  server: { cleartext: false },\n};\n",
      ],
    ];
    for (const [path, text, key, value, expected] of cases) {
      it(`${path}: ${key} = ${value}`, () => assert.equal(set(path, text, key, value), expected));
    }
  });

  describe('add-dependency and create-file', () => {
    const need = (ecosystem: 'gradle' | 'npm' | 'pub' | 'cocoapods', name: string, version: string): Edit => ({
      edit: 'add-dependency',
      ecosystem,
      name,
      version,
    });
    it('Gradle, both notations, the module of the file', () => {
      const edit = need('gradle', 'g:a', '1.0');
      const kts = plan('app/src/main/java/A.kt', 'val x = 1\n', [edit], {
        'build.gradle.kts': 'plugins {}\n',
        'app/build.gradle.kts': 'dependencies {\n    implementation("x:y:1")\n}\n',
      });
      assert.deepEqual(kts, {
        'app/build.gradle.kts': 'dependencies {\n    implementation("x:y:1")\n    implementation("g:a:1.0")\n}\n',
      });
      const groovy = plan('app/src/A.java', 'class A {}\n', [edit], { 'app/build.gradle': 'android {\n}\n' });
      assert.deepEqual(groovy, {
        'app/build.gradle': "android {\n}\n\ndependencies {\n    implementation 'g:a:1.0'\n}\n",
      });
    });
    it('npm, pub and CocoaPods', () => {
      const npm = plan('src/a.ts', 'a();\n', [need('npm', 'b', '^1.0.0')], {
        'package.json': '{\n  "dependencies": {\n    "a": "1",\n    "c": "1"\n  }\n}\n',
      });
      assert.deepEqual(npm, {
        'package.json': '{\n  "dependencies": {\n    "a": "1",\n    "b": "^1.0.0",\n    "c": "1"\n  }\n}\n',
      });
      const pub = plan('lib/a.dart', 'var a = 1;\n', [need('pub', 'b', '^1.0.0')], {
        'pubspec.yaml': 'name: x\ndependencies:\n  a: ^1.0.0\n',
      });
      assert.deepEqual(pub, { 'pubspec.yaml': 'name: x\ndependencies:\n  a: ^1.0.0\n  b: ^1.0.0\n' });
      const pod = plan('ios/App/A.swift', 'let a = 1\n', [need('cocoapods', 'B', '~> 1.0')], {
        'ios/Podfile': "target 'App' do\n  pod 'A'\nend\n",
      });
      assert.deepEqual(pod, { 'ios/Podfile': "target 'App' do\n  pod 'A'\n  pod 'B', '~> 1.0'\nend\n" });
    });
    it('needs no build file, and creates files once', () => {
      const create: Edit = { edit: 'create-file', uri: uriOf('B.kt'), text: 'val b = 1\n' };
      const edits = [need('gradle', 'g:a', '1.0'), create];
      assert.deepEqual(plan('A.kt', 'val x = 1\n', edits), { 'B.kt': 'val b = 1\n' });
      assert.deepEqual(plan('A.kt', 'val x = 1\n', edits, { 'B.kt': 'mine\n' }), {});
    });
    it('refuses what Swift packages would need', () => {
      const edit: Edit = { edit: 'add-dependency', ecosystem: 'swift-package', name: 'a', version: '1' };
      assert.equal(plan('A.swift', 'let a = 1\n', [edit]), undefined);
    });
  });
});
