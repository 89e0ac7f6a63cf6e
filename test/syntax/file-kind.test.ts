import assert from 'node:assert/strict';
import { classifyFile } from '../../server/src/syntax/file-kind';

/** `language role` of a file below a project, or undefined. */
function kindOf(path: string, text = ''): string | undefined {
  const kind = classifyFile(`file:///home/me/project/${path}`, text);
  return kind && `${kind.language} ${kind.role}`;
}

describe('file kinds', () => {
  const byName: readonly (readonly [string, string])[] = [
    ['app/src/main/AndroidManifest.xml', 'xml android-manifest'],
    ['app/src/main/res/layout-land/main.xml', 'xml android-layout'],
    ['app/src/main/res/drawable/x.xml', 'xml android-resource'],
    ['app/build.gradle', 'gradle gradle-build'],
    ['gradle/deps.gradle', 'gradle gradle-build'],
    ['app/build.gradle.kts', 'kotlin gradle-build'],
    ['buildSrc/conventions.gradle.kts', 'kotlin gradle-build'],
    ['settings.gradle', 'gradle gradle-settings'],
    ['settings.gradle.kts', 'kotlin gradle-settings'],
    ['gradle.properties', 'properties gradle-properties'],
    ['release.properties', 'properties settings'],
    ['.npmrc', 'properties settings'],
    ['config/backend.yaml', 'yaml settings'],
    ['app/.github/workflows/release.yml', 'yaml ci-config'],
    ['app/.circleci/config.yml', 'yaml ci-config'],
    ['.gitlab-ci.yml', 'yaml ci-config'],
    ['fastlane/Fastfile', 'podfile fastlane'],
    ['supabase/migrations/1_init.sql', 'text database-migration'],
    ['assets/config.json', 'json settings'],
    ['dart_defines.prod.json', 'json settings'],
    ['local.properties', 'properties gradle-properties'],
    ['gradle/libs.versions.toml', 'toml version-catalog'],
    ['gradle/test.versions.toml', 'toml version-catalog'],
    ['ios/App/Info.plist', 'plist info-plist'],
    ['ios/Share/Share-Info.plist', 'plist info-plist'],
    ['ios/App/App.entitlements', 'plist entitlements'],
    ['ios/App/PrivacyInfo.xcprivacy', 'plist privacy-manifest'],
    ['ios/GoogleService-Info.plist', 'plist google-services'],
    ['ios/App/Base.lproj/Main.storyboard', 'xml interface-builder'],
    ['ios/App/View.xib', 'xml interface-builder'],
    ['app/google-services.json', 'json google-services'],
    ['package.json', 'json package-json'],
    ['eas.json', 'json eas-config'],
    ['capacitor.config.json', 'json capacitor-config'],
    ['capacitor.config.ts', 'typescript capacitor-config'],
    ['capacitor.config.js', 'javascript capacitor-config'],
    ['app.config.js', 'javascript expo-config'],
    ['pubspec.yaml', 'yaml pubspec'],
    ['ios/Podfile', 'podfile podfile'],
    ['Package.swift', 'swift swift-package'],
    ['ios/App.xcodeproj/project.pbxproj', 'xcode xcode-project'],
    ['Config/Release.xcconfig', 'xcode xcode-settings'],
    ['Package@swift-5.9.swift', 'swift swift-package'],
    ['firestore.rules', 'firebase-rules firestore-rules'],
    ['storage.rules', 'firebase-rules storage-rules'],
    ['database.rules.json', 'json realtime-database-rules'],
    ['.env', 'properties env'],
    ['.env.production', 'properties env'],
    ['assets/app.env', 'properties env'],
    ['package-lock.json', 'json lock-file'],
    ['yarn.lock', 'yaml lock-file'],
    ['ios/Podfile.lock', 'yaml lock-file'],
    ['pubspec.lock', 'yaml lock-file'],
    ['Package.resolved', 'json lock-file'],
    ['app/gradle.lockfile', 'properties lock-file'],
    ['www/index.html', 'html html-page'],
    ['src/App.vue', 'html html-page'],
    ['supabase/config.toml', 'toml cloud-config'],
    ['src/amplifyconfiguration.json', 'json cloud-config'],
    ['A.kt', 'kotlin code'],
    ['a.main.kts', 'kotlin code'],
    ['A.java', 'java code'],
    ['A.swift', 'swift code'],
    ['A.m', 'objective-c code'],
    ['A.mm', 'objective-c code'],
    ['lib/a.dart', 'dart code'],
    ['a.ts', 'typescript code'],
    ['a.tsx', 'typescript code'],
    ['a.mts', 'typescript code'],
    ['a.cts', 'typescript code'],
    ['a.js', 'javascript code'],
    ['a.jsx', 'javascript code'],
    ['a.mjs', 'javascript code'],
    ['a.cjs', 'javascript code'],
  ];
  for (const [path, expected] of byName) {
    it(`takes ${path} as ${expected}`, () => assert.equal(kindOf(path), expected));
  }

  it('leaves out what it has no use for', () => {
    for (const path of [
      'a.d.ts',
      'a.min.js',
      'tsconfig.json',
      'Cargo.toml',
      'a.png',
      'a.xml',
      'README.md',
      'a.rules',
      'constructor',
      '',
    ]) {
      assert.equal(kindOf(path), undefined, path);
    }
  });

  it('finds Android resources by their root element, whatever they are called', () => {
    const comment = '\ufeff<?xml version="1.0"?>\n<!-- <x> -->\n';
    const path = 'app/src/main/res/xml/any_name.xml';
    assert.equal(kindOf(path, `${comment}<network-security-config/>`), 'xml android-network-security-config');
    assert.equal(kindOf(path, `${comment}<full-backup-content>`), 'xml android-backup-rules');
    assert.equal(kindOf(path, `${comment}<data-extraction-rules>`), 'xml android-data-extraction-rules');
    assert.equal(kindOf(path, '<paths/>'), 'xml android-resource');
    assert.equal(
      kindOf('app/src/main/res/values-de/keys.xml', '<resources><string name="a">b</string></resources>'),
      'xml android-strings',
    );
    assert.equal(
      kindOf('app/src/main/res/values/colors.xml', '<resources><color/></resources>'),
      'xml android-resource',
    );
  });

  it('tells Cordova configuration and other XML apart', () => {
    assert.equal(kindOf('config.xml', '<?xml version="1.0"?><widget id="a">'), 'xml cordova-config');
    assert.equal(kindOf('config.xml', '<settings/>'), undefined);
    assert.equal(kindOf('plugin.xml', '<plugin/>'), undefined);
  });

  it('finds an Info.plist under another name and leaves binary lists out', () => {
    assert.equal(kindOf('ios/App/App.plist', '<plist><dict><key>CFBundleName</key>'), 'plist info-plist');
    assert.equal(kindOf('ios/App/Keys.plist', '<plist><dict>'), 'plist property-list');
    for (const path of ['ios/Info.plist', 'a.entitlements', 'GoogleService-Info.plist']) {
      assert.equal(kindOf(path, 'bplist00\u0001'), undefined);
    }
  });

  it('takes app.json only from Expo and React Native, and no app.config.ts of Angular', () => {
    assert.equal(kindOf('app.json', '{"expo": {}}'), 'json expo-config');
    assert.equal(kindOf('app.json', '{"name": "a", "displayName": "A"}'), 'json expo-config');
    assert.equal(kindOf('app.json', '{"pages": []}'), undefined);
    assert.equal(kindOf('app.config.ts', "import { ExpoConfig } from 'expo/config';"), 'typescript expo-config');
    assert.equal(
      kindOf('src/app/app.config.ts', "import { ApplicationConfig } from '@angular/core';"),
      'typescript code',
    );
  });

  it('finds rules files and keys by content', () => {
    assert.equal(kindOf('dev.rules', 'service cloud.firestore {'), 'firebase-rules firestore-rules');
    assert.equal(kindOf('dev.rules', 'service firebase.storage {'), 'firebase-rules storage-rules');
    assert.equal(kindOf('key.json', '{"type": "service_account"}'), 'json cloud-config');
  });

  it('takes keys in text form, and nothing else with their endings', () => {
    for (const path of ['keys/AuthKey_A1.p8', 'server.pem', 'tls.key']) {
      assert.equal(kindOf(path, '-----BEGIN CERTIFICATE-----'), 'text key-file');
      assert.equal(kindOf(path, 'PK\u0003\u0004'), undefined);
    }
    assert.equal(kindOf('schema.sql', 'select 1'), undefined);
  });

  it('takes a header only when it is Objective-C', () => {
    assert.equal(kindOf('A.h', '// x\n#import <UIKit/UIKit.h>'), 'objective-c code');
    assert.equal(kindOf('A.h', '@interface A : NSObject'), 'objective-c code');
    assert.equal(kindOf('A.h', '#include <stdio.h>\nint a;'), undefined);
  });

  it('reads URIs with escapes, plain paths and Windows paths', () => {
    assert.equal(classifyFile('file:///a%20b/Info.plist', '')?.role, 'info-plist');
    assert.equal(classifyFile('C:\\app\\build.gradle', '')?.role, 'gradle-build');
    assert.equal(classifyFile('vscode-remote://x/a/%2Eenv', '')?.role, 'env');
    assert.equal(classifyFile('a%ZZ.kt', '')?.language, 'kotlin');
  });
});
