import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { ensureBuilt } from '../harness/build';
import { startTestServer } from '../harness/language-server';
import { temporaryFolder } from '../harness/temporary-folder';

const root = path.join(__dirname, '..', '..');
const guard = path.join(__dirname, 'guard.js');

/** Parts of Node that reach the network or start programs. */
const forbiddenModules = new Set([
  'http',
  'https',
  'http2',
  'net',
  'tls',
  'dgram',
  'dns',
  'child_process',
  'cluster',
  'inspector',
  'vm',
  'repl',
]);
/** Global functions that reach the network or run text as code. */
const forbiddenGlobals = new Set([
  'fetch',
  'WebSocket',
  'XMLHttpRequest',
  'EventSource',
  'sendBeacon',
  'eval',
  'Function',
  'importScripts',
]);

const parser = 'web-tree-sitter can load a grammar by address in a browser; it is handed the bytes';
const compiler = 'runs the extension’s own bundle of the TypeScript compiler, which its client read and handed over';
const glue = 'the glue of web-tree-sitter would run text that a grammar brings along; the grammars bring none';

/**
 * What libraries in the bundles can do and the product never asks for, with the reason why it is there. The tests below
 * show that scans and the language server come through without.
 */
const inBundles: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'client.js': {
    child_process: 'vscode-languageclient starts the language server, the extension’s own bundle, as a process',
    net: 'vscode-languageclient can talk over local pipes instead of the standard streams',
  },
  'server.js': {
    child_process: 'vscode-languageserver can look for global npm modules; nothing asks it to',
    net: 'vscode-languageserver can talk over local pipes; it is given other channels',
    fetch: parser,
    XMLHttpRequest: parser,
    eval: glue,
  },
  'cli.js': {
    child_process:
      'git hands out stored texts for --since; commander can start subcommands, of which there are none. As in server.js besides',
    net: 'the language server is a part of the command line',
    Function:
      'zod and ajv, of the Model Context Protocol’s SDK, can compile schemas; its tests run with that forbidden',
    fetch: parser,
    XMLHttpRequest: parser,
    eval: glue,
  },
  'engine.js': { fetch: parser, XMLHttpRequest: parser, eval: glue },
  'web/server.js': {
    fetch: parser,
    XMLHttpRequest: parser,
    eval: glue,
    importScripts: compiler,
  },
  'entry/worker.js': { Function: 'tinypool loads ES modules so; the worker is none' },
  'ts-morph.js': { inspector: 'the TypeScript compiler can profile itself when its own command line says so' },
};

interface Use {
  readonly what: string;
  readonly line: number;
}

/** Forbidden modules that a text loads and forbidden globals that it refers to. */
function uses(file: string, text: string): readonly Use[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Use[] = [];
  const add = (what: string, node: ts.Node) =>
    found.push({ what, line: source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1 });
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) && loads(node)) {
      const name = node.text.replace(/^node:/, '').split('/')[0] as string;
      if (forbiddenModules.has(name)) add(name, node);
    }
    if (ts.isIdentifier(node) && forbiddenGlobals.has(node.text) && isRun(node)) add(node.text, node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The specifier of an import, an export or a `require`. */
function loads({ parent }: ts.StringLiteralLike): boolean {
  if (ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent) || ts.isExternalModuleReference(parent))
    return true;
  if (!ts.isCallExpression(parent) || parent.arguments.length !== 1) return false;
  const callee = parent.expression;
  return callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && /require/i.test(callee.text));
}

/** Called or constructed, by itself or as a member of the global object. */
function isRun(node: ts.Identifier): boolean {
  let callee: ts.Node = node;
  if (ts.isPropertyAccessExpression(node.parent) && node.parent.name === node) {
    const owner = node.parent.expression;
    if (!ts.isIdentifier(owner) || !/^(globalThis|global|window|self|navigator)$/.test(owner.text)) return false;
    callee = node.parent;
  }
  const { parent } = callee;
  return (ts.isCallExpression(parent) || ts.isNewExpression(parent)) && parent.expression === callee;
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.[cm]?[jt]s$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** Runs a program under guard: what it prints, and what it tried. */
function guarded(args: readonly string[], cwd: string) {
  const log = temporaryFolder().at('tried.txt');
  const run = spawnSync(process.execPath, ['--require', guard, '--disallow-code-generation-from-strings', ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, HOLDFAST_GUARD_LOG: log },
    maxBuffer: 64 << 20,
  });
  return { ...run, tried: existsSync(log) ? readFileSync(log, 'utf8') : '' };
}

describe('privacy', () => {
  before(ensureBuilt);

  it('finds what it looks for', () => {
    const text =
      "import net from 'node:net';\nconst h = require('https');\nfetch(a);\nnew WebSocket(b);\nglobalThis.eval(c);\nlog.fetch(d);";
    assert.deepEqual(
      uses('a.ts', text).map(({ what }) => what),
      ['net', 'https', 'fetch', 'WebSocket', 'eval'],
    );
  });

  /** Sources that may start a program or load a script, which, and why. */
  const allowed: Readonly<Record<string, string>> = {
    'server/src/web/compiler.ts importScripts': compiler,
    'server/src/cli/changed-lines.ts child_process':
      'git hands out stored texts for --since; it looks at no work tree, so nothing that a repository names is run',
  };

  it('has no source that can reach the network, start programs or run text as code', () => {
    const found = ['client', 'server']
      .flatMap((half) => filesBelow(path.join(root, half, 'src')))
      .flatMap((file) =>
        uses(file, readFileSync(file, 'utf8'))
          .map(({ what, line }) => ({ name: path.relative(root, file).split(path.sep).join('/'), what, line }))
          .filter(({ name, what }) => !(`${name} ${what}` in allowed))
          .map(({ name, what, line }) => `${name}:${line} ${what}`),
      );
    assert.deepEqual(found, []);
  });

  it('bundles nothing that can, but for the libraries that are named', function () {
    this.timeout(120_000);
    const dist = path.join(root, 'dist');
    const found = filesBelow(dist).flatMap((file) => {
      const name = path.relative(dist, file).split(path.sep).join('/');
      return [...new Set(uses(file, readFileSync(file, 'utf8')).map(({ what }) => what))].map(
        (what) => `${name} ${what}`,
      );
    });
    const known = Object.entries(inBundles).flatMap(([name, reasons]) =>
      Object.keys(reasons).map((what) => `${name} ${what}`),
    );
    assert.deepEqual(found.sort(), known.sort());
  });

  it('guards against every way out', () => {
    for (const attempt of [
      "require('node:net').connect(9)",
      "require('node:https').get('https://holdfast.invalid')",
      "require('node:child_process').execSync('true')",
      "fetch('https://holdfast.invalid')",
      "eval('1')",
      "new Function('return 1')()",
    ]) {
      const run = guarded(['-e', `try { ${attempt} } catch { process.exit(7) }`], root);
      assert.equal(run.status, 7, attempt);
    }
  });

  it('scans with every way out closed, on this thread and in workers', function () {
    this.timeout(180_000);
    const cli = path.join(root, 'dist', 'cli.js');
    const run = guarded([cli, 'scan', 'examples', '--no-cache', '--jobs', '2', '--format', 'json'], root);
    assert.equal(run.tried, '');
    assert.equal(run.stderr, '');
    assert.equal(run.status, 1);
    assert.ok(JSON.parse(run.stdout).findings.length > 50);
  });

  it('scans on a machine whose network is taken away', function () {
    this.timeout(180_000);
    const words = ['--net', '--map-root-user', process.execPath, path.join(root, 'dist', 'cli.js')];
    // Only Linux has this, and some systems keep it from users; the guard above holds everywhere.
    if (spawnSync('unshare', ['--net', '--map-root-user', 'true']).status !== 0) return this.skip();
    const run = spawnSync('unshare', [...words, 'scan', 'examples/expo-clinic', '--format', 'json', '--no-cache'], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 << 20,
    });
    assert.equal(run.status, 1, run.stderr);
    assert.ok(JSON.parse(run.stdout).findings.length > 10);
  });

  it('runs no code of what it scans', () => {
    const program = "require('fs').writeFileSync(__dirname + '/ran', '');\n";
    const folder = temporaryFolder({
      'package.json': '{ "name": "a", "scripts": { "prepare": "touch ran" }, "dependencies": { "expo": "~57.0.0" } }',
      'app.config.js': `${program}module.exports = { expo: { name: 'a', android: { allowBackup: true } } };\n`,
      'capacitor.config.ts': `${program}export default { server: { cleartext: true } };\n`,
      'eslint.config.js': program,
      'holdfast.config.js': program,
    });
    const run = guarded([path.join(root, 'dist', 'cli.js'), 'scan', '.', '--format', 'json'], folder.path);
    assert.equal(run.tried, '');
    assert.equal(run.status, 1);
    assert.deepEqual(
      JSON.parse(run.stdout).findings.map((finding: { rule: string }) => finding.rule),
      ['network/cleartext-permitted'],
    );
    assert.equal(existsSync(folder.at('ran')), false);
  });

  it('serves an editor with every way out closed', async () => {
    const log = temporaryFolder().at('tried.txt');
    const server = await startTestServer(
      { 'app/A.kt': '' },
      {
        nodeArguments: ['--require', guard, '--disallow-code-generation-from-strings'],
        environment: { HOLDFAST_GUARD_LOG: log },
      },
    );
    try {
      const weak = 'package a\nimport javax.crypto.Cipher\nfun weak() = Cipher.getInstance("AES/ECB/PKCS5Padding")\n';
      await server.open('app/A.kt', 'kotlin', weak);
      const [finding] = await server.diagnostics('app/A.kt', (diagnostics) => diagnostics.length > 0);
      assert.equal(finding?.code, 'crypto/weak-cipher-or-mode');
      const actions = await server.codeActions('app/A.kt', finding?.range ?? assert.fail('no range'));
      assert.ok(actions.length > 0);
    } finally {
      await server.stop();
    }
    assert.equal(existsSync(log), false);
  });
});
