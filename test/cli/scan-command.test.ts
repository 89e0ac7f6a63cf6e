import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { temporaryFolder } from '../harness/temporary-folder';
import { cli } from './run-in-process';

const WEAK = 'package a\nimport javax.crypto.Cipher\nfun weak() = Cipher.getInstance("AES/ECB/PKCS5Padding")\n';
const RULE = 'crypto/weak-cipher-or-mode';
const MANIFEST = `<manifest xmlns:android="http://schemas.android.com/apk/res/android">
    <application android:debuggable="true" android:allowBackup="false" />
</manifest>
`;

describe('holdfast scan', () => {
  it('ends with 0, 1, 2 or 3 for clean, findings, wrong use and unread files', async () => {
    const folder = temporaryFolder({
      'weak/A.kt': WEAK,
      'generated/A.kt': `// @generated\n${WEAK}`,
      'ok/B.kt': 'val b = 1\n',
      'bad/C.kt': Buffer.from([0xff, 0x41]),
    });
    const code = async (...args: string[]) => (await cli(folder.path, ['scan', ...args])).code;
    assert.equal(await code('ok'), 0);
    assert.equal(await code('weak'), 1);
    assert.equal(await code('weak', '--fail-on', 'never'), 0);
    assert.equal(await code('generated'), 0, 'generated code is left out on purpose');
    assert.equal(await code('bad'), 3);
    assert.equal(await code('weak', 'bad'), 1);
    assert.equal(await code('ok', 'nowhere'), 3);
    assert.equal(await code('nowhere'), 2);
    assert.equal(await code('--format', 'pdf'), 2);
    assert.equal(await code('--jobs', '0'), 2);
    assert.equal(await code('--rule', 'no/such'), 2);
  });

  it('names missing paths and wrong encodings on the error output, relative to the current folder', async () => {
    const folder = temporaryFolder({ 'weak/A.kt': WEAK, 'weak/C.kt': Buffer.from([0x0a, 0xff]) });
    const { out, err } = await cli(folder.path, ['scan', 'weak', 'gone']);
    assert.match(out, /^weak\/A\.kt:3:33 {2}error {2}crypto\/weak-cipher-or-mode/);
    assert.equal(
      err,
      'holdfast: gone: no such file or folder\nholdfast: weak/C.kt: is not valid UTF-8 (line 2); save it as UTF-8\n',
    );
  });

  it('reports on a file with the facts of its whole project', async () => {
    const folder = temporaryFolder({ 'app/settings.gradle': '', 'app/src/A.kt': WEAK, 'app/src/B.kt': WEAK });
    const { out } = await cli(folder.path, ['scan', 'app/src/B.kt', '--format', 'json']);
    const report = JSON.parse(out);
    assert.deepEqual(
      report.findings.map((finding: { file: string }) => finding.file),
      ['app/src/B.kt'],
    );
  });

  it('limits to rules and precision', async () => {
    const folder = temporaryFolder({ 'A.kt': WEAK, 'AndroidManifest.xml': MANIFEST });
    const rulesOf = async (...args: string[]) =>
      JSON.parse((await cli(folder.path, ['scan', '--format', 'json', ...args])).out).findings.map(
        (finding: { rule: string }) => finding.rule,
      );
    assert.deepEqual(await rulesOf('--rule', RULE), [RULE]);
    assert.deepEqual(await rulesOf('--rule', RULE, '--rule', 'resilience/debuggable-release'), [
      RULE,
      'resilience/debuggable-release',
    ]);
    const wrong = await cli(folder.path, ['scan', '--rule', 'weak-cipher-or-mode']);
    assert.equal(wrong.err, `holdfast: --rule: unknown rule "weak-cipher-or-mode"; did you mean "${RULE}"?\n`);
  });

  it('hides and counts low precision unless it is asked for', async () => {
    const pay =
      'package app\ninterface Api {\n  suspend fun send(amount: Long)\n}\nclass Pay(private val api: Api) {\n' +
      '  suspend fun sendMoney(amount: Long) {\n    api.send(amount)\n  }\n}\n';
    const folder = temporaryFolder({ 'app/src/main/java/app/Pay.kt': pay });
    const scan = async (...args: string[]) => (await cli(folder.path, ['scan', ...args])).out;
    assert.match(
      await scan(),
      /^No findings in .*\nNot shown: 1 of less precision \(--min-precision low shows them\)\.\n$/,
    );
    const { summary, findings } = JSON.parse(await scan('--format', 'json'));
    assert.deepEqual([summary.hidden, findings.length], [1, 0]);
    assert.match(await scan('--min-precision', 'low'), /auth\/missing-step-up {2}\(precision low\)/);
    folder.write({ 'holdfast.config.json': '{ "minPrecision": "low" }' });
    assert.match(await scan(), /auth\/missing-step-up/);
    assert.doesNotMatch(await scan('--min-precision', 'medium'), /auth\/missing-step-up/);
  });

  it('follows the configuration file and names its mistakes by line and column', async () => {
    const folder = temporaryFolder({ 'A.kt': WEAK, 'old/B.kt': WEAK });
    folder.write({ 'holdfast.config.json': `{"exclude": ["old"], "rules": {"${RULE}": "information"}}` });
    const run = await cli(folder.path, ['scan', '--format', 'json']);
    assert.equal(run.code, 0);
    assert.deepEqual(
      JSON.parse(run.out).findings.map((finding: { file: string; severity: string }) => [
        finding.file,
        finding.severity,
      ]),
      [['A.kt', 'information']],
    );
    folder.write({
      'holdfast.config.json': '{\n  "failOn": "sometimes",\n  "rules": {"crypto/weak-cipher": "off"}\n}',
    });
    const wrong = await cli(folder.path, ['scan']);
    assert.equal(wrong.code, 2);
    assert.match(wrong.err, /^holdfast\.config\.json:\d:\d+: unknown rule "crypto\/weak-cipher"/m);
    assert.match(
      wrong.err,
      /^holdfast\.config\.json:2:13: "failOn" must be one of error, warning, information, never$/m,
    );
    assert.equal((await cli(folder.path, ['scan', '--config', 'none.json'])).code, 2);
  });

  it('writes a baseline, hides what it knows, reports what is new and tells what is gone', async () => {
    const folder = temporaryFolder({ 'A.kt': WEAK });
    assert.equal((await cli(folder.path, ['scan', '--write-baseline', 'b.json'])).code, 0);
    const known = await cli(folder.path, ['scan', '--baseline', 'b.json']);
    assert.equal(known.code, 0);
    assert.match(known.out, /Not shown: 1 in the baseline\./);
    folder.write({ 'B.kt': WEAK });
    const fresh = await cli(folder.path, ['scan', '--baseline', 'b.json']);
    assert.equal(fresh.code, 1);
    assert.match(fresh.out, /^B\.kt:3:33/);
    folder.write({ 'A.kt': 'package a\n', 'B.kt': '' });
    assert.match(
      (await cli(folder.path, ['scan', '--baseline', 'b.json'])).out,
      /Mended since .*: crypto\/weak-cipher-or-mode in A\.kt \(1\)/,
    );
    folder.write({ 'b.json': '{' });
    const broken = await cli(folder.path, ['scan', '--baseline', 'b.json']);
    assert.deepEqual([broken.code, /b\.json: the baseline cannot be read/.test(broken.err)], [2, true]);
  });

  it('applies fixes, keeping byte order mark and line ends, and reports what is left', async () => {
    const text = `\uFEFF${MANIFEST.replaceAll('\n', '\r\n')}`;
    const folder = temporaryFolder({ 'AndroidManifest.xml': text, 'A.kt': WEAK });
    const { code, out, err } = await cli(folder.path, ['scan', '--fix', 'safe']);
    assert.equal(
      readFileSync(folder.at('AndroidManifest.xml'), 'utf8'),
      text.replace('debuggable="true"', 'debuggable="false"'),
    );
    assert.equal(err, 'holdfast: AndroidManifest.xml: 1 fix applied\n');
    assert.deepEqual([code, out.includes(RULE), out.includes('debuggable-release')], [1, true, false]);
    assert.deepEqual(readdirSync(folder.path).sort(), ['A.kt', 'AndroidManifest.xml']);
  });

  it('keeps UTF-16', async () => {
    const bytes = Buffer.from(`\uFEFF${MANIFEST}`, 'utf16le');
    const folder = temporaryFolder({ 'AndroidManifest.xml': bytes });
    await cli(folder.path, ['scan', '--fix', 'safe']);
    assert.equal(
      readFileSync(folder.at('AndroidManifest.xml')).toString('utf16le'),
      `\uFEFF${MANIFEST.replace('"true"', '"false"')}`,
    );
  });

  it('writes every format, to a file when asked', async () => {
    const folder = temporaryFolder({ 'A.kt': WEAK });
    const sarif = await cli(folder.path, ['scan', '--format', 'sarif', '--output', 'out/report.sarif']);
    assert.equal(sarif.out, '');
    const log = JSON.parse(readFileSync(folder.at('out', 'report.sarif'), 'utf8'));
    assert.equal(log.runs[0].results[0].ruleId, RULE);
    assert.equal(log.runs[0].results[0].fixes[0].artifactChanges[0].artifactLocation.uri, 'KeystoreCipher.kt');
    assert.match((await cli(folder.path, ['scan', '--format', 'markdown'])).out, /^# Holdfast report/);
  });

  it('colours by terminal, NO_COLOR and FORCE_COLOR, and prints times', async () => {
    const folder = temporaryFolder({ 'A.kt': WEAK });
    const colored = async (env: Record<string, string>, outIsTerminal: boolean) =>
      (await cli(folder.path, ['scan'], { env, outIsTerminal })).out.includes('\u001b[');
    assert.deepEqual(
      [
        await colored({}, true),
        await colored({}, false),
        await colored({ NO_COLOR: '1' }, true),
        await colored({ FORCE_COLOR: '1' }, false),
      ],
      [true, false, false, true],
    );
    assert.match(
      (await cli(folder.path, ['scan', '--timing'])).err,
      /^rule +ms +matches\n[\s\S]*crypto\/weak-cipher-or-mode/,
    );
  });

  it('says nothing at all when quiet and clean, and ends with 130 when interrupted', async () => {
    const folder = temporaryFolder({ 'B.kt': 'val b = 1\n' });
    assert.deepEqual(await cli(folder.path, ['scan', '--quiet']), { code: 0, out: '', err: '' });
    const abort = new AbortController();
    abort.abort();
    assert.equal((await cli(folder.path, ['scan'], { signal: abort.signal })).code, 130);
  });
});

describe('holdfast rules and explain', () => {
  it('list every rule with its metadata', async () => {
    const { out } = await cli('/', ['rules', '--format', 'json']);
    const rules: Record<string, unknown>[] = JSON.parse(out);
    const weak = rules.find((rule) => rule.id === RULE);
    for (const key of [
      'title',
      'category',
      'severity',
      'precision',
      'languages',
      'cwe',
      'masvs',
      'maswe',
      'mission',
      'fixes',
    ]) {
      assert.ok(weak && key in weak, key);
    }
    assert.ok((await cli('/', ['rules'])).out.endsWith(`${rules.length} rules\n`));
  });

  it('explain a rule, or suggest one', async () => {
    const known = await cli('/', ['explain', RULE]);
    assert.match(known.out, /What it reports[\s\S]*Why it matters[\s\S]*What to do/);
    const unknown = await cli('/', ['explain', 'crypto/weak-cipher-or-mod']);
    assert.deepEqual(
      [unknown.code, unknown.err],
      [2, `holdfast: unknown rule "crypto/weak-cipher-or-mod"; did you mean "${RULE}"?\n`],
    );
  });
});
