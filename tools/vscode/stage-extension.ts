import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import picomatch from 'picomatch';
import { packageExtension } from '../package';
import { projectRoot, testFolder } from './editor-server';

/** What `vscode:prepublish` needs; it is left out of the package. */
const packagingFiles = ['.vscodeignore', 'tools/check-dist.js', 'tools/grammars.js'];

/** Runs a program of Node; what it complains of is in the error when it fails. */
function node(...args: readonly string[]): void {
  execFileSync(process.execPath, args, { cwd: projectRoot, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] });
}

/**
 * The files beside the bundles that `.vscodeignore` lets into the package. The packager could list them too, but it would walk
 * through the installed editor for that.
 */
function packagedFiles(): string[] {
  const patterns = readFileSync(path.join(projectRoot, '.vscodeignore'), 'utf8')
    .split(/\r?\n/)
    .filter((line) => line.startsWith('!') && !line.startsWith('!dist/'))
    .map((line) => line.slice(1));
  return patterns.flatMap((pattern) => {
    const { base, isGlob } = picomatch.scan(pattern);
    if (!isGlob) return existsSync(path.join(projectRoot, pattern)) ? [pattern] : [];
    const below = readdirSync(path.join(projectRoot, base), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(projectRoot, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
    const matches = picomatch(pattern);
    return below.filter((file) => matches(file));
  });
}

function inModules(...parts: readonly string[]): string {
  return path.join(projectRoot, 'node_modules', ...parts);
}

/**
 * Lays out the extension as its package has it, in a folder of its own with bundles built for it, so that nobody's build in
 * `dist/` can change under a running editor. Throws with the build's own words when there is nothing sound to test.
 */
export function stageExtension(): string {
  const folder = path.join(testFolder, 'extension');
  rmSync(folder, { recursive: true, force: true });
  try {
    node(inModules('tsx', 'dist', 'cli.mjs'), 'tools/generate.ts', '--registry-only');
    node('esbuild.js', '--outdir', path.join(folder, 'dist'));
  } catch (error) {
    const { stderr = '' } = error as { stderr?: string };
    throw new Error(`The editor's tests need an extension that builds, and this one does not:\n${stderr || error}`);
  }
  for (const file of [...packagedFiles(), ...packagingFiles]) {
    cpSync(path.join(projectRoot, file), path.join(folder, file));
  }
  return folder;
}

/** Packages a staged extension and returns the path of the VSIX. Throws with the packager's words when it refuses. */
export function packageStaged(extension: string, name = 'holdfast.vsix'): string {
  const vsix = path.join(testFolder, name);
  packageExtension(extension, vsix);
  return vsix;
}
