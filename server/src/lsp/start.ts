import { dirname, join } from 'node:path';
import {
  CodeActionKind,
  type Connection,
  createConnection,
  type InitializeParams,
  type InitializeResult,
  ProposedFeatures,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Analyzer, createAnalyzer } from '../analyzer';
import { type CacheFolder, engineId, openCacheFolder } from '../scan/cache-folder';
import { grammarsBeside } from '../scan/grammar-files';
import { createProjectStore } from '../scan/incremental-project';
import type { GrammarLoader } from '../syntax/language-adapter';
import { clientFeatures } from './client-features';
import { defaultSettings } from './editor-settings';
import type { FetchedFiles } from './fetched-files';
import { fixAllKind } from './fix-all';
import { createFolders } from './folders';
import { createLastScan } from './last-scan';
import type { IndexMethod, InitializationOptions } from './protocol';
import { readTranslation, type TextsOfLanguage, textsBeside } from './read-translation';
import { registerRequests, serverCommands } from './requests';
import { createResults } from './results';
import { pagesIn, type RulePages } from './rule-pages';
import type { ServerContext } from './server-context';
import { createServerLog, describeError } from './server-log';
import { createTexts } from './texts';
import { createValidation } from './validation';
import { registerWorkspaceEvents } from './workspace-events';

const indexMethod: IndexMethod = 'holdfast/index';

export interface ServerOptions {
  /** Default: the transport named on the command line of the process (`--stdio`, `--node-ipc`, …). */
  readonly connection?: Connection;
  readonly createAnalyzer?: () => Promise<Analyzer>;
  /** Folder of the bundles, with `grammars/` and `worker.js` in it. Default: the folder of the running script. */
  readonly distFolder?: string;
  /** Without it, scans run on the server's own thread. */
  readonly workerFile?: string | null;
  /** Default: the grammars beside the bundles. */
  readonly loadGrammar?: GrammarLoader;
  /** Default: the texts beside the bundles. */
  readonly textsOf?: TextsOfLanguage;
  /** Default: the pages beside the bundles. */
  readonly rulePage?: RulePages;
  /** Where this process sees no disk of the editor's machine. */
  readonly fetchedFiles?: FetchedFiles;
}

/**
 * Runs the language server on a connection until the editor ends it. Standard output belongs to the protocol when the
 * transport is standard input and output, so nothing else may write there.
 */
export function startServer(options: ServerOptions = {}): void {
  const distFolder = options.distFolder ?? __dirname;
  const connection = options.connection ?? createConnection(ProposedFeatures.all);
  const documents = new TextDocuments(TextDocument);
  const log = createServerLog(connection.console);
  const makeAnalyzer =
    options.createAnalyzer ?? (() => createAnalyzer(options.loadGrammar ?? grammarsBeside(distFolder)));
  const workerFile =
    options.workerFile === undefined ? join(distFolder, 'worker.js') : (options.workerFile ?? undefined);

  connection.onInitialize(async (params): Promise<InitializeResult> => {
    const features = clientFeatures(params);
    const translation = readTranslation(params.locale, options.textsOf ?? textsBeside(distFolder));
    const analyzer = await makeAnalyzer();
    const texts = createTexts(documents);
    const cache = cacheOf(params, distFolder);
    const store = createProjectStore(analyzer, cache);
    const onIndex = (status: unknown): void => void connection.sendNotification(indexMethod, status);
    const folders = createFolders(analyzer, { analyzer, store, log, onIndex }, defaultSettings, (uri, error) =>
      log.once(`analyze ${String(error)}`, `Analysing ${uri} failed: ${describeError(error)}`),
    );
    const context: ServerContext = {
      connection,
      documents,
      texts,
      features,
      log,
      analyzer,
      folders,
      results: createResults(),
      lastScan: createLastScan(),
      fetchedFiles: options.fetchedFiles,
      translation,
      rulePage: options.rulePage ?? pagesIn(join(dirname(distFolder), 'docs', 'rules')),
    };
    folders.add(workspaceFoldersOf(params));
    const validation = createValidation(context);
    const { settled } = registerWorkspaceEvents(context, validation);
    registerRequests(context, validation, { workerFile, createAnalyzer: makeAnalyzer, cache, settled });
    connection.onShutdown(() => validation.dispose());
    return {
      serverInfo: { name: 'holdfast' },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        hoverProvider: true,
        codeActionProvider: {
          codeActionKinds: [CodeActionKind.QuickFix, fixAllKind],
          resolveProvider: true,
        },
        executeCommandProvider: { commands: serverCommands },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });
  documents.listen(connection);
  connection.listen();
}

/** Where results are kept between sessions, if the editor names a place and the engine is a built one. */
function cacheOf(params: InitializeParams, distFolder: string): CacheFolder | undefined {
  const { storagePath } = (params.initializationOptions ?? {}) as InitializationOptions;
  if (storagePath === undefined) return undefined;
  const engine = engineId(distFolder);
  return engine ? openCacheFolder(join(storagePath, 'results'), engine) : undefined;
}

function workspaceFoldersOf(params: InitializeParams): { uri: string; name: string }[] {
  if (params.workspaceFolders) return params.workspaceFolders;
  return params.rootUri ? [{ uri: params.rootUri, name: '' }] : [];
}
