import assert from 'node:assert/strict';
import { cli } from '../cli/run-in-process';
import { ensureBuilt } from '../harness/build';
import { rangeOf, startTestServer } from '../harness/language-server';
import { temporaryFolder } from '../harness/temporary-folder';

const markup = '<img src=x onerror=alert(1)>[a](javascript:alert(1))';
const escapes = '\u001b[2J\u001b]0;t\u0007\u202e';

/** Names and values that end up in messages, code frames, titles of fixes and paths. */
const files = {
  'src/main/java/A.kt': `package a
import android.util.Log
fun a(\`password ${markup}\`: String) {
  Log.d("t", \`password ${markup}\`) // ${escapes}
}
`,
  'src/main/AndroidManifest.xml': `<manifest xmlns:android="http://schemas.android.com/apk/res/android">
  <application android:allowBackup="false">
    <activity android:name=".&lt;img src=x onerror=alert(1)&gt;${escapes}" android:exported="true">
      <intent-filter><action android:name="a.${escapes}.B" /></intent-filter>
    </activity>
    <service android:name="&lt;img src=x onerror=alert(1)&gt;" android:exported="true" />
  </application>
</manifest>
`,
  'web/package.json': `{"dependencies": {"react-native": "0.70.0", "react-native-keychain": "4.0.0", "@evil/<img src=x onerror=alert(1)>": "1.0.0"}}`,
  'web/a.ts': `import axios from 'axios';\nexport const a = () => axios.post('http://<img src=x onerror=alert(1)>.evil.org/${'`'}');\nfetch('http://a.evil.org/[a](javascript:alert(1))${escapes}');\n`,
};

describe('hostile workspace: output', () => {
  const report = async (format: string): Promise<string> => {
    const folder = temporaryFolder(files);
    const { out } = await cli(folder.path, ['scan', '--min-precision', 'low', '--format', format]);
    return out;
  };

  it('shows names and code as text in every report', async () => {
    const json = await report('json');
    const { findings } = JSON.parse(json) as { findings: { ruleId: string; message: string }[] };
    assert.ok(
      findings.some(({ message }) => message.includes('<img src=x')),
      'a message has the name',
    );
    const html = await report('html');
    assert.ok(html.includes('&lt;img src=x'));
    assert.doesNotMatch(html, /<img src=x/);
    assert.doesNotMatch(html, /href="javascript:/);
    const markdown = await report('markdown');
    assert.doesNotMatch(markdown, /(?<!\\)<img src=x/);
    assert.doesNotMatch(markdown, /(?<!\\)\[a(?<!\\)\]\(javascript:/);
    for (const text of [html, markdown, await report('text')]) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose.
      assert.doesNotMatch(text, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    }
    for (const format of ['sarif', 'gitlab', 'sonarqube'])
      assert.doesNotThrow(async () => JSON.parse(await report(format)));
  });

  it('keeps a line break in a path from leaving its place in Markdown', async () => {
    const folder = temporaryFolder({ 'new\n\n# Heading `x`/A.java': '\u0000\u0001binary' });
    const { out } = await cli(folder.path, ['scan', '--format', 'markdown']);
    assert.doesNotMatch(out, /^# Heading/m);
  });

  it('brings no name of the workspace into the Markdown of a hover', async () => {
    await ensureBuilt();
    const server = await startTestServer(files);
    try {
      const file = 'src/main/AndroidManifest.xml';
      await server.open(file, 'xml');
      const found = await server.diagnostics(file, (all) => all.length > 0);
      assert.ok(
        found.every(({ message }) => typeof message === 'string'),
        'messages are plain text',
      );
      const { start } = found[0]?.range ?? rangeOf(files[file], 'activity');
      const hover = JSON.stringify(await server.hover(file, start.line, start.character));
      assert.match(hover, /platform\/exported-component-unprotected/);
      assert.doesNotMatch(hover, /<img|javascript:|\\u001b/);
    } finally {
      await server.stop();
    }
  });
});
