import assert from 'node:assert/strict';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import type { RuleDescription, RuleSummary } from '../../server/src/lsp/protocol';
import { ensureBuilt } from '../harness/build';
import { startTestServer, type TestServer } from '../harness/language-server';

const rule = 'storage/sensitive-log';
const file = 'src/Login.kt';
const source = `import android.util.Log

class Login {
    fun open(password: String) {
        Log.d("Login", password)
    }
}
`;
const found = (all: Diagnostic[]) => all.some(({ code }) => code === rule);

describe('language server: languages', () => {
  let server: TestServer;
  before(ensureBuilt);
  afterEach(() => server?.stop());

  const start = async (locale?: string): Promise<Diagnostic> => {
    server = await startTestServer({ [file]: source }, { locale });
    await server.open(file, 'kotlin');
    const [finding] = (await server.diagnostics(file, found)).filter(({ code }) => code === rule);
    assert.ok(finding);
    return finding;
  };
  const ask = <R>(method: string, params: unknown = {}): Promise<R> => server.connection.sendRequest<R>(method, params);

  it('shows findings, their steps, fixes and hovers in the language of the editor', async () => {
    const { message, relatedInformation = [], range } = await start('de-CH');
    assert.match(String(message), /^`password` wird in das Android-Log geschrieben\./);
    assert.match(relatedInformation[0]?.message ?? '', /^Schritt 1 von \d: `password` wird hier gelesen$/);
    const titles = (await server.codeActions(file, range)).map(({ title }) => title);
    assert.ok(titles.includes('Den Wert aus dem Log nehmen'), titles.join(', '));
    assert.ok(titles.includes(`Regel ${rule} anzeigen`), titles.join(', '));
    const hover = await server.hover(file, range.start.line, range.start.character);
    assert.match(JSON.stringify(hover?.contents), /\*\*Warum\.\*\*/);
  });

  it('applies a fix whose title is in another language', async () => {
    const { range } = await start('fr');
    const action = (await server.codeActions(file, range)).find(({ kind, data }) => kind === 'quickfix' && data);
    assert.ok(action);
    assert.doesNotMatch(action.title, /Take the value/);
    const { edit } = await server.resolve(action);
    assert.ok(edit);
    await server.apply(edit);
    assert.doesNotMatch(server.text(file), /Log\.d\("Login", password\)/);
  });

  it('finds the same things with the same fingerprints in every language, and tells other tools in English', async () => {
    const english = await start();
    await ask('holdfast/scan');
    const report = await ask<string>('holdfast/report', { format: 'json' });
    await server.stop();
    const german = await start('de');
    assert.notEqual(german.message, english.message);
    assert.deepEqual(german.data, english.data);
    assert.deepEqual(german.range, english.range);
    await ask('holdfast/scan');
    const findings = (text: string) => JSON.parse(text).findings;
    assert.deepEqual(findings(await ask<string>('holdfast/report', { format: 'json' })), findings(report));
  });

  it('writes reports for people, rules and drafts in the language of the editor', async () => {
    await start('de');
    await ask('holdfast/scan');
    const page = await ask<string>('holdfast/report', { format: 'html' });
    assert.match(page, /<html lang="de">/);
    assert.match(page, /<h1>Holdfast-Bericht<\/h1>/);
    assert.match(await ask<string>('holdfast/report', { format: 'markdown' }), /^# Holdfast-Bericht/);
    assert.match(await ask<string>('holdfast/report', { format: 'play' }), /^"ENTWURF aus dem Quelltext/);
    const titles = await ask<RuleSummary[]>('holdfast/rules');
    assert.equal(titles.find(({ id }) => id === rule)?.title, 'Zugangs- oder personenbezogene Daten in Logs');
    const { markdown } = await ask<RuleDescription>('holdfast/rule', { id: rule });
    assert.match(markdown, /^# Zugangs- oder personenbezogene Daten in Logs\n/);
    assert.match(markdown, /\n## Warum es wichtig ist\n/);
    assert.match(markdown, /\n```kotlin\n/);
  });

  it('speaks English where it has no texts', async () => {
    const { message } = await start('nl');
    assert.match(String(message), /is written to the Android log/);
  });
});
