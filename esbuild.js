'use strict';

/**
 * Bundles client, server, worker and command line into `dist/` (or the folder after `--outdir`), client and server for VS Code for
 * the Web into `web/` in it, with the wasm grammars beside them. What goes into which bundle is exported for the tool that lists the bundled libraries.
 */
const esbuild = require('esbuild');
const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { grammars, readGrammar } = require('./tools/grammars.js');

const watch = process.argv.includes('--watch');
const outdirAt = process.argv.indexOf('--outdir');
const outdir = outdirAt > 0 ? path.resolve(process.argv[outdirAt + 1] ?? 'dist') : path.join(__dirname, 'dist');

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: !watch,
  sourcemap: watch,
  absWorkingDir: __dirname,
  legalComments: 'none',
  logLevel: 'info',
  loader: { '.wasm': 'file' },
  // The worker pool is an ES module that starts a file beside itself; in a bundle that is beside the bundle.
  define: { 'import.meta.url': 'bundleUrl' },
  banner: { js: "const bundleUrl=require('node:url').pathToFileURL(__filename).href;" },
  alias: {
    // The ES module of the runtime reads `import.meta.url`, which a CommonJS bundle does not have.
    'web-tree-sitter': require.resolve('web-tree-sitter'),
    // The default entry hides its own requires in a wrapper that a bundler cannot see through.
    'jsonc-parser': require.resolve('jsonc-parser/lib/esm/main.js'),
  },
};

/** The TypeScript compiler is most of every bundle that reads TypeScript; all share one file and load it when needed. */
const sharedCompiler = {
  name: 'shared-compiler',
  setup(build) {
    build.onResolve({ filter: /^ts-morph$/ }, () => ({ path: './ts-morph.js', external: true }));
  },
};

/** Messages of the schema library in fifty languages, of which the server for agents speaks one: a tenth of the command line. */
const englishSchemas = {
  name: 'english-schemas',
  setup(build) {
    build.onResolve({ filter: /\/locales\/index\.js$/ }, ({ importer }) =>
      /[\\/]zod[\\/]/.test(importer)
        ? { path: 'locales', namespace: 'english-schemas', sideEffects: false }
        : undefined,
    );
    build.onLoad({ filter: /./, namespace: 'english-schemas' }, () => ({ contents: 'export {};' }));
  },
};

/**
 * Binds the names of the editor's interface once. Left alone, each file of the client that imports it gets a copy of the whole
 * interface when it is loaded, which takes a fifth of the time until the extension is active.
 */
const editorInterface = {
  name: 'editor-interface',
  setup(build) {
    build.onResolve({ filter: /^vscode$/ }, ({ kind }) =>
      kind === 'import-statement'
        ? { path: 'vscode', namespace: 'editor-interface' }
        : { path: 'vscode', external: true },
    );
    build.onLoad({ filter: /./, namespace: 'editor-interface' }, () => {
      const types = fs.readFileSync(require.resolve('@types/vscode/index.d.ts'), 'utf8');
      const exported = /^\texport (?:abstract )?(?:class|enum|namespace|const) (\w+)/gm;
      const names = new Set([...types.matchAll(exported)].map(([, name]) => name));
      const bindings = [...names].map((name) => `export const ${name} = editor.${name};`);
      return { contents: ["const editor = require('vscode');", ...bindings].join('\n'), resolveDir: __dirname };
    });
  },
};

/** A file of the language server for web workers. */
const inWeb = (name) => path.join(__dirname, 'server', 'src', 'web', name);

/** What stands in for modules that a web worker lacks. Scans stay on its own thread and keep no results, so nothing asks for the missing ones. */
const standIns = {
  'node:fs': inWeb('node/fs.ts'),
  'node:url': inWeb('node/url.ts'),
  'node:os': inWeb('node/os.ts'),
  'node:crypto': inWeb('node/crypto.ts'),
  'node:v8': inWeb('node/v8.ts'),
  'node:path': require.resolve('path-browserify'),
  'ts-morph': inWeb('compiler.ts'),
};
const missing = /^(node:fs\/promises|fs\/promises|fs|tinypool)$|\/scan\/cache-folder$/;

const webWorker = {
  name: 'web-worker',
  setup(build) {
    build.onResolve({ filter: /./ }, ({ path: name }) => {
      if (name in standIns) return { path: standIns[name] };
      return missing.test(name) ? { path: name, namespace: 'missing' } : undefined;
    });
    build.onLoad({ filter: /./, namespace: 'missing' }, () => ({ contents: 'module.exports = {};' }));
  },
};

/** @type {import('esbuild').BuildOptions} */
const web = {
  bundle: true,
  platform: 'browser',
  target: 'es2022',
  minify: !watch,
  sourcemap: watch,
  absWorkingDir: __dirname,
  outdir: path.join(outdir, 'web'),
  legalComments: 'none',
  logLevel: 'info',
  alias: common.alias,
};

/** @type {import('esbuild').BuildOptions[]} */
const builds = [
  { ...common, entryPoints: { client: 'client/src/extension.ts' }, outdir, plugins: [editorInterface] },
  { ...common, entryPoints: { 'ts-morph': require.resolve('ts-morph') }, outdir },
  {
    ...common,
    plugins: [sharedCompiler, englishSchemas],
    entryPoints: {
      server: 'server/src/lsp/main.ts',
      engine: 'server/src/scan/worker.ts',
      cli: 'server/src/cli/main.ts',
      // The thread that the worker pool starts first; it loads worker.js.
      'entry/worker': path.join('node_modules', 'tinypool', 'dist', 'entry', 'worker.js'),
    },
    outdir,
  },
  {
    ...web,
    format: 'cjs',
    entryPoints: { client: 'client/src/browser/extension.ts' },
    plugins: [editorInterface],
    define: { grammarFiles: JSON.stringify(Object.keys(grammars)) },
  },
  {
    ...web,
    format: 'iife',
    entryPoints: { server: 'server/src/web/main.ts' },
    alias: { ...web.alias, 'vscode-languageserver/node': 'vscode-languageserver/browser' },
    plugins: [webWorker],
    inject: [inWeb('node/globals.ts')],
  },
];

/**
 * The pool imports its worker as an ES module, for which Node reads all of it once more to find its exports. So it imports this, and
 * the engine is required.
 */
const workerEntry = "let run;module.exports=(task)=>(run??=require('./engine.js').default)(task);\n";

async function main() {
  fs.rmSync(outdir, { recursive: true, force: true });
  fs.mkdirSync(path.join(outdir, 'grammars'), { recursive: true });
  for (const name of Object.keys(grammars)) fs.writeFileSync(path.join(outdir, 'grammars', name), readGrammar(name));
  for (const options of builds) {
    if (watch) await (await esbuild.context(options)).watch();
    else await esbuild.build(options);
  }
  fs.writeFileSync(path.join(outdir, 'worker.js'), workerEntry);
  if (watch) return;
  fs.chmodSync(path.join(outdir, 'cli.js'), 0o755);
  fs.writeFileSync(path.join(outdir, 'engine-id'), engineId());
}

/** Names what results depend on beside the texts: rules, models and tool in the worker, the compiler, the grammars. */
function engineId() {
  const hash = crypto.createHash('sha256');
  const files = ['engine.js', 'ts-morph.js', ...Object.keys(grammars).map((name) => path.join('grammars', name))];
  for (const file of files) hash.update(fs.readFileSync(path.join(outdir, file)));
  return hash.digest('hex');
}

if (require.main === module) {
  main().catch((error) => {
    console.error(error);
    process.exitCode = 1;
  });
}

module.exports = { builds };
