import assert from 'node:assert/strict';
import { projectOf } from './project-of';

const APP = `plugins { id 'com.android.application' }\n`;

async function levels(files: Readonly<Record<string, string>>): Promise<[number | undefined, number | undefined]> {
  const { minSdk, targetSdk } = await projectOf(files);
  return [minSdk, targetSdk];
}

describe('SDK levels', () => {
  it('come from literals, with the application before libraries and the lowest of several', async () => {
    assert.deepEqual(
      await levels({
        'lib/build.gradle': 'android { defaultConfig { minSdk 16 } }',
        'app/build.gradle': `${APP}android { defaultConfig { minSdkVersion 24\n targetSdkVersion 35 } }`,
        'wear/build.gradle': `${APP}android { defaultConfig { minSdkVersion 30\n targetSdkVersion 34 } }`,
      }),
      [24, 34],
    );
  });

  it('come from Kotlin script, version catalogs and properties', async () => {
    assert.deepEqual(
      await levels({
        'gradle/libs.versions.toml': '[versions]\nmin-sdk = "26"\n',
        'gradle.properties': 'target=36\n',
        'app/build.gradle.kts': `plugins { id("com.android.application") }
android {
    defaultConfig {
        minSdk = libs.versions.min.sdk.get().toInt()
        targetSdk = property("target").toString().toInt()
    }
}
`,
      }),
      [26, 36],
    );
  });

  it('come from the root project of React Native and Capacitor', async () => {
    assert.deepEqual(
      await levels({
        'android/build.gradle': 'buildscript { ext { minSdkVersion = 24\n targetSdkVersion = 35 } }',
        'android/app/build.gradle': `${APP}android { defaultConfig {
  minSdkVersion rootProject.ext.minSdkVersion
  targetSdkVersion rootProject.ext.targetSdkVersion
} }`,
      }),
      [24, 35],
    );
  });

  it('come from the Flutter version when the plugin decides', async () => {
    const gradle = `${APP}android { defaultConfig { minSdkVersion flutter.minSdkVersion } }`;
    const pubspec = (flutter: string) =>
      `name: a\nenvironment:\n  flutter: "${flutter}"\ndependencies:\n  flutter:\n    sdk: flutter\n`;
    assert.equal((await levels({ 'android/app/build.gradle': gradle, 'pubspec.yaml': pubspec('>=3.10.0') }))[0], 21);
    assert.equal((await levels({ 'android/app/build.gradle': gradle, 'pubspec.yaml': pubspec('>=3.35.0') }))[0], 24);
  });

  it('come from manifests, Cordova preferences and Expo build properties', async () => {
    const manifest = `<manifest xmlns:android="http://schemas.android.com/apk/res/android"><uses-sdk android:minSdkVersion="19"/></manifest>`;
    assert.equal((await levels({ 'AndroidManifest.xml': manifest }))[0], 19);
    const cordova = `<widget id="a.b"><preference name="android-minSdkVersion" value="24"/></widget>`;
    assert.equal((await levels({ 'config.xml': cordova }))[0], 24);
    const expo =
      '{"expo": {"plugins": [["expo-build-properties", {"android": {"minSdkVersion": 26, "targetSdkVersion": 35}}]]}}';
    assert.deepEqual(await levels({ 'app.json': expo }), [26, 35]);
  });

  it('are unknown when nothing says them', async () => {
    assert.deepEqual(await levels({ 'app/build.gradle': `${APP}android { defaultConfig { minSdk computed() } }` }), [
      undefined,
      undefined,
    ]);
  });
});

describe('platforms', () => {
  const platforms = async (files: Readonly<Record<string, string>>) => [...(await projectOf(files)).platforms].sort();

  it('tell native, React Native, Expo, Capacitor, Cordova and Flutter apart', async () => {
    assert.deepEqual(await platforms({ 'app/build.gradle': `${APP}android { }` }), ['android']);
    assert.deepEqual(await platforms({ 'App/a.swift': 'let a = 1' }), ['ios']);
    assert.deepEqual(
      await platforms({ 'package.json': '{"dependencies": {"react-native": "1"}}', 'ios/Podfile': '' }),
      ['ios', 'react-native'],
    );
    assert.deepEqual(await platforms({ 'package.json': '{"dependencies": {"expo": "1"}}' }), [
      'android',
      'expo',
      'ios',
      'react-native',
    ]);
    assert.deepEqual(await platforms({ 'package.json': '{"dependencies": {"@capacitor/core": "1"}}' }), [
      'android',
      'capacitor',
      'ios',
    ]);
    assert.deepEqual(await platforms({ 'config.xml': '<widget id="a.b"/>' }), ['android', 'cordova', 'ios']);
    assert.deepEqual(await platforms({ 'pubspec.yaml': 'name: a\ndependencies:\n  flutter:\n    sdk: flutter\n' }), [
      'android',
      'flutter',
      'ios',
    ]);
  });
});

describe('project facts', () => {
  it('know the application id', async () => {
    const id = async (files: Readonly<Record<string, string>>) => (await projectOf(files)).applicationId;
    assert.equal(
      await id({ 'app/build.gradle': "android { namespace 'a.b'\n defaultConfig { applicationId 'a.b.app' } }" }),
      'a.b.app',
    );
    assert.equal(await id({ 'app/build.gradle.kts': 'android { namespace = "a.b.c" }' }), 'a.b.c');
    assert.equal(await id({ 'AndroidManifest.xml': '<manifest package="d.e"/>' }), 'd.e');
    assert.equal(await id({ 'app.json': '{"expo": {"android": {"package": "f.g"}}}' }), 'f.g');
  });

  it('hand out documents parsed, once', async () => {
    const facts = await projectOf({ 'AndroidManifest.xml': '<manifest package="d.e"/>' });
    const [manifest] = facts.documents('android-manifest');
    assert.equal(manifest?.document?.root.children[0]?.name, 'manifest');
    assert.equal(facts.documents('android-manifest')[0], manifest);
    assert.equal(facts.documents('info-plist').length, 0);
  });

  it('know what exists and their root without a trailing slash', async () => {
    const facts = await projectOf({ 'a.kt': '' }, 'file:///app');
    assert.equal(facts.exists('file:///app/a.kt'), true);
    assert.equal(facts.exists('file:///app/b.kt'), false);
    assert.equal(facts.root, 'file:///app');
  });
});
