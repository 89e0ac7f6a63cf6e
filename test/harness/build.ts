import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const root = path.join(__dirname, '..', '..');
const bundles = ['client.js', 'server.js', 'worker.js', 'cli.js', 'web/client.js', 'web/server.js'].map((name) =>
  path.join(root, 'dist', name),
);
const sources = ['client/src', 'server/src', 'esbuild.js', 'tools/grammars.js'].map((name) => path.join(root, name));

let built: Promise<void> | undefined;

/** Builds `dist/` when a source is newer than it; once per process. Tests that start bundles call it first. */
export function ensureBuilt(): Promise<void> {
  built ??= Promise.resolve().then(() => {
    if (isFresh()) return;
    execFileSync(
      process.execPath,
      [path.join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs'), 'tools/generate.ts', '--registry-only'],
      {
        cwd: root,
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    );
    execFileSync(process.execPath, ['esbuild.js'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  });
  return built;
}

function isFresh(): boolean {
  if (!bundles.every((file) => existsSync(file))) return false;
  const oldest = Math.min(...bundles.map((file) => statSync(file).mtimeMs));
  return Math.max(...sources.map(newest)) <= oldest;
}

/** Milliseconds of the last change below a path. What the build itself writes does not count. */
function newest(target: string): number {
  const stats = statSync(target);
  if (!stats.isDirectory()) return stats.mtimeMs;
  if (path.basename(target) === 'generated') return 0;
  return Math.max(0, ...readdirSync(target).map((name) => newest(path.join(target, name))));
}
