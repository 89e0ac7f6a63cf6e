/** Entry of `dist/web/server.js`, the language server in a web worker. */
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
import type { WorkerStart } from '../lsp/protocol';
import { startServer } from '../lsp/start';
import { createEditorFiles } from './editor-files';
import { createRulePages } from './rule-pages';
import { keepStart, workerStart } from './start-message';

type Port = ConstructorParameters<typeof BrowserMessageReader>[0];

const scope = globalThis as unknown as Port & { onmessage: ((event: { readonly data: WorkerStart }) => void) | null };

// The first message is not of the protocol. Reading the others begins within it, so none is lost.
scope.onmessage = ({ data }: { readonly data: WorkerStart }) => {
  keepStart(data);
  const connection = createConnection(
    ProposedFeatures.all,
    new BrowserMessageReader(scope),
    new BrowserMessageWriter(scope),
  );
  startServer({
    connection,
    distFolder: '/',
    workerFile: null,
    loadGrammar: async (fileName) => {
      const bytes = workerStart().grammars[fileName];
      if (!bytes) throw new Error(`${fileName} was not handed over.`);
      return bytes;
    },
    textsOf: () => workerStart().texts,
    rulePage: createRulePages(connection),
    fetchedFiles: createEditorFiles(connection),
  });
};
