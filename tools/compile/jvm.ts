import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cacheFolder } from '../corpus';
import { at } from '../generate/paths';
import { fetchJars, jarsKey } from './jars';
import { ResultCache } from './result-cache';
import { type Unit, unitsOf } from './units';

/** What a compiler says against a unit; empty when it builds. */
export interface UnitResult {
  readonly unit: string;
  readonly errors: readonly string[];
}

const driver = at('test', 'compile', 'CompileUnits.java');
const stubsFolder = at('test', 'compile', 'stubs');

/**
 * Compiles the Kotlin and Java results of all fixes, and the snippets, each unit on its own, against the Android framework,
 * the libraries of `jars.json` and the stand-ins of `stubs/` for those that Maven Central does not have. Rejects with
 * `ToolMissing` when there is no JDK, Maven or registry.
 */
export async function compileJvmUnits(filter: string): Promise<readonly UnitResult[]> {
  const jars = await fetchJars();
  const stubs = sourcesBelow(stubsFolder);
  const base = hashOf(jarsKey, readFileSync(driver, 'utf8'), ...stubs.flatMap(({ path: file, text }) => [file, text]));
  const libraries = [await stubClasses(jars, stubs, base), ...jars.libraries];
  const cache = new ResultCache('jvm');
  const keyOf = (unit: Unit): string => hashOf(base, JSON.stringify(unit.files));
  const units = unitsOf(['.kt', '.java']).filter(({ name }) => name.includes(filter));
  const pending = new Map(units.map((unit) => [keyOf(unit), unit] as const).filter(([key]) => !cache.get(key)));
  if (pending.size > 0) {
    for (const [key, errors] of await compile(jars.compiler, libraries, pending)) cache.set(key, errors);
  }
  cache.save();
  return units.map((unit) => ({ unit: unit.name, errors: cache.get(keyOf(unit)) ?? ['The compiler did not answer.'] }));
}

function sourcesBelow(folder: string): Unit['files'] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:kt|java)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({ path: path.relative(folder, file), text: readFileSync(file, 'utf8') }));
}

/** The folder with the compiled stand-ins; compiled again when they, the jars or the driver change. */
async function stubClasses(jars: Awaited<ReturnType<typeof fetchJars>>, stubs: Unit['files'], key: string) {
  const classes = path.join(cacheFolder, `stubs-${key}`);
  if (existsSync(classes)) return classes;
  const keep = mkdtempSync(path.join(tmpdir(), 'holdfast-stubs-'));
  const unit: Unit = { name: 'test/compile/stubs', files: stubs, before: [] };
  const [result] = await compile(jars.compiler, jars.libraries, new Map([[key, unit]]), keep);
  if (result?.[1].length !== 0) throw new Error(`test/compile/stubs does not compile:\n${result?.[1].join('\n')}`);
  for (const name of readdirSync(cacheFolder)) {
    if (name.startsWith('stubs-')) rmSync(path.join(cacheFolder, name), { recursive: true, force: true });
  }
  renameSync(path.join(keep, key), classes);
  rmSync(keep, { recursive: true, force: true });
  return classes;
}

/** Errors by key. Class files go to `keep`, below the key, or away. */
async function compile(
  compiler: readonly string[],
  libraries: readonly string[],
  units: ReadonlyMap<string, Unit>,
  keep?: string,
): Promise<readonly (readonly [string, readonly string[]])[]> {
  const work = mkdtempSync(path.join(cacheFolder, 'compile-'));
  try {
    for (const [key, { files }] of units) {
      for (const file of files) {
        const target = path.join(work, 'src', key, file.path);
        mkdirSync(path.dirname(target), { recursive: true });
        writeFileSync(target, file.text);
      }
    }
    const folders = [...units.keys()].map((key) => path.join(work, 'src', key));
    const classPath = libraries.join(path.delimiter);
    const classes = keep ?? path.join(work, 'classes');
    const output = await java(['-cp', compiler.join(path.delimiter), driver, classPath, classes, ...folders]);
    const errors = new Map([...units.keys()].map((key) => [key, [] as string[]]));
    const done = new Set<string>();
    for (const line of output.split('\n')) {
      const [folder = '', said = ''] = line.split('\t');
      const key = path.basename(folder);
      if (said === 'done') done.add(key);
      else errors.get(key)?.push(said);
    }
    return [...errors].filter(([key]) => done.has(key));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function java(words: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    // The process is too short-lived for the second compiler of the machine to pay: without it half the time goes.
    const flags = ['-Xmx2g', '-Xshare:auto', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];
    const child = spawn('java', [...flags, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let trouble = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
    });
    child.stderr.on('data', (chunk: Buffer) => {
      trouble += chunk.toString('utf8');
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`The compiler's process ended with ${code}:\n${trouble.slice(-4000)}`));
    });
  });
}

function hashOf(...texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text).update('\0');
  return hash.digest('hex').slice(0, 24);
}
