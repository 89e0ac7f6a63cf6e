import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { projectRoot, testFolder } from './editor-server';

const suiteFolder = path.join(projectRoot, 'test', 'client', 'suite');

/** Bundles the tests for the extension host and returns the folder with an entry per mode: `trusted.js` and `restricted.js`. */
export async function compileSuite(): Promise<string> {
  const outdir = path.join(testFolder, 'suite');
  rmSync(outdir, { recursive: true, force: true });
  const entryPoints = readdirSync(suiteFolder)
    .filter((name) => name === 'trusted.ts' || name === 'restricted.ts' || name.endsWith('.test.ts'))
    .map((name) => path.join(suiteFolder, name));
  await build({
    entryPoints,
    outdir,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
  return outdir;
}
