import assert from 'node:assert/strict';
import type { DependencyEcosystem } from '../../server/src/core/edit';
import { analyzeTexts, applyFix, fixesIn, textsOf } from '../harness/fixture-project';
import { analyzerOf, callRule, tinyFix } from './tiny-rules';

describe('a dependency that the project holds below what a fix needs', () => {
  /** The build files after the fix; undefined when it is not offered. Applying it again must change nothing. */
  async function mended(
    ecosystem: DependencyEcosystem,
    name: string,
    atLeast: string,
    code: string,
    files: Readonly<Record<string, string>>,
  ) {
    const fix = tinyFix('Mend it', () => [{ edit: 'add-dependency', ecosystem, name, version: '^9.9.9', atLeast }]);
    const analyzer = await analyzerOf(callRule('code/weak', 'weak', [fix]));
    const texts = textsOf([
      { path: code, text: code.endsWith('.kt') ? 'fun f() {\n    weak()\n}\n' : 'f() {\n  weak();\n}\n' },
      ...Object.entries(files).map(([path, text]) => ({ path, text })),
    ]);
    const [offered] = fixesIn(analyzer, texts, {});
    const listed = analyzeTexts(analyzer, texts, {}).diagnostics.flatMap(({ fixes }) => fixes);
    assert.equal(listed.length, offered ? 1 : 0, 'the list of fixes and the fixes differ');
    if (!offered) return undefined;
    const next = applyFix(texts, offered);
    for (const again of fixesIn(analyzer, next, {})) assert.deepEqual(applyFix(next, again), next);
    return Object.fromEntries(Object.keys(files).map((path) => [path, next.get(`file:///project/${path}`)]));
  }

  const pubspec = (version: string) => `name: x\ndependencies:\n  b: ${version}\n  c: ^2.0.0\n`;
  const pub = async (version: string, lock?: string) => {
    const locked =
      lock && `packages:\n  b:\n    dependency: "direct main"\n    source: hosted\n    version: "${lock}"\n`;
    const files = { 'pubspec.yaml': pubspec(version), ...(locked ? { 'pubspec.lock': locked } : {}) };
    return (await mended('pub', 'b', '2.1.0', 'lib/a.dart', files))?.['pubspec.yaml'];
  };

  it('is raised within its major release, in the notation of the range', async () => {
    assert.equal(await pub('^2.0.5'), pubspec('^2.1.0'));
    assert.equal(await pub("'>=2.0.0 <3.0.0'"), pubspec("'>=2.1.0 <3.0.0'"));
    assert.equal(await pub('2.0.1'), pubspec('2.1.0'));
    const npm = (version: string) => `{\n  "dependencies": {\n    "b": "${version}"\n  }\n}\n`;
    const raised = await mended('npm', 'b', '0.8.6', 'src/a.ts', { 'package.json': npm('~0.8.2') });
    assert.deepEqual(raised, { 'package.json': npm('~0.8.6') });
  });

  it('is raised where its number is written: a variable, a version catalog', async () => {
    const variable = (version: string) => `val v = "${version}"\ndependencies {\n    implementation("g:a:$v")\n}\n`;
    assert.deepEqual(
      await mended('gradle', 'g:a', '1.1.0', 'app/src/A.kt', { 'app/build.gradle.kts': variable('1.0.1') }),
      { 'app/build.gradle.kts': variable('1.1.0') },
    );
    const script = 'dependencies {\n    implementation(libs.a)\n}\n';
    const catalog = (version: string) =>
      `[versions]\na = "${version}"\n\n[libraries]\na = { module = "g:a", version.ref = "a" }\n`;
    assert.deepEqual(
      await mended('gradle', 'g:a', '1.1.0', 'app/src/A.kt', {
        'app/build.gradle.kts': script,
        'gradle/libs.versions.toml': catalog('1.0.1'),
      }),
      { 'app/build.gradle.kts': script, 'gradle/libs.versions.toml': catalog('1.1.0') },
    );
  });

  it('stays when it is new enough, by its range or its lock file, or when it names no version', async () => {
    for (const version of ['^2.1.0', '^3.0.0', 'any']) assert.equal(await pub(version), pubspec(version));
    assert.equal(await pub('^2.0.0', '2.3.0'), pubspec('^2.0.0'));
  });

  it('takes the fix away when only another major release, or none that the range allows, would do', async () => {
    assert.equal(await pub('^1.9.0'), undefined);
    assert.equal(await pub("'>=2.0.0 <2.1.0'"), undefined);
    assert.equal(await pub('^0.8.0'), undefined);
  });
});
