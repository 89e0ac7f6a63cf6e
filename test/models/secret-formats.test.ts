import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { secretFormats, secretsIn } from '../../server/src/models/secret-formats';

describe('secret formats', () => {
  it('have an example each in the fixtures of hardcoded-secret', () => {
    const folder = path.join(__dirname, '..', 'rules', 'storage');
    const fixtures = readdirSync(folder).filter((name) => name.startsWith('hardcoded-secret'));
    const texts = fixtures.map((name) => readFileSync(path.join(folder, name), 'utf8'));
    // Only what a mark surrounds counts; marks themselves go.
    const marked = texts.flatMap((text) => text.split('\n').filter((line) => line.includes('{|known-format:')));
    const plain = marked.join('\n').replace(/\{\|\|\}|\{\|known-format:|\|\}/g, '');
    const found = new Set(secretsIn(plain).map(({ format }) => format));
    const missing = secretFormats.filter((format) => !found.has(format)).map(({ label }) => label);
    assert.deepEqual(missing, []);
  });
});
