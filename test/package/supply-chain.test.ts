import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { dependenciesText } from '../../tools/generate/dependencies';
import { temporaryFolder } from '../harness/temporary-folder';

const root = path.join(__dirname, '..', '..');
const library = (changes: { name?: string; licence?: string }) => [
  { name: 'yaml', version: '1.0.0', licence: 'ISC', text: '', ...changes },
];

interface Component {
  readonly 'bom-ref': string;
  readonly name: string;
  readonly licenses: readonly { license: { id: string } }[];
}

describe('supply chain', () => {
  it('bundles nothing without a reason, and nothing under an undecided licence', () => {
    assert.match(dependenciesText(library({})), /\| yaml \| 1\.0\.0 \| ISC \| YAML/);
    assert.throws(
      () => dependenciesText(library({ name: 'left-pad' })),
      /left-pad is bundled, and .* does not say why/,
    );
    assert.throws(() => dependenciesText(library({ licence: 'GPL-3.0' })), /yaml is bundled under GPL-3\.0/);
  });

  it('names every library of the dependencies once in the bill of materials', () => {
    const bom = JSON.parse(readFileSync(path.join(root, 'sbom.cdx.json'), 'utf8'));
    assert.deepEqual([bom.bomFormat, bom.specVersion, bom.metadata.component.name], ['CycloneDX', '1.6', 'holdfast']);
    const components = bom.components as readonly Component[];
    const refs = components.map((each) => each['bom-ref']);
    assert.equal(new Set(refs).size, refs.length);
    assert.deepEqual(bom.dependencies, [{ ref: 'holdfast', dependsOn: refs }]);
    for (const { name, licenses } of components) assert.ok(licenses[0]?.license.id, name);
    const page = readFileSync(path.join(root, 'docs', 'dependencies.md'), 'utf8');
    const rows = page.split('\n').filter((line) => line.startsWith('| ') && !/^\| (Library|---)/.test(line));
    assert.deepEqual(
      rows.map((row) => row.split(' | ')[0]?.slice(2)),
      components.map(({ name }) => name),
    );
  });

  it('asks for nothing at run time but Node and the editor', () => {
    const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    assert.equal(manifest.dependencies, undefined);
  });

  it('builds the same bundles twice', function () {
    this.timeout(240_000);
    const digests = ['one', 'two'].map((name) => {
      const out = temporaryFolder().at(name);
      execFileSync(process.execPath, ['esbuild.js', '--outdir', out], { cwd: root, stdio: 'ignore' });
      return readdirSync(out, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.join(entry.parentPath, entry.name))
        .map((file) => `${path.relative(out, file)} ${createHash('sha256').update(readFileSync(file)).digest('hex')}`)
        .sort();
    });
    assert.ok((digests[0]?.length ?? 0) > 8);
    assert.deepEqual(digests[0], digests[1]);
  });
});
