import assert from 'node:assert/strict';
import { attribute, type DocumentNode, descendants } from '../../server/src/syntax/document';
import { assertValue, nodeAt, readDocument, textAt } from './document-facts';
import { assertSound, assertTolerant } from './document-soundness';

const groovy = `plugins {
    id 'com.android.application' version '8.1' apply false
}
def okhttp = '4.12.0' // version
ext.kotlin_version = '1.9'
android {
    defaultConfig {
        minSdk 21
        targetSdkVersion = 34
        manifestPlaceholders = [scheme: "app", v: okhttp]
        buildConfigField 'String', 'API_KEY', "\\"abc\\""
    }
    buildTypes {
        release { minifyEnabled true }
    }
}
dependencies {
    implementation 'g:a:1'
    implementation "com.squareup:okhttp:$okhttp"
    implementation "g:k:\${kotlin_version}"
    implementation "g:u:$unknown"
    implementation platform('g:bom:2')
    implementation group: 'g', name: 'a', version: 'v'
    implementation('g:x:3') { exclude group: 'o', module: 'm' }
}
`;

const kotlin = `plugins {
    id("x.y") version "1.0"
    id("z").version("3").apply(false)
    alias(libs.plugins.android) apply false
}
val agp = "8.2"
val compose by extra("1.5")
android {
    defaultConfig {
        minSdk = libs.versions.minSdk.get().toInt()
        targetSdk = 34; versionCode = "7".toInt()
        manifestPlaceholders["scheme"] = "app"
        manifestPlaceholders += mapOf("k" to "v", "n" to agp)
        compileSdk.set(35)
    }
    buildTypes {
        getByName("release") { isDebuggable = true }
        create("staging") { initWith(getByName("debug")) }
        val beta by creating { isMinifyEnabled = !true }
    }
    buildTypes.getByName("debug").isDebuggable = true
}
repositories { maven { url = uri("http://x.y/{z}") } }
dependencies {
    implementation("g:a:v")
    implementation(libs.foo.bar)
    implementation("g:b:\${agp}")
    "kapt"("g:k:$compose")
}
`;

function named(root: DocumentNode, name: string): DocumentNode[] {
  return [...descendants(root)].filter((node) => node.name === name);
}

describe('Gradle documents in Groovy', () => {
  const tree = readDocument('gradle', groovy);

  it('gives blocks, calls without parentheses and assignments', () => {
    assert.deepEqual(tree.errors, []);
    const minSdk = nodeAt(tree, 'android', 'defaultConfig', 'minSdk');
    assert.equal(minSdk.kind, 'call');
    assertValue(groovy, minSdk, 21, '21');
    assert.equal(textAt(groovy, minSdk.range), 'minSdk 21');
    const target = nodeAt(tree, 'android', 'defaultConfig', 'targetSdkVersion');
    assert.equal(target.kind, 'pair');
    assertValue(groovy, target, 34, '34');
    assert.equal(textAt(groovy, target.range), 'targetSdkVersion = 34');
    const release = nodeAt(tree, 'android', 'buildTypes', 'release');
    assert.equal(release.kind, 'block');
    assert.equal(textAt(groovy, release.range), 'release { minifyEnabled true }');
    assertValue(groovy, nodeAt(tree, 'android', 'buildTypes', 'release', 'minifyEnabled'), true, 'true');
    assert.deepEqual(
      tree.comments.map((comment) => comment.text),
      ['// version'],
    );
  });

  it('reads maps, several arguments and plugin details', () => {
    assertValue(groovy, nodeAt(tree, 'android', 'defaultConfig', 'manifestPlaceholders', 'scheme'), 'app', 'app');
    assertValue(groovy, nodeAt(tree, 'android', 'defaultConfig', 'manifestPlaceholders', 'v'), '4.12.0', 'okhttp');
    assertValue(groovy, nodeAt(tree, 'android', 'defaultConfig', 'buildConfigField', '2'), '"abc"', '\\"abc\\"');
    const plugin = nodeAt(tree, 'plugins', 'id');
    assert.equal(attribute(plugin, 'version')?.value, '8.1');
    assert.equal(attribute(plugin, 'apply')?.value, 'false');
  });

  it('reads every form of a dependency', () => {
    const [plain, local, extra, unknown, platform, map, closure] = named(tree.root, 'implementation');
    assert.ok(plain && local && extra && unknown && platform && map && closure);
    assertValue(groovy, plain, 'g:a:1', 'g:a:1');
    assertValue(groovy, local, 'com.squareup:okhttp:4.12.0', 'com.squareup:okhttp:$okhttp');
    // biome-ignore lint/suspicious/noTemplateCurlyInString: Groovy's own.
    assertValue(groovy, extra, 'g:k:1.9', 'g:k:${kotlin_version}');
    assert.equal(unknown.value, undefined);
    assert.equal(attribute(unknown, 'template')?.value, 'g:u:$unknown');
    assert.equal(platform.value, undefined);
    assert.equal(platform.children[0]?.name, 'platform');
    assert.equal(platform.children[0]?.value, 'g:bom:2');
    const version = attribute(map, 'version');
    assert.equal(textAt(groovy, version?.valueRange ?? map.range), 'v');
    assert.deepEqual(
      map.attributes.map(({ name, value }) => `${name}=${value}`),
      ['group=g', 'name=a', 'version=v'],
    );
    assertValue(groovy, closure, 'g:x:3', 'g:x:3');
    assert.equal(closure.children[0]?.name, 'exclude');
  });

  it('holds for cut, CRLF, marked and shifted texts', () => {
    assertTolerant('gradle', groovy, '/* 😀 */');
  });
});

describe('Gradle documents in Kotlin', () => {
  const tree = readDocument('gradle', kotlin);

  it('names blocks of containers by their first argument', () => {
    assert.deepEqual(tree.errors, []);
    const release = nodeAt(tree, 'android', 'buildTypes', 'release');
    assert.equal(release.kind, 'block');
    assert.equal(attribute(release, 'call')?.value, 'getByName');
    assert.equal(textAt(kotlin, release.nameRange), 'release');
    assert.equal(textAt(kotlin, release.range), 'getByName("release") { isDebuggable = true }');
    assertValue(kotlin, nodeAt(tree, 'android', 'buildTypes', 'release', 'isDebuggable'), true, 'true');
    const staging = nodeAt(tree, 'android', 'buildTypes', 'staging');
    assert.equal(attribute(staging, 'call')?.value, 'create');
    assert.equal(staging.children[0]?.name, 'initWith');
    assert.equal(staging.children[0]?.children[0]?.value, 'debug');
    assertValue(kotlin, nodeAt(tree, 'android', 'buildTypes', 'beta', 'isMinifyEnabled'), false, '!true');
    const debug = named(tree.root, 'debug')[0];
    assert.deepEqual(debug?.path, ['android', 'buildTypes', 'debug']);
    assert.equal(debug?.children[0]?.value, true);
  });

  it('reads constants, and names what it cannot know', () => {
    const minSdk = nodeAt(tree, 'android', 'defaultConfig', 'minSdk');
    assert.equal(minSdk.value, undefined);
    assert.equal(attribute(minSdk, 'reference')?.value, 'libs.versions.minSdk');
    assertValue(kotlin, nodeAt(tree, 'android', 'defaultConfig', 'targetSdk'), 34, '34');
    assertValue(kotlin, nodeAt(tree, 'android', 'defaultConfig', 'versionCode'), 7, '7');
    assertValue(kotlin, nodeAt(tree, 'android', 'defaultConfig', 'compileSdk'), 35, '35');
    assertValue(kotlin, nodeAt(tree, 'repositories', 'maven', 'url'), 'http://x.y/{z}', 'http://x.y/{z}');
  });

  it('reads placeholders by index and as a map', () => {
    const [byIndex, byMap] = named(tree.root, 'manifestPlaceholders');
    assert.ok(byIndex?.children[0] && byMap?.children[1]);
    assert.equal(byIndex.children[0].name, 'scheme');
    assertValue(kotlin, byIndex.children[0], 'app', 'app');
    assert.equal(byMap.children[0]?.value, 'v');
    assertValue(kotlin, byMap.children[1], '8.2', 'agp');
  });

  it('reads plugins and dependencies', () => {
    const plugins = nodeAt(tree, 'plugins').children;
    assert.deepEqual(
      plugins.map(({ name, value, attributes }) => [name, value, attributes.map((a) => `${a.name}=${a.value}`).join()]),
      [
        ['id', 'x.y', 'version=1.0'],
        ['id', 'z', 'version=3,apply=false'],
        ['alias', undefined, 'reference=libs.plugins.android,apply=false'],
      ],
    );
    const [plain, catalog, constant] = named(tree.root, 'implementation');
    assert.equal(plain?.value, 'g:a:v');
    assert.equal(catalog?.value, undefined);
    assert.equal(catalog && attribute(catalog, 'reference')?.value, 'libs.foo.bar');
    assert.equal(constant?.value, 'g:b:8.2');
    assert.equal(nodeAt(tree, 'dependencies', 'kapt').value, 'g:k:1.5');
  });

  it('holds for cut, CRLF, marked and shifted texts', () => {
    assertTolerant('gradle', kotlin, '// 😀');
  });
});

describe('Gradle documents as they come', () => {
  it('takes conditions, loops, functions and closures with parameters', () => {
    const text = `def key() { return "x" }
if (a { b }) { minSdk 1 } else { minSdk 2 }
android.applicationVariants.all { variant -> variant.outputs.each { o -> o.name = "n" } }
String t = """a
b""" + '}'
`;
    const tree = readDocument('gradle', text);
    assert.deepEqual(tree.errors, []);
    assert.deepEqual(
      named(tree.root, 'minSdk').map(({ value }) => value),
      [1, 2],
    );
    assert.equal(nodeAt(tree, 't').value, 'a\nb}');
    assert.equal(named(tree.root, 'name')[0]?.value, 'n');
  });

  it('does not believe a name with two values', () => {
    const text = 'def v = "1"\nif (x) { v = "2" }\nimplementation "g:a:$v"\n';
    const call = nodeAt(readDocument('gradle', text), 'implementation');
    assert.equal(call.value, undefined);
    assert.equal(attribute(call, 'template')?.value, 'g:a:$v');
  });

  it('says where a brace, a string or a comment does not end and keeps the rest', () => {
    const text = "android {\n  a 'x\n  b 2\n  c {\n";
    const tree = readDocument('gradle', text);
    assertSound(text, tree);
    assert.deepEqual(
      tree.errors.map(({ message }) => message),
      ["line 1: '{' is not closed", 'line 2: missing closing quote', "line 4: '{' is not closed"],
    );
    assertValue(text, nodeAt(tree, 'android', 'a'), 'x', 'x');
    assertValue(text, nodeAt(tree, 'android', 'b'), 2, '2');
    assert.match(readDocument('gradle', 'a 1 }\nb 2').errors[0]?.message ?? '', /closes nothing/);
  });

  it('keeps the statements behind a call whose bracket is open', () => {
    const tree = readDocument('gradle', 'dependencies {\n  implementation("g:a:1"\n}\nandroid { minSdk 21 }\n');
    assert.equal(nodeAt(tree, 'dependencies', 'implementation').value, 'g:a:1');
    assert.equal(nodeAt(tree, 'android', 'minSdk').value, 21);
    assert.match(tree.errors[0]?.message ?? '', /^line 2: '\(' is not closed/);
  });

  it('takes empty and hostile texts', () => {
    assert.equal(readDocument('gradle', '').root.children.length, 0);
    for (const piece of ['{', '(', '[', 'a{', 'a(', 'a.', '"${', '"', '}', 'a[b ']) {
      const text = `ok 1\n${piece.repeat(20_000)}`;
      assert.equal(nodeAt(readDocument('gradle', text), 'ok').value, 1);
    }
  });
});
