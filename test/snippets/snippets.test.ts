import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Analyzer, createAnalyzer } from '../../server/src/analyzer';
import { createProjectFacts } from '../../server/src/project/project-facts';
import { loadGrammar } from '../harness/grammars';
import { expectedSnippets, plannedSnippets } from './expected-snippets';

interface Snippet {
  readonly prefix: string;
  readonly body: readonly string[];
}

const root = path.join(__dirname, '..', '..');
const folder = path.join(root, 'snippets');
const usualName: Readonly<Record<string, string>> = {
  kotlin: 'Snippet.kt',
  java: 'Snippet.java',
  swift: 'Snippet.swift',
  'objective-c': 'Snippet.m',
  dart: 'lib/snippet.dart',
  typescript: 'src/snippet.ts',
  xml: 'app/src/main/res/xml/snippet.xml',
  json: 'database.rules.json',
  groovy: 'app/build.gradle',
  'kotlin-script': 'app/build.gradle.kts',
  firestorerules: 'firestore.rules',
  'msec-storage-owner': 'storage.rules',
};

/** The file that a snippet is written into: parts of a manifest and of a property list need what stands around them. */
function written(language: string, prefix: string, text: string): { readonly uri: string; readonly text: string } {
  const root = 'file:///project/';
  if (text.startsWith('<application')) {
    const namespace = 'xmlns:android="http://schemas.android.com/apk/res/android"';
    return { uri: `${root}app/src/main/AndroidManifest.xml`, text: `<manifest ${namespace}>\n${text}</manifest>\n` };
  }
  if (text.startsWith('<key>')) {
    return { uri: `${root}App/Info.plist`, text: `<plist version="1.0">\n<dict>\n${text}</dict>\n</plist>\n` };
  }
  return { uri: `${root}${usualName[prefix] ?? usualName[language]}`, text };
}

/** What the editor inserts when every default is accepted. */
const expanded = (body: readonly string[]): string =>
  body
    .join('\n')
    .replace(/(?<!\\)\$\{\d+:([^}]*)\}/g, '$1')
    .replace(/(?<!\\)\$\d/g, '')
    .replace(/\\([\\$])/g, '$1');

describe('snippets', () => {
  let analyzer: Analyzer;
  before(async () => {
    analyzer = await createAnalyzer(loadGrammar);
  });

  const files = readdirSync(folder);
  it('are all offered by the manifest', () => {
    const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      contributes: { snippets: readonly { path: string }[] };
    };
    const offered = manifest.contributes.snippets.map(({ path: file }) => path.basename(file));
    assert.deepEqual([...new Set(offered)].sort(), [...files].sort());
    for (const { path: file } of manifest.contributes.snippets) assert.ok(existsSync(path.join(root, file)), file);
  });

  const languagesOf = (prefix: string): readonly string[] =>
    files
      .filter((file) => {
        const list = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Record<string, Snippet>;
        return Object.values(list).some((entry) => entry.prefix === prefix || entry.prefix.startsWith(`${prefix}-`));
      })
      .map((file) => file.replace('.json', ''));

  it('exist for every purpose of a rule, in every language where one can exist', () => {
    const missing = expectedSnippets.flatMap(({ prefix, languages }) => {
      const found = languagesOf(prefix);
      return languages.filter((language) => !found.includes(language)).map((language) => `${prefix}: ${language}`);
    });
    assert.deepEqual(missing, []);
  });

  it('are all expected, and gaps are no longer given where they are filled', () => {
    const known = expectedSnippets.map(({ prefix }) => prefix);
    const unknown = files.flatMap((file) =>
      Object.values(JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Record<string, Snippet>)
        .filter(({ prefix }) => !known.some((name) => prefix === name || prefix.startsWith(`${name}-`)))
        .map(({ prefix }) => `${file}: ${prefix}`),
    );
    assert.deepEqual(unknown, []);
    for (const { prefix, without } of expectedSnippets) {
      const found = languagesOf(prefix);
      for (const language of Object.keys(without ?? {})) assert.ok(!found.includes(language), `${prefix}: ${language}`);
    }
    assert.deepEqual(
      plannedSnippets.filter((prefix) => languagesOf(prefix).length > 0),
      [],
    );
  });

  for (const file of files) {
    const list = Object.values(JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Record<string, Snippet>);
    for (const { prefix, body } of list) {
      it(`${file}: ${prefix} parses and is found fault with by no rule`, () => {
        const source = written(file.replace('.json', ''), prefix, expanded(body));
        const parsed = analyzer.parse(source);
        assert.ok(parsed, 'is read');
        const errors = (parsed.tree?.hasErrors ?? false) || (parsed.document?.hasErrors ?? false);
        parsed.dispose();
        assert.equal(errors, false, source.text);
        const project = createProjectFacts({
          root: 'file:///project',
          summaries: [],
          parse: (other) => analyzer.parse(other),
          fileExists: () => false,
          complete: false,
          hasOpaqueBinaries: false,
        });
        const { diagnostics } = analyzer.analyzeFile(source, project);
        assert.deepEqual(
          diagnostics.map(({ ruleId, message }) => `${ruleId}: ${message}`),
          [],
        );
      });
    }
  }
});
