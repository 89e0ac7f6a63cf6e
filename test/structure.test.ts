import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { codeLanguages } from '../server/src/core/language';
import { rules } from '../server/src/generated/registry';
import { staleFiles } from '../tools/generate';

const root = path.join(__dirname, '..');

/** Files under version control and new ones that are not ignored. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root })
  .toString('utf8')
  .split('\n')
  .filter((file) => file !== '' && existsSync(path.join(root, file)));
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const sources = files.filter((file) => /^(client|server|test|tools)\/.*\.ts$/.test(file));

/** What each folder of `server/src` may import, besides itself. */
const directions: Readonly<Record<string, readonly string[]>> = {
  core: [],
  syntax: ['core'],
  models: ['core'],
  semantics: ['core', 'syntax', 'models'],
  'rule-kit': ['core', 'syntax', 'models', 'semantics'],
  fixes: ['core', 'syntax', 'semantics', 'models', 'rule-kit'],
  rules: ['core', 'syntax', 'semantics', 'models', 'fixes', 'rule-kit'],
  engine: ['core', 'syntax', 'semantics', 'models', 'rule-kit'],
  inventory: ['core', 'syntax', 'semantics', 'models', 'rule-kit', 'engine'],
  project: ['core', 'syntax', 'semantics', 'rule-kit', 'models', 'analyzer', 'engine'],
  translation: ['core'],
  report: ['core', 'rule-kit', 'project', 'analyzer', 'models', 'scan', 'inventory', 'translation'],
  scan: ['core', 'syntax', 'semantics', 'rule-kit', 'project', 'analyzer', 'report', 'generated', 'inventory'],
  'analyzer.ts': ['core', 'syntax', 'semantics', 'models', 'rule-kit', 'engine', 'project', 'generated', 'inventory'],
  lsp: [
    'core',
    'rule-kit',
    'syntax',
    'project',
    'report',
    'scan',
    'analyzer',
    'generated',
    'engine',
    'models',
    'inventory',
    'translation',
  ],
  mcp: ['core', 'rule-kit', 'project', 'report', 'scan', 'analyzer'],
  web: ['engine', 'lsp', 'project'],
  cli: [
    'core',
    'rule-kit',
    'project',
    'report',
    'scan',
    'analyzer',
    'generated',
    'lsp',
    'mcp',
    'engine',
    'inventory',
    'translation',
  ],
};

const importsOf = (file: string): readonly string[] =>
  [...read(file).matchAll(/^(?:import|export)\b[^'";]*?from\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm)].map(
    (found) => (found[1] ?? found[2]) as string,
  );

const folderOf = (file: string): string => file.replace(/^server\/src\//, '').split('/')[0] as string;

describe('structure', () => {
  it('imports in the agreed directions only', () => {
    const wrong: string[] = [];
    for (const file of sources.filter((name) => name.startsWith('server/src/'))) {
      const from = folderOf(file);
      for (const target of importsOf(file).filter((name) => name.startsWith('.'))) {
        const resolved = path.posix.join(path.posix.dirname(file), target);
        if (!resolved.startsWith('server/src/')) continue;
        const to = folderOf(resolved);
        const allowed = directions[from];
        if (to === from || `${to}.ts` === from || from === 'generated' || to === `${from}.ts`) continue;
        if (!allowed?.includes(to.replace(/\.ts$/, ''))) wrong.push(`${file} → ${to}`);
      }
      if (from === 'rules') {
        // A rule may have several files: what stands before the first dot is its name.
        const ruleOf = (name: string): string =>
          path.posix.join(path.posix.dirname(name), path.posix.basename(name).split('.')[0] as string);
        for (const target of importsOf(file).filter((name) => name.startsWith('.'))) {
          const resolved = path.posix.join(path.posix.dirname(file), target);
          if (resolved.startsWith('server/src/rules/') && ruleOf(resolved) !== ruleOf(file))
            wrong.push(`${file} → another rule`);
        }
      }
    }
    assert.deepEqual(wrong, []);
  });

  it('keeps Node and the editor out of the core', () => {
    const core = /^server\/src\/(core|syntax|semantics|models|rule-kit|fixes|rules|engine|inventory|analyzer\.ts)/;
    const wrong = sources
      .filter((file) => core.test(file))
      .flatMap((file) => importsOf(file).map((name) => `${file} → ${name}`))
      .filter((line) => /→ (node:|vscode)/.test(line));
    assert.deepEqual(wrong, []);
  });

  it('lets the client use nothing of the server but the protocol types', () => {
    const wrong = sources
      .filter((file) => file.startsWith('client/'))
      .flatMap((file) => importsOf(file).map((name) => `${file} → ${name}`))
      .filter((line) => /server\/src\//.test(line) && !/server\/src\/lsp\/protocol$/.test(line));
    assert.deepEqual(wrong, []);
  });

  it('keeps files small', () => {
    /** Files that may be longer, and why. */
    const exceptions: Readonly<Record<string, string>> = {};
    const limitOf = (file: string) => {
      if (/^server\/src\/rules\//.test(file)) return 250;
      if (/^test\/rules\/.*\.md$/.test(file)) return 300;
      return /\.ts$/.test(file) ? 400 : Number.POSITIVE_INFINITY;
    };
    const long = files
      .filter((file) => (sources.includes(file) || file.startsWith('test/rules/')) && !(file in exceptions))
      .map((file) => [file, read(file).split('\n').length - 1] as const)
      .filter(([file, lines]) => lines > limitOf(file))
      .map(([file, lines]) => `${file}: ${lines} lines, at most ${limitOf(file)}`);
    assert.deepEqual(long, []);
  });

  it('names rules after their file and category, without a language', () => {
    const languages =
      /(^|[-/])(kotlin|java|swift|objc|objective-c|dart|typescript|javascript|flutter|react-native)([-/]|$)/;
    const seen = new Set<string>();
    for (const rule of rules) {
      assert.ok(
        existsSync(path.join(root, 'server', 'src', 'rules', `${rule.id}.ts`)),
        `${rule.id}: file and id differ`,
      );
      assert.equal(rule.meta.category, rule.id.split('/')[0], rule.id);
      assert.match(rule.id, /^[a-z]+\/[a-z0-9-]+$/);
      assert.doesNotMatch(rule.id, languages);
      for (const name of [rule.id, ...(rule.meta.aliases ?? [])]) {
        assert.ok(!seen.has(name), `${name} is taken`);
        seen.add(name);
      }
    }
  });

  it('has a fixture for every rule', () => {
    const without = rules.filter((rule) => !existsSync(path.join(root, 'test', 'rules', `${rule.id}.md`)));
    assert.deepEqual(
      without.map((rule) => rule.id),
      [],
    );
  });

  it('explains every language that a rule leaves out, and every message and language without a fix', () => {
    const wrong: string[] = [];
    for (const { id, meta, messages, fixes = [] } of rules) {
      const { languages, notIn = {}, withoutFix = {}, noFix } = meta;
      // A rule for one or no programming language is about its build files or configuration.
      const isAboutCode = codeLanguages.filter((language) => languages.includes(language)).length > 1;
      const left = codeLanguages.filter((language) => !languages.includes(language));
      if (isAboutCode) wrong.push(...left.filter((name) => !(name in notIn)).map((name) => `${id}: not in ${name}`));
      wrong.push(...languages.filter((name) => name in notIn).map((name) => `${id}: notIn has ${name}`));
      if (noFix) continue;
      const fixed = new Set<string>(fixes.flatMap((fix) => [...fix.languages, ...fix.for]));
      for (const name of [...languages, ...Object.keys(messages)]) {
        if (fixed.has(name) === name in withoutFix) wrong.push(`${id}: fix or reason for ${name}, and not both`);
      }
    }
    assert.deepEqual(wrong, []);
  });

  it('gives every rule its standards', () => {
    for (const { id, meta } of rules) {
      assert.ok(meta.masvs.length > 0, `${id}: MASVS control`);
      assert.ok(meta.cwe.length > 0, `${id}: CWE`);
      assert.ok(meta.mission.length > 0, `${id}: mission point`);
      assert.ok(meta.docs.references.length > 0, `${id}: reference`);
      for (const control of meta.masvs) {
        assert.match(control, /^MASVS-(STORAGE|CRYPTO|AUTH|NETWORK|PLATFORM|CODE|RESILIENCE|PRIVACY)-\d$/, id);
      }
      for (const weakness of meta.maswe) assert.match(weakness, /^MASWE-00\d\d$/, id);
    }
  });

  it('avoids any', () => {
    const allowed = new Set(['server/src/rule-kit/rule.ts']);
    const wrong = sources.filter((file) => !allowed.has(file) && /\bany\b/.test(read(file)) && usesAny(read(file)));
    assert.deepEqual(wrong, []);
  });

  it('has fresh generated files', async () => {
    assert.deepEqual(await staleFiles(), [], 'run `npm run generate` and commit the result');
  });

  it('names no machine path and no registry', () => {
    const pattern = new RegExp(
      [
        '/(?:home|Users)/(?!me/|dev/|user/|name/)[a-z][\\w-]*/',
        '/root/',
        '"resolved":',
        'https?://regis' + 'try\\.',
      ].join('|'),
    );
    const text = /\.(ts|js|json|md|yml|yaml|html|css)$|^\.[\w/]+$|^\.ci\//;
    const wrong = files
      .filter(
        (file) =>
          text.test(file) && !/^(examples|test\/rules|docs\/rules)\//.test(file) && file !== 'test/structure.test.ts',
      )
      .flatMap((file) =>
        read(file)
          .split('\n')
          .flatMap((line, i) => (pattern.test(line) ? [`${file}:${i + 1}`] : [])),
      );
    assert.deepEqual(wrong, []);
  });
});

function usesAny(code: string): boolean {
  const visit = (node: ts.Node): boolean =>
    node.kind === ts.SyntaxKind.AnyKeyword || (ts.forEachChild(node, (child) => visit(child) || undefined) ?? false);
  return visit(ts.createSourceFile('file.ts', code, ts.ScriptTarget.Latest));
}
