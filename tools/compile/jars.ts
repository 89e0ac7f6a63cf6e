import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { cacheFolder } from '../corpus';
import { at } from '../generate/paths';

const run = promisify(execFile);

/** What a test needs is not on this machine: it is skipped, by name and with this text. */
export class ToolMissing extends Error {}

/** Class paths, in order. */
export interface Jars {
  readonly compiler: readonly string[];
  readonly libraries: readonly string[];
}

interface Artifact {
  /** `group:artifact:version`, and the type where it is not a jar. */
  readonly id: string;
  readonly sha256: string;
  readonly file: string;
}

const folder = path.join(cacheFolder, 'jars');

/** Artifact ids with their SHA-256, in the order of the class paths. */
const list = JSON.parse(readFileSync(at('test', 'compile', 'jars.json'), 'utf8')) as Readonly<
  Record<'compiler' | 'libraries', Readonly<Record<string, string>>>
>;

function artifactsOf(part: 'compiler' | 'libraries'): readonly Artifact[] {
  return Object.entries(list[part]).map(([id, sha256]) => {
    const [, artifact, version, type = 'jar'] = id.split(':');
    return { id, sha256, file: path.join(folder, `${artifact}-${version}.${type}`) };
  });
}

/** Text that changes when any jar does. */
export const jarsKey = JSON.stringify(list);

/**
 * The Kotlin compiler, the Android framework and the libraries that fixes use, from Maven Central through the machine's own
 * Maven and its settings. Rejects with `ToolMissing` without JDK, Maven or registry.
 */
export async function fetchJars(): Promise<Jars> {
  for (const tool of ['javac', 'mvn']) {
    await run(tool, ['-version'], { shell: process.platform === 'win32' }).catch(() => {
      throw new ToolMissing(`${tool} is not installed`);
    });
  }
  const all = [...artifactsOf('compiler'), ...artifactsOf('libraries')];
  const missing = [
    ...new Map(all.filter(({ file }) => !existsSync(file)).map((entry) => [entry.file, entry])).values(),
  ];
  if (missing.length > 0) await download(missing);
  return {
    compiler: artifactsOf('compiler').map(({ file }) => file),
    libraries: await Promise.all(artifactsOf('libraries').map(({ file }) => classesOf(file))),
  };
}

/** Named in full: to look up its short name, Maven asks the registry in a way that hides when that is unreachable. */
const copyGoal = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy';

const pom = (
  artifacts: readonly Artifact[],
  output: string,
): string => `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>holdfast</groupId><artifactId>compile-test</artifactId><version>1</version><packaging>pom</packaging>
  <build><plugins><plugin>
    <groupId>org.apache.maven.plugins</groupId><artifactId>maven-dependency-plugin</artifactId><version>3.8.1</version>
    <configuration>
      <outputDirectory>${output}</outputDirectory>
      <artifactItems>
${artifacts.map(({ id }) => `        ${artifactItem(id)}`).join('\n')}
      </artifactItems>
    </configuration>
  </plugin></plugins></build>
</project>
`;

function artifactItem(id: string): string {
  const [group, artifact, version, type = 'jar'] = id.split(':');
  return `<artifactItem><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version><type>${type}</type></artifactItem>`;
}

async function download(artifacts: readonly Artifact[]): Promise<void> {
  console.log(`Fetching ${artifacts.length} jars from Maven Central into .cache (once): compiler, Android, libraries.`);
  const fresh = path.join(cacheFolder, `jars-${process.pid}`);
  mkdirSync(fresh, { recursive: true });
  mkdirSync(folder, { recursive: true });
  try {
    const file = path.join(fresh, 'pom.xml');
    writeFileSync(file, pom(artifacts, fresh));
    await run('mvn', ['-B', '-q', '-C', '-f', file, copyGoal], { shell: process.platform === 'win32' }).catch(
      (error: { stdout?: string; message: string }) => {
        const said = error.stdout ?? error.message;
        if (unreachable.test(said)) throw new ToolMissing('Maven Central cannot be reached');
        throw new Error(`Maven failed: ${said.slice(0, 2000)}`);
      },
    );
    for (const { id, sha256, file: target } of artifacts) {
      const copy = path.join(fresh, path.basename(target));
      const sum = await sha256Of(copy);
      if (sum !== sha256) throw new Error(`${id} has the checksum ${sum}, not ${sha256}.`);
      renameSync(copy, target);
    }
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** How Maven says that no repository answers. */
const unreachable =
  /Unknown host|UnknownHostException|Connection refused|Connect to .* failed|Connection timed out|connect timed out|No route to host|Network is unreachable|offline mode/i;

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** What a compiler reads: of an Android library the jar inside, of the framework the part that apps see. */
async function classesOf(file: string): Promise<string> {
  if (path.basename(file).startsWith('android-all-')) return frameworkClasses(file);
  if (!file.endsWith('.aar')) return file;
  const classes = file.replace(/\.aar$/, '.classes.jar');
  if (existsSync(classes)) return classes;
  const unpacked = path.join(cacheFolder, `aar-${process.pid}-${path.basename(file)}`);
  mkdirSync(unpacked, { recursive: true });
  await run('jar', ['xf', file, 'classes.jar'], { cwd: unpacked });
  renameSync(path.join(unpacked, 'classes.jar'), classes);
  rmSync(unpacked, { recursive: true, force: true });
  return classes;
}

async function frameworkClasses(file: string): Promise<string> {
  const classes = file.replace(/\.jar$/, '.classes.jar');
  if (existsSync(classes)) return classes;
  const fresh = `${classes}.${process.pid}`;
  await run('java', [at('test', 'compile', 'FrameworkClasses.java'), file, fresh]);
  renameSync(fresh, classes);
  return classes;
}
