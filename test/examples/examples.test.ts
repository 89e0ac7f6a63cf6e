import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLineIndex } from '../../server/src/core/line-index';
import { rules } from '../../server/src/generated/registry';
import { type ScanResult, scanWorkspace } from '../../server/src/scan/scan';
import { sharedAnalyzer } from '../project/project-of';

interface ExpectedFinding {
  /** Path in the app's folder. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly rule: string;
}

const examples = path.join(__dirname, '..', '..', 'examples');
const apps = readdirSync(examples, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

const expectedOf = (app: string): readonly ExpectedFinding[] =>
  JSON.parse(readFileSync(path.join(examples, app, 'expected-findings.json'), 'utf8'));

/** Rules that have nothing to report in apps of a platform. */
const elsewhere: Readonly<Record<string, readonly string[]>> = {
  'android-notes': ['storage/keychain-accessibility-weak', 'cloud/firebase-rules-open'],
  'ios-wallet': [
    'cloud/firebase-rules-open',
    'platform/exported-component-unprotected',
    'platform/pending-intent-mutable',
    'storage/backup-allowed',
  ],
  'expo-clinic': [
    'cloud/firebase-rules-open',
    'network/hostname-verification-disabled',
    'network/webview-ssl-proceed',
    'platform/exported-component-unprotected',
    'platform/pending-intent-mutable',
  ],
  'flutter-fleet': ['cloud/firebase-rules-open', 'network/hostname-verification-disabled'],
  'capacitor-shop': ['network/hostname-verification-disabled', 'network/webview-ssl-proceed'],
};

/** What is in a list more often than in another. */
function without(list: readonly string[], other: readonly string[]): readonly string[] {
  const rest = [...other];
  return list.filter((entry) => {
    const place = rest.indexOf(entry);
    if (place !== -1) rest.splice(place, 1);
    return place === -1;
  });
}

describe('example apps', () => {
  let result: ScanResult;
  const found = new Map<string, string[]>();

  before(async () => {
    result = await scanWorkspace({ roots: [{ folder: examples }], createAnalyzer: sharedAnalyzer });
    for (const { uri, diagnostics } of result.files) {
      const file = fileURLToPath(uri);
      const [app, ...rest] = path.relative(examples, file).split(path.sep);
      const lines = createLineIndex(readFileSync(file, 'utf8'));
      const own = found.get(app as string) ?? [];
      for (const { ruleId, range } of diagnostics) {
        own.push(`${rest.join('/')}:${lines.positionAt(range.start).line + 1} ${ruleId}`);
      }
      found.set(app as string, own);
    }
  });

  it('are read to the end', () => {
    assert.deepEqual(result.notices, []);
    assert.deepEqual(
      result.projects.map((uri) => path.posix.basename(uri)),
      [...apps].sort(),
    );
  });

  for (const app of apps) {
    it(`${app}: every planted problem is found, and nothing else`, () => {
      const expected = expectedOf(app).map(({ file, line, rule }) => `${file}:${line} ${rule}`);
      const actual = found.get(app) ?? [];
      assert.deepEqual(
        { missing: without(expected, actual), unexpected: without(actual, expected) },
        { missing: [], unexpected: [] },
      );
    });

    it(`${app}: has a problem of every rule that its platform knows`, () => {
      const planted = new Set(expectedOf(app).map(({ rule }) => rule));
      const missing = rules.filter(({ id }) => !planted.has(id) && !elsewhere[app]?.includes(id));
      assert.deepEqual(
        missing.map(({ id }) => id),
        [],
      );
    });
  }

  it('shows one accepted finding with its reason', () => {
    const accepted = result.files.flatMap(({ suppressed }) => suppressed);
    assert.equal(accepted.length, 1);
    assert.match(accepted[0]?.reason ?? '', /\w+ \w+/);
  });
});
