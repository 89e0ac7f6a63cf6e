import type * as vscode from 'vscode';
import { LanguageClient, type ServerOptions, TransportKind } from 'vscode-languageclient/node';
import { clientOptions } from './client-options';

/** The client of the language server, which runs in a Node process of its own. */
export function createClient(context: vscode.ExtensionContext, output: vscode.LogOutputChannel): LanguageClient {
  const module = context.asAbsolutePath('dist/server.js');
  const serverOptions: ServerOptions = {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
  };
  const storagePath = (context.storageUri ?? context.globalStorageUri).fsPath;
  const options = clientOptions(output, () => client);
  const client: LanguageClient = new LanguageClient('holdfast', 'Holdfast', serverOptions, {
    ...options,
    initializationOptions: { ...options.initializationOptions, storagePath },
  });
  return client;
}
