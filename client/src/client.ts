import * as vscode from 'vscode';
import {
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  TransportKind,
} from 'vscode-languageclient/node';
import type { InitializationOptions } from '../../server/src/lsp/protocol';

/** Files that the engine reads, by language and, for project files that no language names, by file name. */
const languages = [
  'kotlin',
  'java',
  'swift',
  'objective-c',
  'objective-cpp',
  'dart',
  'typescript',
  'typescriptreact',
  'javascript',
  'javascriptreact',
  'vue',
  'xml',
  'json',
  'jsonc',
  'yaml',
  'toml',
  'properties',
  'groovy',
  'gradle',
  'html',
  'ruby',
];
const patterns = [
  '**/*.{kt,kts,java,swift,m,mm,h,dart,plist,entitlements,xcprivacy,pbxproj,xcconfig,storyboard,xib,gradle,properties,toml,rules}',
  '**/{Podfile,.env,.env.*}',
];

/** The client of the language server, which runs in a Node process of its own. */
export function createClient(context: vscode.ExtensionContext, output: vscode.LogOutputChannel): LanguageClient {
  const module = context.asAbsolutePath('dist/server.js');
  const serverOptions: ServerOptions = {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
  };
  const initializationOptions: InitializationOptions = {
    clientCommands: true,
    storagePath: (context.storageUri ?? context.globalStorageUri).fsPath,
  };
  const clientOptions: LanguageClientOptions = {
    documentSelector: [
      ...languages.map((language) => ({ scheme: 'file', language })),
      ...patterns.map((pattern) => ({ scheme: 'file', pattern })),
    ],
    initializationOptions,
    outputChannel: output,
    traceOutputChannel: output,
    diagnosticCollectionName: 'holdfast',
    markdown: { isTrusted: false, supportHtml: false },
    middleware: {
      workspace: {
        configuration: async (params, token, next) => {
          const values = await next(params, token);
          if (!Array.isArray(values)) return values;
          return values.map((value, index) => withOwnValues(value, params.items[index]?.scopeUri));
        },
      },
    },
  };
  return new LanguageClient('holdfast', 'Holdfast', serverOptions, clientOptions);
}

/**
 * Defaults of the manifest would overrule the project's file, so settings that nobody has set are left out before the server
 * sees them.
 */
function withOwnValues(value: unknown, scopeUri: string | undefined): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const scope = scopeUri === undefined ? undefined : vscode.Uri.parse(scopeUri);
  const configuration = vscode.workspace.getConfiguration('holdfast', scope);
  const isSet = (name: string): boolean => {
    const found = configuration.inspect(name);
    return [found?.globalValue, found?.workspaceValue, found?.workspaceFolderValue].some((each) => each !== undefined);
  };
  return Object.fromEntries(Object.entries(value).filter(([name]) => isSet(name)));
}
