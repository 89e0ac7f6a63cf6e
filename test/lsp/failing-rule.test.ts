import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { createConnection } from 'vscode-languageserver/node';
import type { PublishDiagnosticsParams } from 'vscode-languageserver-protocol';
import { createAnalyzer } from '../../server/src/analyzer';
import { rules as registry } from '../../server/src/generated/registry';
import { startServer } from '../../server/src/lsp/start';
import { loadGrammar } from '../harness/grammars';

const cipherRule = 'crypto/weak-cipher-or-mode';
const text = 'import javax.crypto.Cipher;\nclass A { void a() throws Exception { Cipher.getInstance("DES"); } }\n';

describe('language server: a rule that breaks', () => {
  it('is named once in the output, and all others go on', async () => {
    const good = registry.find((rule) => rule.id === cipherRule);
    assert.ok(good);
    const broken = {
      ...good,
      id: 'crypto/broken-in-test',
      queries: good.queries.map((query) => ({
        ...query,
        check: () => {
          throw new Error('deliberately broken');
        },
      })),
    };
    const [toServer, toClient] = [new PassThrough(), new PassThrough()];
    const connection = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
    startServer({ connection, createAnalyzer: () => createAnalyzer(loadGrammar, [broken, good]), workerFile: null });
    const client = createMessageConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
    const errors: string[] = [];
    const published: PublishDiagnosticsParams[] = [];
    let wake = (): void => {};
    client.onNotification('window/logMessage', (log: { type: number; message: string }) => {
      if (log.type === 1) errors.push(log.message);
    });
    client.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      published.push(params);
      wake();
    });
    const untilVersion = async (version: number): Promise<PublishDiagnosticsParams> => {
      for (;;) {
        const found = published.find((each) => each.version === version);
        if (found) return found;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    };
    client.listen();
    try {
      await client.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} });
      await client.sendNotification('initialized', {});
      const uri = 'file:///nowhere/A.java';
      const textDocument = { uri, languageId: 'java', version: 1, text };
      await client.sendNotification('textDocument/didOpen', { textDocument });
      assert.deepEqual(
        (await untilVersion(1)).diagnostics.map((each) => each.code),
        [cipherRule],
      );
      await client.sendNotification('textDocument/didChange', {
        textDocument: { uri, version: 2 },
        contentChanges: [{ text: `${text}// more\n` }],
      });
      assert.deepEqual(
        (await untilVersion(2)).diagnostics.map((each) => each.code),
        [cipherRule],
      );
      // The answer to a request comes after all messages before it, so no log is still on its way.
      await client.sendRequest('holdfast/rule', { id: cipherRule });
      assert.equal(errors.length, 1, errors.join('\n'));
      assert.match(errors[0] ?? '', /crypto\/broken-in-test.*deliberately broken/s);
    } finally {
      client.dispose();
      connection.dispose();
    }
  });
});
