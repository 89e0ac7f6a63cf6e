/**
 * A real VS Code from npm alone: the package `code-server` carries its workbench, server and extension host. Installed once
 * into `.vscode-test/server`, which Git ignores; nothing of it reaches the product.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

const codeServerVersion = '4.139.1';
const nodeVersion = '24.21.0';

export const projectRoot = path.join(__dirname, '..', '..');
export const testFolder = path.join(projectRoot, '.vscode-test');
export const serverFolder = path.join(testFolder, 'server');
const vscodeFolder = path.join(serverFolder, 'node_modules', 'code-server', 'lib', 'vscode');

export interface EditorServer {
  readonly origin: string;
  readonly authority: string;
  stop(): Promise<void>;
}

export interface EditorServerOptions {
  /** Folders are not trusted, so that the editor starts in Restricted Mode. */
  readonly restricted?: boolean;
  /** Installed before the start. */
  readonly vsix?: string;
  /** User settings. */
  readonly settings?: Record<string, unknown>;
}

/** The npm package with the Node binary that this code-server wants. */
function nodePackage(): string {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  return `node-${system}-${process.arch}`;
}

function nodeBinary(): string {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  return path.join(serverFolder, 'node_modules', nodePackage(), 'bin', name);
}

/** Installs packages into the server's folder, without running their scripts. */
export function installTestPackages(packages: Record<string, string>, why: string): void {
  const missing = Object.entries(packages).filter(([name, version]) => installedVersion(name) !== version);
  if (missing.length === 0) return;
  const names = missing.map(([name, version]) => `${name}@${version}`);
  console.log(`Installing ${names.join(', ')} from npm into .vscode-test/server (once): ${why}.`);
  mkdirSync(serverFolder, { recursive: true });
  const manifest = path.join(serverFolder, 'package.json');
  if (!existsSync(manifest)) writeFileSync(manifest, '{ "name": "holdfast-test-editor", "private": true }\n');
  npm(['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...names], serverFolder);
}

function installedVersion(name: string): string | undefined {
  const manifest = path.join(serverFolder, 'node_modules', name, 'package.json');
  return existsSync(manifest) ? (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version : undefined;
}

function npm(args: readonly string[], cwd: string, firstOnPath?: string): void {
  const env = { ...process.env };
  if (firstOnPath) env.PATH = `${firstOnPath}${path.delimiter}${process.env.PATH ?? ''}`;
  execFileSync('npm', args, { cwd, env, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
}

/** Makes sure that the editor is installed; the first time takes a minute. */
export function installEditorServer(): void {
  installTestPackages(
    { 'code-server': codeServerVersion, [nodePackage()]: nodeVersion },
    'it carries VS Code itself, for tests in a real editor',
  );
  if (existsSync(path.join(vscodeFolder, 'node_modules', '@vscode', 'proxy-agent'))) return;
  console.log("Installing the editor server's own dependencies (once).");
  const args = [
    'install',
    '--omit=dev',
    '--ignore-scripts',
    '--legacy-peer-deps',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  npm(args, vscodeFolder, path.dirname(nodeBinary()));
}

/** Starts the editor's server on a free port with fresh data; the caller stops it. */
export async function startEditorServer(options: EditorServerOptions = {}): Promise<EditorServer> {
  const data = mkdtempSync(path.join(tmpdir(), 'holdfast-editor-'));
  const extensions = path.join(data, 'extensions');
  const folders = ['--server-data-dir', path.join(data, 'server'), '--extensions-dir', extensions];
  const machineSettings = path.join(data, 'server', 'data', 'Machine');
  mkdirSync(machineSettings, { recursive: true });
  writeFileSync(path.join(machineSettings, 'settings.json'), JSON.stringify(options.settings ?? {}));
  const main = path.join('out', 'server-main.js');
  const licence = '--accept-server-license-terms';
  if (options.vsix) {
    const args = [main, licence, '--install-extension', options.vsix, ...folders];
    // Its complaints about missing add-ons only matter when it fails, and then they are part of the error.
    execFileSync(nodeBinary(), args, { cwd: vscodeFolder, stdio: ['ignore', 'ignore', 'pipe'] });
  }
  const port = await freePort();
  const args = [main, '--host', '127.0.0.1', '--port', String(port), '--without-connection-token', licence];
  args.push('--enable-smoke-test-driver', '--telemetry-level', 'off', ...folders);
  if (!options.restricted) args.push('--disable-workspace-trust');
  const child = spawn(nodeBinary(), args, { cwd: vscodeFolder, stdio: ['ignore', 'pipe', 'pipe'] });
  const log: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => log.push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => log.push(chunk.toString()));
  const authority = `127.0.0.1:${port}`;
  const stop = async (): Promise<void> => {
    await endProcess(child);
    rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await untilAnswering(`http://${authority}/version`, child);
  } catch (error) {
    await stop();
    throw new Error(`The editor's server did not start: ${String(error)}\n${log.join('')}`);
  }
  return { origin: `http://${authority}`, authority, stop };
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function untilAnswering(url: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 480; attempt++) {
    if (child.exitCode !== null) throw new Error(`it ended with code ${child.exitCode}`);
    try {
      if ((await fetch(url)).ok) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error('no answer within 120 s');
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(timer);
}
