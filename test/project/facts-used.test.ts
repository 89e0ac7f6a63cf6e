import assert from 'node:assert/strict';
import {
  existenceHolds,
  type FactsUsed,
  factsHold,
  recordFacts,
  withoutSinkFunctions,
} from '../../server/src/project/facts-used';
import type { ProjectFacts } from '../../server/src/rule-kit/rule';
import { projectOf, ROOT } from './project-of';

const gradle = (minSdk: number): string => `plugins { id 'com.android.application' }
android {
    defaultConfig {
        applicationId 'a.b'
        minSdk ${minSdk}
        targetSdk 34
    }
}
dependencies {
    implementation 'com.squareup.okhttp3:okhttp:4.12.0'
}
`;
const store = (name: string): string =>
  `package app\nclass Store(val preferences: android.content.SharedPreferences) {\n  fun ${name}(value: String) { preferences.edit().putString("k", value).apply() }\n}\n`;
const files = {
  'app/build.gradle': gradle(24),
  'src/Names.kt': 'package app\nconst val KEY = "key"\nclass Account\n',
  'src/Store.kt': store('keep'),
};

/** What one question leaves, asked of these files. */
async function asked(ask: (facts: ProjectFacts) => unknown, text = ''): Promise<FactsUsed> {
  const recorder = recordFacts(await projectOf(files));
  ask(recorder.facts);
  return recorder.take(text);
}

/** Whether what was asked still holds when some files are others. */
async function holds(used: FactsUsed, changed: Record<string, string>, text = ''): Promise<boolean> {
  return factsHold(await projectOf({ ...files, ...changed }), used, () => text);
}

describe('facts used', () => {
  const later = { 'app/build.gradle': gradle(26) };
  const questions: readonly (readonly [string, (facts: ProjectFacts) => unknown, Record<string, string>])[] = [
    ['the minimum SDK', (facts) => facts.minSdk, later],
    ['the platform levels', (facts) => facts.platformLevels, later],
    ['the target SDK', (facts) => facts.targetSdk, { 'app/build.gradle': gradle(24).replace('34', '35') }],
    ['the application id', (facts) => facts.applicationId, { 'app/build.gradle': gradle(24).replace('a.b', 'a.c') }],
    ['the dependencies', (facts) => facts.dependencies, { 'app/build.gradle': gradle(24).replace('4.12', '4.13') }],
    [
      'one dependency',
      (facts) => facts.dependsOn('x'),
      { 'app/build.gradle': gradle(24).replace('com.squareup.okhttp3:okhttp', 'x') },
    ],
    ['documents of a role', (facts) => facts.documents('gradle-build'), later],
    [
      'the platforms',
      (facts) => [...facts.platforms],
      { 'app/build.gradle': '', 'pubspec.yaml': 'name: a\ndependencies:\n  flutter:\n    sdk: flutter\n' },
    ],
    [
      'a constant',
      (facts) => facts.symbols.constant('KEY'),
      { 'src/Names.kt': 'package app\nconst val KEY = "other"\n' },
    ],
    [
      'a constant that is missing',
      (facts) => facts.symbols.constant('NONE'),
      { 'src/New.kt': 'package app\nconst val NONE = "x"\n' },
    ],
    ['functions of a name', (facts) => facts.symbols.functions('keep'), { 'src/Store.kt': store('other') }],
    ['classes of a name', (facts) => facts.symbols.classes('Account'), { 'src/Names.kt': 'package app\n' }],
  ];
  for (const [what, ask, change] of questions) {
    it(`tell when ${what} is another one, and only then`, async () => {
      const used = await asked(ask);
      assert.ok(used.length > 0);
      assert.equal(await holds(used, {}), true);
      assert.equal(await holds(used, { 'src/Unasked.kt': 'package app\nclass Unasked\n' }), true);
      assert.equal(await holds(used, change), false);
    });
  }

  it('of functions that lead to a sink ask for those alone that the text names', async () => {
    const ask = (facts: ProjectFacts): unknown => facts.symbols.sinkFunctions;
    const text = 'fun a(store: Store, token: String) { store.keep(token) }';
    const used = await asked(ask, text);
    assert.equal(await holds(used, {}, text), true);
    assert.equal(await holds(used, { 'src/More.kt': store('another').replace('Store', 'More') }, text), true);
    assert.equal(await holds(used, { 'src/Store.kt': store('other') }, text), false);
    assert.equal(
      factsHold(await projectOf(files), used, () => undefined),
      false,
      'without a text nothing holds',
    );
    assert.equal(await holds(withoutSinkFunctions(used), { 'src/Store.kt': store('other') }, text), true);
    const others = await asked(ask, 'fun a() {}');
    assert.equal(await holds(others, { 'src/Store.kt': store('other') }, 'fun a() {}'), true);
  });

  it('whether a file is there is asked of the disk', async () => {
    const used = await asked((facts) => [facts.exists(`${ROOT}/src/Names.kt`), facts.exists(`${ROOT}/none`)]);
    assert.equal(used.length, 2);
    assert.equal(
      existenceHolds(used, (uri) => uri.endsWith('Names.kt')),
      true,
    );
    assert.equal(
      existenceHolds(used, () => false),
      false,
    );
    assert.equal(
      existenceHolds(used, () => true),
      false,
    );
    assert.equal(
      existenceHolds([['["minSdk"]', '24']], () => false),
      true,
    );
  });

  it('start anew for every file', async () => {
    const recorder = recordFacts(await projectOf(files));
    void recorder.facts.minSdk;
    assert.deepEqual(recorder.take(''), [['["minSdk"]', '24']]);
    assert.deepEqual(recorder.take(''), []);
  });

  it('have every property of project facts', async () => {
    const facts = await projectOf(files);
    assert.deepEqual(Object.keys(recordFacts(facts).facts).sort(), Object.keys(facts).sort());
  });
});
