import assert from 'node:assert/strict';
import { ensureBuilt } from '../harness/build';
import { rangeOf, startTestServer, type TestServer } from '../harness/language-server';

const logRule = 'storage/sensitive-log';
const login = `import android.util.Log;

class Login {
    void signIn(String password) {
        String line = "signing in with " + password;
        Log.d("Login", line);
    }
}
`;

describe('language server: depth, flows and examples', () => {
  let server: TestServer;
  before(ensureBuilt);
  afterEach(() => server?.stop());

  it('shows the steps of a flow in their order as related places', async () => {
    const file = 'src/Login.java';
    server = await startTestServer({ [file]: login });
    await server.open(file, 'java');
    const has = (all: { code?: unknown }[]): boolean => all.some((each) => each.code === logRule);
    const found = (await server.diagnostics(file, has)).find((each) => each.code === logRule);
    const steps = found?.relatedInformation ?? [];
    assert.ok(steps.length >= 2, JSON.stringify(found));
    steps.forEach((step, index) => {
      assert.ok(step.message.startsWith(`Step ${index + 1} of ${steps.length}: `), step.message);
      assert.equal(step.location.uri, server.uri(file));
    });
    const lines = steps.map((step) => step.location.range.start.line);
    assert.deepEqual(
      lines,
      [...lines].sort((a, b) => a - b),
    );
    assert.equal(lines[0], rangeOf(login, '+ password').start.line);
    assert.equal(lines.at(-1), rangeOf(login, 'Log.d').start.line);
  });

  it('shows a secure example in the language of the file on hover', async () => {
    const file = 'src/Login.kt';
    const text = 'import android.util.Log\n\nfun signIn(password: String) {\n    Log.d("Login", password)\n}\n';
    server = await startTestServer({ [file]: text });
    await server.open(file, 'kotlin');
    const [found] = await server.diagnostics(file, (all) => all.length > 0);
    assert.ok(found);
    const hover = await server.hover(file, found.range.start.line, found.range.start.character);
    assert.ok(hover);
    const { value } = hover.contents as { readonly value: string };
    assert.match(value, /\*\*Secure example\*\*\s+```kotlin\n[\s\S]*Log\./);
    assert.doesNotMatch(value, /Insecure/);
  });

  // The budget of a script is counted in characters, so this file is too long for it on any machine.
  const long = `export function signIn(password: string) {\n  console.log(password);\n}\n${'export {};\n'.repeat(1000)}`;

  it('says when a file was read in reduced depth, and no more when the budget allows all', async () => {
    const file = 'src/long.ts';
    server = await startTestServer({ [file]: long }, { settings: { parseBudget: 1 } });
    const statuses: Record<string, unknown>[] = [];
    let wake = (): void => {};
    server.connection.onNotification('holdfast/status', (status: Record<string, unknown>) => {
      statuses.push(status);
      wake();
    });
    const until = async (condition: (status: Record<string, unknown>) => boolean): Promise<void> => {
      while (!statuses.some(condition)) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    };
    await server.open(file, 'typescript');
    await until(({ uri, reduced }) => uri === server.uri(file) && /token level/.test(String(reduced)));
    statuses.length = 0;
    server.settings.parseBudget = 60_000;
    await server.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await until(({ uri, reduced }) => uri === server.uri(file) && reduced === undefined);
  });

  it('keeps findings of Swift that its grammar has no time for', async () => {
    const file = 'App/Session.swift';
    const call = '        UserDefaults.standard.set(accessToken, forKey: "accessToken")\n';
    const many = Array.from({ length: 40_000 }, (_, i) => `        let step${i} = ${i}\n`).join('');
    const swift = `import Foundation\n\nstruct Session {\n    func save(accessToken: String) {\n${call}${many}    }\n}\n`;
    assert.ok(swift.length > 1_000_000);
    const settings = { parseBudget: 1, maxFileSize: 4_000_000 };
    server = await startTestServer({ [file]: swift }, { settings });
    const status = new Promise<Record<string, unknown>>((resolve) => {
      server.connection.onNotification('holdfast/status', resolve);
    });
    await server.open(file, 'swift');
    assert.match(String((await status).reduced), /token level/);
    await server.diagnostics(file, (all) => all.some((each) => each.code === 'storage/plaintext-credential'));
  });
});
