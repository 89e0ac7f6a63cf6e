/**
 * Stands in for `ts-morph` in the worker's bundle, which runs it when the first TypeScript or JavaScript file is read. The compiler
 * is the file that the Node bundles share too; it was built for Node, so it gets what Node would hand to a module.
 */
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { workerStart } from './start-message';

/** The worker's global scope, which Node's types do not know. */
declare const self: {
  importScripts(url: string): void;
  holdfastCompiler?: (...given: unknown[]) => void;
};

function load(): typeof import('ts-morph') {
  self.importScripts(workerStart().compiler);
  const module = { exports: {} };
  // Without a version of Node it takes itself to be in a browser and asks for no files.
  const process = { platform: 'linux', env: {}, versions: {}, argv: [], cwd: () => '/' };
  const parts: Readonly<Record<string, unknown>> = { path, url: { fileURLToPath, pathToFileURL } };
  const require = (name: string): unknown => parts[name.replace(/^node:/, '')] ?? {};
  self.holdfastCompiler?.(module, module.exports, require, '/ts-morph.js', process);
  return module.exports as typeof import('ts-morph');
}

export const { Project, ts } = load();
