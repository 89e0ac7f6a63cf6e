import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import type { InitializationOptions } from '../../server/src/lsp/protocol';
import { crashHandler } from './server-crash';
import { workspaceSchemes } from './workspace-schemes';

/** Files that the engine reads, by language and, for project files that no language names, by file name; code also before it is saved. */
const programming = [
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
];
const languages = [
  ...programming,
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
  '**/*.{kt,kts,java,swift,m,mm,h,dart,plist,entitlements,xcprivacy,pbxproj,xcconfig,storyboard,xib,gradle,properties,toml,rules,pem,p8,key,sql}',
  '**/{Podfile,Fastfile,Appfile,Matchfile,Deliverfile,Gymfile,.npmrc,.env,.env.*}',
];

/** What every client of the server asks for. `client` gives the client that these options made, once there is one. */
export function clientOptions(
  output: vscode.LogOutputChannel,
  client: () => BaseLanguageClient,
): LanguageClientOptions {
  const initializationOptions: InitializationOptions = { clientCommands: true };
  return {
    documentSelector: [
      ...workspaceSchemes().flatMap((scheme) => [
        ...languages.map((language) => ({ scheme, language })),
        ...patterns.map((pattern) => ({ scheme, pattern })),
      ]),
      ...programming.map((language) => ({ scheme: 'untitled', language })),
    ],
    initializationOptions,
    outputChannel: output,
    errorHandler: crashHandler(output, client),
    traceOutputChannel: output,
    diagnosticCollectionName: 'holdfast',
    markdown: { isTrusted: false, supportHtml: false },
    middleware: {
      workspace: {
        configuration: async (params, token, next) => {
          const values = await next(params, token);
          if (!Array.isArray(values)) return values;
          const { asUri } = client().protocol2CodeConverter;
          return values.map((value, index) => {
            const scopeUri = params.items[index]?.scopeUri;
            return withOwnValues(value, scopeUri === undefined ? undefined : asUri(scopeUri));
          });
        },
      },
    },
  };
}

/**
 * Defaults of the manifest would overrule the project's file, so settings that nobody has set are left out before the server
 * sees them.
 */
function withOwnValues(value: unknown, scope: vscode.Uri | undefined): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const configuration = vscode.workspace.getConfiguration('holdfast', scope);
  const isSet = (name: string): boolean => {
    const found = configuration.inspect(name);
    return [found?.globalValue, found?.workspaceValue, found?.workspaceFolderValue].some((each) => each !== undefined);
  };
  return Object.fromEntries(Object.entries(value).filter(([name]) => isSet(name)));
}
