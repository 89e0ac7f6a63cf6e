import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { at } from '../generate/paths';

/**
 * Milliseconds of processor time that the extension takes in the extension host, as the editor counts them ("Show Running Extensions"): loading its
 * code, and the call of `activate` until it returns. In a Node process of its own with a `vscode` that answers everything
 * and does nothing, so the editor's own work for what is registered is not in it, nor is the start of the server, which runs beside. Modules of Node that
 * the host uses itself are there, as they are when an extension is loaded.
 */
export function measureActivation(rounds: number): number {
  const types = readFileSync(at('node_modules', '@types', 'vscode', 'index.d.ts'), 'utf8');
  const names = [...types.matchAll(/^\texport (?:abstract )?(?:class|enum|namespace) (\w+)/gm)].map(
    (found) => found[1],
  );
  const words = ['-e', script, at('dist', 'client.js'), JSON.stringify(names)];
  const times = Array.from({ length: rounds }, () =>
    Number(execFileSync(process.execPath, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })),
  );
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)] as number;
}

const script = `
const Module = require('node:module');
const lists = { [Symbol.iterator]: function* () {}, map: () => [], filter: () => [], flatMap: () => [] };
const anything = () => {
  const all = new Proxy(class {}, {
    get: (target, name) =>
      lists[name] ?? (name === 'prototype' ? target.prototype : typeof name === 'symbol' || name === 'then' ? undefined : anything()),
    apply: () => anything(),
    construct: (target, given, maker) => (maker === all ? anything() : Reflect.construct(target, given, maker)),
  });
  return all;
};
const vscode = { ...Object.fromEntries(JSON.parse(process.argv[2]).map((name) => [name, anything()])), version: '1.110.0' };
const load = Module._load;
Module._load = (name, ...more) => (name === 'vscode' ? vscode : load(name, ...more));
const context = { subscriptions: [], asAbsolutePath: (path) => path, extensionUri: anything(), globalStorageUri: { fsPath: '/' },
  workspaceState: anything(), extension: anything() };
for (const name of ['child_process', 'crypto', 'fs', 'net', 'os', 'path', 'stream', 'url', 'util']) require('node:' + name);
const before = process.cpuUsage();
require(process.argv[1]).activate(context).catch(() => process.exit(1));
process.stdout.write(String(process.cpuUsage(before).user / 1000), () => process.exit());
`;
