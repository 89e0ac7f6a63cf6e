import assert from 'node:assert/strict';
import { detectProjects, isProjectFolder } from '../../server/src/project/detect-projects';

function detect(files: readonly string[], packages: Readonly<Record<string, string>> = {}, scanRoots = ['file:///w']) {
  return detectProjects({
    scanRoots,
    files: files.map((file) => `file:///w/${file}`),
    packageJson: (uri) => packages[uri.slice('file:///w/'.length)],
  });
}

describe('project detection', () => {
  it('gives five apps in one folder five projects', () => {
    const map = detect(
      [
        'android/settings.gradle.kts',
        'android/app/src/A.kt',
        'ios/App.xcodeproj/project.pbxproj',
        'ios/App/A.swift',
        'rn/package.json',
        'rn/android/settings.gradle',
        'rn/ios/Podfile',
        'cap/capacitor.config.ts',
        'cap/src/a.ts',
        'flutter/pubspec.yaml',
        'flutter/android/build.gradle',
      ],
      { 'rn/package.json': '{"dependencies": {"react": "1", "react-native": "0.76"}}' },
    );
    assert.deepEqual(
      map.roots.map((root) => root.slice('file:///w/'.length)),
      ['android', 'cap', 'flutter', 'ios', 'rn'],
    );
    assert.equal(map.projectOf('file:///w/rn/ios/App/A.swift'), 'file:///w/rn');
  });

  it('lets the top-most marker win, and the scan root when it is marked itself', () => {
    const map = detect(['settings.gradle', 'sub/pubspec.yaml', 'sub/deep/a.dart']);
    assert.deepEqual(map.roots, ['file:///w']);
    assert.equal(map.projectOf('file:///w/sub/deep/a.dart'), 'file:///w');
  });

  it('gives files under no marker to the scan root and files outside to none', () => {
    const map = detect(['app/build.gradle', 'loose/A.kt']);
    assert.equal(map.projectOf('file:///w/loose/A.kt'), 'file:///w');
    assert.equal(map.projectOf('file:///elsewhere/A.kt'), undefined);
  });

  it('asks a package.json for mobile dependencies', () => {
    const files = ['web/package.json', 'web/a.ts', 'app/package.json', 'app/a.ts'];
    const map = detect(files, {
      'web/package.json': '{"dependencies": {"react": "1"}}',
      'app/package.json': '{"devDependencies": {"@capacitor/cli": "6"}}',
    });
    assert.equal(map.projectOf('file:///w/web/a.ts'), 'file:///w');
    assert.equal(map.projectOf('file:///w/app/a.ts'), 'file:///w/app');
  });

  it('uses the innermost scan root', () => {
    const map = detect(['inner/a.kt'], {}, ['file:///w/', 'file:///w/inner']);
    assert.equal(map.projectOf('file:///w/inner/a.kt'), 'file:///w/inner');
  });

  it('takes an Android resource for no Cordova app', () => {
    assert.equal(
      isProjectFolder('file:///w', ['config.xml'], () => undefined),
      true,
    );
    assert.equal(
      isProjectFolder('file:///w/res/xml', ['config.xml'], () => undefined),
      false,
    );
    assert.equal(
      isProjectFolder('file:///w', ['App.xcodeproj'], () => undefined),
      true,
    );
    assert.equal(
      isProjectFolder('file:///w', ['README.md'], () => undefined),
      false,
    );
  });
});
