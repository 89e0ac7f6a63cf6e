import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const root = path.join(__dirname, '..', '..');
const readJson = (file: string): Record<string, string> => JSON.parse(readFileSync(path.join(root, file), 'utf8'));
const placeholders = (text: string) => (text.match(/\{\d+\}|\]\(command:[^)]+\)|`[a-z]+`/g) ?? []).sort();

/** First arguments of `l10n.t` in the client. A text that is put together could not be translated. */
function clientTexts(): readonly string[] {
  const found = new Set<string>();
  for (const entry of readdirSync(path.join(root, 'client', 'src'), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.ts')) continue;
    const file = path.join(entry.parentPath, entry.name);
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && /\bl10n\.t$/.test(node.expression.getText(source))) {
        const [text] = node.arguments;
        assert.ok(text && ts.isStringLiteral(text), `${file}: l10n.t takes a literal`);
        found.add(text.text);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return [...found].sort();
}

describe('translations', () => {
  const texts = clientTexts();
  const manifest = readJson('package.nls.json');

  for (const language of ['de', 'fr']) {
    it(`${language} has every text of the client, and no other`, () => {
      const bundle = readJson(`l10n/bundle.l10n.${language}.json`);
      assert.deepEqual(Object.keys(bundle).sort(), texts);
      for (const [text, translated] of Object.entries(bundle))
        assert.deepEqual(placeholders(translated), placeholders(text), text);
    });

    it(`${language} has every text of the manifest, with its commands and values`, () => {
      const translated = readJson(`package.nls.${language}.json`);
      assert.deepEqual(Object.keys(translated), Object.keys(manifest));
      for (const [key, text] of Object.entries(manifest))
        assert.deepEqual(placeholders(translated[key] as string), placeholders(text), key);
    });
  }

  it('the manifest uses every text, and has a text for every name', () => {
    const named = new Set(
      [...readFileSync(path.join(root, 'package.json'), 'utf8').matchAll(/"%([\w.]+)%"/g)].map(
        ([, name]) => name as string,
      ),
    );
    assert.deepEqual([...named].sort(), Object.keys(manifest).sort());
  });

  it('the client shows no text that is not translated', () => {
    const shown = /\bshow(?:Information|Warning|Error)Message\(\s*['"`]|\b(?:title|placeHolder|prompt): ['"`]/;
    for (const entry of readdirSync(path.join(root, 'client', 'src'), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = path.join(entry.parentPath, entry.name);
      // "Holdfast" is a name.
      const text = readFileSync(file, 'utf8').replaceAll("title: 'Holdfast'", '');
      assert.doesNotMatch(text, shown, file);
    }
  });
});
