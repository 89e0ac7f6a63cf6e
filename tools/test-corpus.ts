/**
 * `npm run test:corpus`: scans real code from npm and compares the findings with `test/corpus/expected.json`, so that a change
 * of a rule shows its difference in review. `-- --update` writes what is found now.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureBuilt } from '../test/harness/build';
import { corpusFolder, corpusPackages, fetchCorpus, RegistryUnavailable } from './corpus';
import { type Counts, endWith } from './counts';
import { at } from './generate/paths';

/** Small packages in all languages that touch what rules are about: stores, sign-in, web views, files, contacts, places. */
const scanned: ReadonlySet<string> = new Set([
  '@capacitor/android',
  '@capacitor/camera',
  '@capacitor/preferences',
  '@capacitor/push-notifications',
  '@react-native-async-storage/async-storage',
  '@react-native-cookies/cookies',
  'cordova-plugin-contacts',
  'cordova-plugin-file',
  'cordova-plugin-fingerprint-aio',
  'cordova-plugin-inappbrowser',
  'cordova-plugin-secure-storage-echo',
  'expo-local-authentication',
  'expo-location',
  'expo-secure-store',
  'flutter-skill',
  'react-native-biometrics',
  'react-native-blob-util',
  'react-native-encrypted-storage',
  'react-native-fs',
  'react-native-keychain',
  'react-native-push-notification',
  'react-native-touch-id',
  'react-native-webview',
  'react-native-wifi-reborn',
]);

/** The scan's exit code when files were analysed in part. */
const incomplete = 3;

const expectedFile = at('test', 'corpus', 'expected.json');

interface Finding {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
}

/** `file:line` by rule, both sorted. Files are named from the package's folder, which names its version. */
type Findings = Readonly<Record<string, readonly string[]>>;

async function findings(): Promise<Findings> {
  const packages = corpusPackages.filter(({ name }) => scanned.has(name));
  const folders = await fetchCorpus(packages);
  await ensureBuilt();
  const work = mkdtempSync(path.join(tmpdir(), 'holdfast-corpus-'));
  try {
    const output = path.join(work, 'findings.json');
    // Pinned with those of low precision: a change of what is hidden by default is a change, too.
    const options = ['--fail-on', 'never', '--min-precision', 'low', '--quiet'];
    const words = ['scan', ...folders.map((folder) => path.basename(folder.path)), ...options];
    const { status, stderr } = spawnSync(
      process.execPath,
      [at('dist', 'cli.js'), ...words, '--no-cache', '--format', 'json', '--output', output],
      { cwd: corpusFolder, encoding: 'utf8' },
    );
    // Generated and very long files are analysed in part, which the scan says with a code of its own.
    if (status !== 0 && status !== incomplete) throw new Error(`The scan ended with ${status}:\n${stderr}`);
    const report = JSON.parse(readFileSync(output, 'utf8')) as { readonly findings: readonly Finding[] };
    const byRule = new Map<string, string[]>();
    for (const { rule, file, line } of report.findings) {
      byRule.set(rule, [...(byRule.get(rule) ?? []), `${file}:${line}`]);
    }
    return Object.fromEntries([...byRule].sort().map(([rule, places]) => [rule, places.sort()]));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** One test per rule of either side. */
export async function runCorpusTests(): Promise<Counts> {
  let found: Findings;
  try {
    found = await findings();
  } catch (error) {
    if (!(error instanceof RegistryUnavailable)) throw error;
    console.log(`Skipped: pinned findings over packages of npm are not compared, because ${error.message}.`);
    return { passed: 0, failed: 0 };
  }
  if (process.argv.includes('--update')) {
    mkdirSync(path.dirname(expectedFile), { recursive: true });
    writeFileSync(expectedFile, `${JSON.stringify(found, undefined, 2)}\n`);
  }
  const expected = existsSync(expectedFile) ? (JSON.parse(readFileSync(expectedFile, 'utf8')) as Findings) : {};
  const rules = [...new Set([...Object.keys(expected), ...Object.keys(found)])].sort();
  let failed = 0;
  for (const rule of rules) {
    const before = expected[rule] ?? [];
    const now = found[rule] ?? [];
    const lines = [
      ...before.filter((place) => !now.includes(place)).map((place) => `  no longer found: ${place}`),
      ...now.filter((place) => !before.includes(place)).map((place) => `  new: ${place}`),
    ];
    if (lines.length === 0 && before.length === now.length) continue;
    failed++;
    console.log(`\n${rule}: ${before.length} findings in the corpus before, ${now.length} now\n${lines.join('\n')}`);
  }
  if (failed > 0) console.log('\nRight? Then: npm run test:corpus -- --update');
  return { passed: rules.length - failed, failed };
}

if (require.main === module) {
  endWith(runCorpusTests());
}
