import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse as parseToml } from 'smol-toml';
import { cli } from './run-in-process';

const docs = path.join(__dirname, '..', '..', 'docs');
const page = readFileSync(path.join(docs, 'editors.md'), 'utf8');
const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, text]) => text as string);

describe('docs/editors.md', () => {
  it('shows configurations that parse', () => {
    assert.ok(blocks('toml').length > 0 && blocks('json').length > 1 && blocks('lua').length > 1);
    for (const text of blocks('toml')) parseToml(text);
    for (const text of blocks('json')) JSON.parse(text);
  });

  it('names commands that there are', async () => {
    const { out } = await cli(docs, ['--help']);
    for (const command of ['lsp', 'mcp']) assert.match(out, new RegExp(`^ +${command} `, 'm'));
    assert.match((await cli(docs, ['mcp', '--help'])).out, /--root/);
  });

  it('names the tools of the manifest', () => {
    const manifest = JSON.parse(readFileSync(path.join(docs, '..', 'package.json'), 'utf8'));
    for (const tool of manifest.contributes.languageModelTools) {
      assert.ok(page.includes(`#${tool.toolReferenceName}`), tool.toolReferenceName);
      assert.ok(page.includes(tool.name.replace('holdfast_', '')), tool.name);
    }
  });
});
