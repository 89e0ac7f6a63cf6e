import * as vscode from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import type { WorkerStart } from '../../../server/src/lsp/protocol';
import { clientOptions } from '../client-options';
import { answerFileRequests, answerPageRequests } from './file-requests';
import { toEditorUri, toServerUri } from './server-uris';

/** The client of the language server that runs in a web worker. */
export function createWebClient(context: vscode.ExtensionContext, output: vscode.LogOutputChannel): LanguageClient {
  let worker: ServerWorker | undefined;
  const start = async () => {
    worker?.terminate();
    worker = await startWorker(context.extensionUri);
    worker.onerror = ({ message }: { readonly message: string }) => output.error(message);
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  const client: LanguageClient = new LanguageClient('holdfast', 'Holdfast', start, {
    ...clientOptions(output, () => client),
    uriConverters: { code2Protocol: toServerUri, protocol2Code: toEditorUri },
  });
  context.subscriptions.push({ dispose: () => worker?.terminate() });
  answerFileRequests(client);
  answerPageRequests(client, context.extensionUri);
  return client;
}

type ServerWorker = ConstructorParameters<typeof BrowserMessageReader>[0] & {
  onerror: ((event: { readonly message: string }) => void) | null;
  postMessage(message: WorkerStart): void;
  terminate(): void;
};

/** A global of browsers, which Node's types do not know. */
declare const Worker: new (url: string) => ServerWorker;

/**
 * Starts the worker and hands over what it cannot read itself. Everything is read through the editor, wherever the extension was
 * installed from; a worker could not be started from some of these places.
 */
async function startWorker(extension: vscode.Uri): Promise<ServerWorker> {
  const read = async (...names: string[]): Promise<Uint8Array> =>
    new Uint8Array(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'dist', ...names)));
  const language = vscode.env.language.split('-')[0] ?? 'en';
  const [server, compiler, texts, grammars] = await Promise.all([
    read('web', 'server.js'),
    read('ts-morph.js'),
    read('..', 'l10n', `server.${language}.json`).then(
      (bytes) => new TextDecoder().decode(bytes),
      // English, or a language without texts.
      () => undefined,
    ),
    Promise.all(grammarFiles.map(async (name) => [name, await read('grammars', name)] as const)),
  ]);
  const worker = new Worker(scriptUrl([server]));
  // A function around it, as Node has one around every module; the worker gives what it is called with.
  const wrapped = ['self.holdfastCompiler=function(module,exports,require,__filename,process){', compiler, '\n}'];
  worker.postMessage({ grammars: Object.fromEntries(grammars), compiler: scriptUrl(wrapped), texts });
  return worker;
}

/** Names of the files in `dist/grammars`; the build knows them. */
declare const grammarFiles: readonly string[];

function scriptUrl(parts: (string | Uint8Array)[]): string {
  return URL.createObjectURL(new Blob(parts, { type: 'text/javascript' }));
}
