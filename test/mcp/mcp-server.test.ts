import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { ensureBuilt } from '../harness/build';
import { type TemporaryFolder, temporaryFolder } from '../harness/temporary-folder';

const cli = path.join(__dirname, '..', '..', 'dist', 'cli.js');
const rule = 'crypto/weak-cipher-or-mode';
const debugRule = 'resilience/debuggable-release';
const weak = 'package a\nimport javax.crypto.Cipher\nfun weak() = Cipher.getInstance("AES/ECB/PKCS5Padding")\n';
const manifest =
  '<manifest xmlns:android="http://schemas.android.com/apk/res/android">\n  <application android:debuggable="true" android:allowBackup="false" />\n</manifest>\n';

describe('MCP server', () => {
  let client: Client;
  let folder: TemporaryFolder;
  before(ensureBuilt);
  beforeEach(async () => {
    folder = temporaryFolder({
      'app/A.kt': weak,
      'app/src/main/AndroidManifest.xml': manifest,
      'app/broken.json': '{',
    });
    client = new Client({ name: 'test', version: '1' });
    await client.connect(
      new StdioClientTransport({
        command: process.execPath,
        args: ['--disallow-code-generation-from-strings', cli, 'mcp', '--root', folder.path],
      }),
    );
  });
  afterEach(() => client.close());

  const call = async (name: string, args: Record<string, unknown> = {}) => {
    const result = await client.callTool({ name, arguments: args });
    const [content] = result.content as { type: string; text: string }[];
    return { failed: result.isError === true, text: content?.text ?? '' };
  };

  it('offers its four tools and says which of them write', async () => {
    const { tools } = await client.listTools();
    assert.deepEqual(
      tools.map(({ name, annotations }) => `${name} ${annotations?.readOnlyHint}`),
      ['scan_file true', 'scan_workspace true', 'explain_rule true', 'apply_fix false'],
    );
  });

  it('scans a file and the workspace with the findings of the command line', async () => {
    const file = JSON.parse((await call('scan_file', { path: 'app/A.kt' })).text);
    assert.deepEqual(
      file.findings.map((found: { file: string; line: number; rule: string }) => [found.file, found.line, found.rule]),
      [['app/A.kt', 3, rule]],
    );
    const all = JSON.parse((await call('scan_workspace')).text);
    assert.equal(all.byRule[rule], 1);
    assert.equal(all.byRule[debugRule], 1);
    const limited = JSON.parse((await call('scan_workspace', { rules: [debugRule] })).text);
    assert.deepEqual(Object.keys(limited.byRule), [debugRule]);
  });

  it('explains a rule, and says so when there is none', async () => {
    const { text } = await call('explain_rule', { rule });
    assert.match(text, /What it reports/);
    const none = await call('explain_rule', { rule: 'crypto/weak-cipher-or-mod' });
    assert.equal(none.failed, true);
    assert.match(none.text, /did you mean "crypto\/weak-cipher-or-mode"/);
  });

  it('shows a fix, applies it, and the finding is gone', async () => {
    const at = { path: 'app/src/main/AndroidManifest.xml', line: 2, rule: debugRule };
    const preview = JSON.parse((await call('apply_fix', { ...at, preview: true })).text);
    assert.equal(preview.written, false);
    assert.ok(readFileSync(folder.at(at.path), 'utf8').includes('debuggable="true"'));
    const done = JSON.parse((await call('apply_fix', at)).text);
    assert.deepEqual([done.written, done.files], [true, [at.path]]);
    assert.ok(readFileSync(folder.at(at.path), 'utf8').includes('debuggable="false"'));
    assert.equal(JSON.parse((await call('scan_file', { path: at.path, rules: [debugRule] })).text).total, 0);
    const again = await call('apply_fix', at);
    assert.match(again.text, /no finding with a fix on line 2/);
  });

  it('stays in its folder', async () => {
    const other = temporaryFolder({ 'B.kt': weak });
    mkdirSync(folder.at('links'));
    symlinkSync(other.path, folder.at('links', 'out'));
    for (const target of [path.join('..', path.basename(other.path), 'B.kt'), other.at('B.kt'), 'links/out/B.kt']) {
      const scan = await call('scan_file', { path: target });
      assert.equal(scan.failed, true, target);
      assert.match(scan.text, /lies outside of/);
      assert.equal((await call('apply_fix', { path: target, line: 3, rule })).failed, true);
    }
    assert.equal((await call('scan_file', { path: 'nowhere.kt' })).failed, true);
    assert.equal(readFileSync(other.at('B.kt'), 'utf8'), weak);
  });
});
