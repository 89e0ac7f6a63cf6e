'use strict';

/** Bundles client, server, worker and command line into `dist/`, with the wasm grammars beside them. */
const esbuild = require('esbuild');
const fs = require('node:fs');
const path = require('node:path');
const { grammars } = require('./tools/grammars.js');

const watch = process.argv.includes('--watch');
const outdir = path.join(__dirname, 'dist');

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: !watch,
  sourcemap: watch,
  legalComments: 'none',
  logLevel: 'info',
  loader: { '.wasm': 'file' },
  // The ES module of the runtime reads `import.meta.url`, which a CommonJS bundle does not have.
  alias: { 'web-tree-sitter': require.resolve('web-tree-sitter') },
};

async function main() {
  fs.rmSync(outdir, { recursive: true, force: true });
  fs.mkdirSync(path.join(outdir, 'grammars'), { recursive: true });
  for (const [name, from] of Object.entries(grammars)) fs.copyFileSync(from, path.join(outdir, 'grammars', name));

  const builds = [
    { ...common, entryPoints: { client: 'client/src/extension.ts' }, outdir, external: ['vscode'] },
    {
      ...common,
      entryPoints: {
        server: 'server/src/lsp/main.ts',
        worker: 'server/src/scan/worker.ts',
        cli: 'server/src/cli/main.ts',
      },
      outdir,
    },
  ];
  for (const options of builds) {
    if (watch) await (await esbuild.context(options)).watch();
    else await esbuild.build(options);
  }
  if (!watch) fs.chmodSync(path.join(outdir, 'cli.js'), 0o755);
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
