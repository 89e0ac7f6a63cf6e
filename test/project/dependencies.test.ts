import assert from 'node:assert/strict';
import type { Dependency } from '../../server/src/rule-kit/rule';
import { projectOf, ROOT } from './project-of';

/** Name, version and what is written at both ranges, in one line. */
function shown(dependency: Dependency, files: Readonly<Record<string, string>>): string {
  const text = files[dependency.uri.slice(ROOT.length + 1)] ?? '';
  const written = text.slice(dependency.range.start, dependency.range.end);
  const version = dependency.versionRange && text.slice(dependency.versionRange.start, dependency.versionRange.end);
  return [dependency.name, dependency.version, `[${written}]`, `[${version}]`, dependency.dev ? 'dev' : 'main'].join(
    ' ',
  );
}

async function dependenciesOf(files: Readonly<Record<string, string>>): Promise<string[]> {
  return (await projectOf(files)).dependencies.map((dependency) => shown(dependency, files));
}

describe('dependencies', () => {
  it('reads Gradle Groovy coordinates in all their forms', async () => {
    const found = await dependenciesOf({
      'app/build.gradle': `ext.okhttpVersion = '4.12.0'
dependencies {
    implementation 'com.a:one:1.0'
    implementation("com.a:two:2.0") { exclude group: 'x' }
    testImplementation group: 'junit', name: 'junit', version: '4.13'
    implementation "com.a:three:$okhttpVersion"
    implementation platform('com.a:bom:3.0')
    // implementation 'com.a:dead:1.0'
}
`,
    });
    assert.deepEqual(found, [
      'com.a:one 1.0 [com.a:one] [1.0] main',
      'com.a:two 2.0 [com.a:two] [2.0] main',
      'junit:junit 4.13 [junit] [4.13] dev',
      'com.a:three 4.12.0 [com.a:three] [$okhttpVersion] main',
      'com.a:bom 3.0 [com.a:bom] [3.0] main',
    ]);
  });

  it('reads Gradle Kotlin script with plugins', async () => {
    const found = await dependenciesOf({
      'app/build.gradle.kts': `plugins {
    id("com.android.application") version "8.7.0"
}
dependencies {
    implementation("com.a:one:1.0")
    debugImplementation("com.a:debug:1.1")
    implementation(kotlin("stdlib"))
}
`,
    });
    assert.deepEqual(found, [
      'com.android.application 8.7.0 [com.android.application] [8.7.0] main',
      'com.a:one 1.0 [com.a:one] [1.0] main',
      'com.a:debug 1.1 [com.a:debug] [1.1] main',
      'org.jetbrains.kotlin:kotlin-stdlib  [stdlib] [undefined] main',
    ]);
  });

  it('reads version catalogs where the catalog writes them', async () => {
    const found = await dependenciesOf({
      'gradle/libs.versions.toml': `[versions]
okhttp = "4.12.0"
[libraries]
okhttp-core = { module = "com.squareup:okhttp", version.ref = "okhttp" }
grouped = { group = "com.a", name = "grouped", version = "1.5" }
short = "com.a:short:2.0"
junit = { module = "junit:junit", version = "4.13" }
[plugins]
android-application = { id = "com.android.application", version = "8.7.0" }
`,
      'app/build.gradle.kts': `dependencies {
    implementation(libs.okhttp.core)
    testImplementation(libs.junit)
}
`,
    });
    assert.deepEqual(found, [
      'com.squareup:okhttp 4.12.0 [com.squareup:okhttp] [4.12.0] main',
      'com.a:grouped 1.5 [grouped] [1.5] main',
      'com.a:short 2.0 [com.a:short] [2.0] main',
      'junit:junit 4.13 [junit:junit] [4.13] dev',
      'com.android.application 8.7.0 [com.android.application] [8.7.0] main',
    ]);
  });

  it('reads npm, pub and Cordova', async () => {
    const found = await dependenciesOf({
      'package.json': '{"dependencies": {"react-native": "0.76.0"}, "devDependencies": {"jest": "^29"}}',
      'pubspec.yaml': `name: app
dependencies:
  flutter:
    sdk: flutter
  http: ^1.2.0
  hosted:
    version: ^2.0.0
dev_dependencies:
  test: any
`,
      'config.xml': `<widget xmlns="http://www.w3.org/ns/widgets" id="a.b"><plugin name="cordova-plugin-file" spec="8.1.0" /></widget>`,
    });
    assert.deepEqual(found, [
      'react-native 0.76.0 [react-native] [0.76.0] main',
      'jest ^29 [jest] [^29] dev',
      'flutter  [flutter] [undefined] main',
      'http ^1.2.0 [http] [^1.2.0] main',
      'hosted ^2.0.0 [hosted] [^2.0.0] main',
      'test any [test] [any] dev',
      'cordova-plugin-file 8.1.0 [cordova-plugin-file] [8.1.0] main',
    ]);
  });

  it('reads Podfiles and Swift packages', async () => {
    const found = await dependenciesOf({
      Podfile: `target 'App' do
  pod 'Alamofire', '~> 5.9'
  pod "Firebase/Auth"
  # pod 'Old'
end
target 'AppTests' do
  pod 'Quick'
end
`,
      'Package.swift': `// swift-tools-version:5.9
let package = Package(dependencies: [
  .package(url: "https://github.com/a/Keychain.git", from: "4.2.2"),
  // .package(url: "https://github.com/a/Old.git", from: "1.0.0"),
  .package(url: "https://github.com/a/Exact", exact: "1.0.1"),
])
`,
    });
    assert.deepEqual(found, [
      'Alamofire ~> 5.9 [Alamofire] [~> 5.9] main',
      'Firebase/Auth  [Firebase/Auth] [undefined] main',
      'Quick  [Quick] [undefined] dev',
      'Keychain 4.2.2 [Keychain] [4.2.2] main',
      'Exact 1.0.1 [Exact] [1.0.1] main',
    ]);
  });

  it('answers by name and by pattern, also when asked twice', async () => {
    const facts = await projectOf({ 'package.json': '{"dependencies": {"expo-secure-store": "1"}}' });
    assert.equal(facts.dependsOn('expo-secure-store'), true);
    assert.equal(facts.dependsOn('expo'), false);
    const pattern = /^expo-/g;
    assert.equal(facts.dependsOn(pattern) && facts.dependsOn(pattern), true);
  });

  it('survives broken build files', async () => {
    const facts = await projectOf({
      'package.json': '{"dependencies": {',
      'app/build.gradle': 'dependencies { implementation(',
    });
    assert.deepEqual(facts.dependencies, []);
  });
});

describe('lock files', () => {
  it('hold dependencies at versions, the nearest file above the declaration first', async () => {
    const { dependencies } = await projectOf({
      'package.json': '{"dependencies": {"a": "^1.0.0", "@s/b": "^2.0.0", "c": "^3.0.0"}}',
      'package-lock.json':
        '{\n  "lockfileVersion": 3,\n  "packages": {\n    "node_modules/a": {\n      "version": "1.4.0"\n    },\n    "node_modules/@s/b": {\n      "version": "2.1.0"\n    },\n    "node_modules/x/node_modules/c": {\n      "version": "9.0.0"\n    }\n  }\n}\n',
      'app/package.json': '{"dependencies": {"a": "^1.2.0"}}',
      'app/yarn.lock': 'a@^1.1.0:\n  version "1.1.5"\n\na@^1.2.0:\n  version "1.3.0"\n',
    });
    assert.deepEqual(
      dependencies.map(({ name, locked }) => `${name} ${locked?.version}`),
      ['a 1.4.0', '@s/b 2.1.0', 'c undefined', 'a 1.3.0'],
    );
  });

  it('say where the version stands', async () => {
    const lock = 'packages:\n  dio:\n    dependency: "direct main"\n    version: "5.9.0"\n';
    const { dependencies } = await projectOf({
      'pubspec.yaml': 'dependencies:\n  dio: ^5.0.0\n',
      'pubspec.lock': lock,
    });
    const locked = dependencies[0]?.locked;
    assert.ok(locked);
    assert.equal(lock.slice(locked.range.start, locked.range.end), '5.9.0');
    assert.equal(locked.uri, `${ROOT}/pubspec.lock`);
  });
});
