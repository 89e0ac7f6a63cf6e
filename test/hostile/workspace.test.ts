import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { writeChanges } from '../../server/src/project/write-changes';
import { cli } from '../cli/run-in-process';
import { temporaryFolder } from '../harness/temporary-folder';
import { projectOf, ROOT, sharedAnalyzer } from '../project/project-of';

const debuggable = `<manifest xmlns:android="http://schemas.android.com/apk/res/android">
    <application android:debuggable="true" android:allowBackup="false" />
</manifest>
`;
const manifest = 'app/src/main/AndroidManifest.xml';

interface JsonReport {
  readonly findings: readonly { readonly ruleId: string }[];
}

describe('hostile workspace', () => {
  it('fixes what is inside and leaves alone what a link leads to', async () => {
    const other = temporaryFolder({ 'src/main/AndroidManifest.xml': debuggable });
    const folder = temporaryFolder({ [manifest]: debuggable, 'settings.gradle': '' });
    symlinkSync(other.path, folder.at('linked'));
    const { code, err } = await cli(folder.path, [
      'scan',
      '--fix',
      'suggestion',
      '--rule',
      'resilience/debuggable-release',
    ]);
    assert.doesNotMatch(readFileSync(folder.at(manifest), 'utf8'), /debuggable="true"/);
    assert.equal(readFileSync(other.at('src/main/AndroidManifest.xml'), 'utf8'), debuggable);
    assert.match(err, /lies outside of/);
    assert.notEqual(code, 0);
  });

  it('writes no file of a fix when one of them lies outside, also behind a link or a path with escapes', () => {
    const other = temporaryFolder({ 'b.txt': 'b' });
    const folder = temporaryFolder({ 'a.txt': 'a' });
    symlinkSync(other.path, folder.at('out'));
    const inside = pathToFileURL(folder.at('a.txt')).href;
    const edits = new Map([[inside, [{ range: { start: 0, end: 1 }, newText: 'x' }]]]);
    for (const target of [
      pathToFileURL(folder.at('out', 'new.txt')).href,
      pathToFileURL(folder.at('out', 'deep', 'new.txt')).href,
      `${pathToFileURL(folder.path).href}/%2e%2e/new.txt`,
      pathToFileURL(other.at('new.txt')).href,
      `${pathToFileURL(folder.path).href}-beside/new.txt`,
    ]) {
      assert.throws(
        () => writeChanges({ edits, created: new Map([[target, 'new']]) }, [folder.path]),
        /lies outside of/,
        target,
      );
    }
    assert.equal(readFileSync(folder.at('a.txt'), 'utf8'), 'a');
    assert.deepEqual(readdirSync(other.path), ['b.txt']);
    assert.equal(
      writeChanges({ edits, created: new Map([[pathToFileURL(folder.at('n', 'b.txt')).href, 'n']]) }, [folder.path])
        .length,
      2,
    );
  });

  it('reads names with every odd character, and shows them without steering the terminal', async () => {
    const names = [
      'a b',
      'ü#%25?',
      'q\'"',
      '$(touch x)',
      '-rf',
      '\u001b[31mred',
      'new\nline',
      '\u202egnp',
      '<img src=x>',
      '`code`',
    ];
    const folder = temporaryFolder(
      Object.fromEntries(names.map((name) => [`${name}/AndroidManifest.xml`, debuggable])),
    );
    const { out, err } = await cli(folder.path, ['scan', '--rule', 'resilience/debuggable-release']);
    assert.equal(out.match(/resilience\/debuggable-release/g)?.length, names.length);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose.
    assert.doesNotMatch(out + err, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    const html = await cli(folder.path, ['scan', '--rule', 'resilience/debuggable-release', '--format', 'html']);
    assert.doesNotMatch(html.out, /<img src=x>/);
    const json = await cli(folder.path, ['scan', '--rule', 'resilience/debuggable-release', '--format', 'json']);
    assert.equal((JSON.parse(json.out) as JsonReport).findings.length, names.length);
  });

  it('keeps a project file with escapes, prototypes and odd values from doing more than it says', async () => {
    const folder = temporaryFolder({ [manifest]: debuggable });
    const run = async (config: string) => {
      folder.write({ 'holdfast.config.json': config });
      return cli(folder.path, ['scan', '--rule', 'resilience/debuggable-release']);
    };
    for (const config of [
      '{"__proto__": {"minPrecision": "high"}}',
      '{"rules": {"__proto__": "off", "constructor": "off"}}',
      '{"rules": {"resilience/debuggable-release": {"options": {"__proto__": {"polluted": true}}}}}',
      '{"suppressions": [{"rule": "resilience/debuggable-release", "file": "../../../etc/passwd", "reason": "x"}]}',
      `{"exclude": ["../**", "/etc/**", "${'['.repeat(500)}"]}`,
      `{"a": ${'['.repeat(2000)}${']'.repeat(2000)}}`,
    ]) {
      const { code, out } = await run(config);
      assert.ok(code === 2 || /resilience\/debuggable-release/.test(out), `${code} ${config.slice(0, 80)} ${out}`);
      assert.equal(({} as Record<string, unknown>).polluted, undefined);
    }
    mkdirSync(folder.at('beside'));
    const escaping = await run('{"baseline": "../outside.json"}');
    assert.ok([1, 2, 3].includes(escaping.code), escaping.err);
  });

  it('takes entity bombs, multiplied aliases, huge values and prototypes for text', async () => {
    const analyzer = await sharedAnalyzer();
    const bomb = Array.from({ length: 20 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join('');
    const aliases = Array.from(
      { length: 20 },
      (_, i) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(', ')}]`,
    );
    const files: Record<string, string> = {
      [manifest]: `<!DOCTYPE m [<!ENTITY e0 "x">${bomb}<!ENTITY f SYSTEM "file:///etc/passwd">]>\n<manifest><application a="&e20;">&e20;&f;</application></manifest>`,
      'pubspec.yaml': `a0: &a0 x\n${aliases.join('\n')}\n<<: *a20\n__proto__:\n  polluted: true\n`,
      'app.json': `{"__proto__": {"polluted": true}, "expo": {"constructor": {"prototype": {"polluted": true}}, "x": "${'y'.repeat(1_000_000)}"}}`,
      'package.json': `{"dependencies": {"__proto__": "1.0.0", "constructor": "^1", "toString": "2"}, "a": ${'['.repeat(50_000)}`,
      'gradle/libs.versions.toml':
        '[versions]\n__proto__ = "1"\n[__proto__]\npolluted = true\n[constructor.prototype]\npolluted = true\n',
      'gradle.properties': '__proto__.polluted=true\nconstructor=1\n',
    };
    const project = await projectOf(files);
    for (const [name, text] of Object.entries(files)) {
      const { notices } = analyzer.analyzeFile({ uri: `${ROOT}/${name}`, text }, project);
      assert.deepEqual(
        notices.filter(({ kind }) => kind === 'failed'),
        [],
        name,
      );
    }
    assert.deepEqual(
      analyzer.analyzeProject(project, (uri) => files[uri.slice(ROOT.length + 1)]).flatMap(({ notices }) => notices),
      [],
    );
    assert.equal(project.dependsOn('hasOwnProperty'), false);
    assert.equal(({} as Record<string, unknown>).polluted, undefined);
  });

  it('takes names that every object has for names', async () => {
    const analyzer = await sharedAnalyzer();
    const names = Object.getOwnPropertyNames(Object.prototype);
    const script = (name: string) =>
      `x = <WebView ${name} ${name}={true}/>; storage.${name}("isLoggedIn", true); ${name}(password); a.${name} = token;`;
    const native = (name: string) => `prefs.${name}("isLoggedIn", true); ${name}(password); a.${name} = token`;
    const files: Record<string, string> = {
      'src/a.tsx': `import { WebView } from 'react-native-webview';\n${names.map(script).join('\n')}\n`,
      'src/A.kt': `fun a() {\n${names.map(native).join('\n')}\n}\n`,
      'src/A.swift': `func a() {\n${names.map((name) => `defaults.${name}(true, forKey: "isLoggedIn"); ${name}(password: p)`).join('\n')}\n}\n`,
      'src/A.java': `class A { void a() {\n${names.map((name) => `${native(name)};`).join('\n')}\n} }\n`,
      'src/A.m': `void a() {\n${names.map((name) => `[defaults ${name}:password forKey:@"isLoggedIn"];`).join('\n')}\n}\n`,
      'lib/a.dart': `void a() {\n${names.map((name) => `${native(name)};`).join('\n')}\n}\n`,
    };
    const project = await projectOf(files);
    for (const [name, text] of Object.entries(files)) {
      const { diagnostics, notices } = analyzer.analyzeFile({ uri: `${ROOT}/${name}`, text }, project, {
        prefilter: false,
      });
      assert.deepEqual([diagnostics.map(({ message }) => message), notices], [[], []], name);
    }
  });
});
