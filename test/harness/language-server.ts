import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type {
  ClientCapabilities,
  CodeAction,
  CodeActionContext,
  Diagnostic,
  Hover,
  InitializeResult,
  PublishDiagnosticsParams,
  Range,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';

const serverFile = path.join(__dirname, '..', '..', 'dist', 'server.js');

/** What a complete editor says of itself; tests take things out to play simpler ones. */
export const fullCapabilities: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    applyEdit: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceEdit: {
      documentChanges: true,
      resourceOperations: ['create'],
      changeAnnotationSupport: { groupsOnLabel: true },
    },
  },
  textDocument: {
    publishDiagnostics: {
      relatedInformation: true,
      codeDescriptionSupport: true,
      versionSupport: true,
      tagSupport: { valueSet: [1, 2] },
    },
    codeAction: {
      isPreferredSupport: true,
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source', 'source.fixAll'] } },
    },
    hover: { contentFormat: ['markdown', 'plaintext'] },
  },
  window: { workDoneProgress: true, showDocument: { support: true } },
};

export interface StartOptions {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  readonly settings?: Record<string, unknown>;
  /** The editor's language. */
  readonly locale?: string;
  /** Further workspace folders beside the temporary one. */
  readonly folders?: readonly string[];
  /** For Node itself, before the server's file. */
  readonly nodeArguments?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

export interface LogMessage {
  readonly type: number;
  readonly message: string;
}

/** A language server in a process of its own and a workspace on disk, driven as any editor would. */
export interface TestServer {
  readonly connection: MessageConnection;
  readonly initialized: InitializeResult;
  readonly folder: string;
  readonly pid: number;
  readonly logs: LogMessage[];
  readonly registrations: string[];
  readonly settings: Record<string, unknown>;
  /** Everything published so far, by URI, the newest last. */
  readonly published: Map<string, PublishDiagnosticsParams[]>;
  uri(file: string): string;
  write(file: string, text: string): void;
  remove(file: string): void;
  open(file: string, languageId: string, text?: string): Promise<void>;
  /** Replaces the whole text of an open document. */
  change(file: string, text: string): Promise<void>;
  save(file: string): Promise<void>;
  close(file: string): Promise<void>;
  text(file: string): string;
  /** The first diagnostics for the file's newest version that satisfy the condition, of those published from now or before. */
  diagnostics(file: string, condition: (diagnostics: Diagnostic[]) => boolean): Promise<Diagnostic[]>;
  codeActions(file: string, range: Range, context?: Partial<CodeActionContext>): Promise<CodeAction[]>;
  resolve(action: CodeAction): Promise<CodeAction>;
  /** Applies an edit to open documents and the disk. */
  apply(edit: WorkspaceEdit): Promise<void>;
  hover(file: string, line: number, character: number): Promise<Hover | null>;
  /** Ends the process without a word, as a crash does. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the built server over standard input and output on a fresh folder with these files. */
export async function startTestServer(files: Record<string, string>, options: StartOptions = {}): Promise<TestServer> {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'holdfast-lsp-')));
  const child: ChildProcess = spawn(process.execPath, [...(options.nodeArguments ?? []), serverFile, '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...options.environment },
  });
  if (!child.stdout || !child.stdin) throw new Error('The server has no standard streams.');
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const documents = new Map<string, TextDocument>();
  const published = new Map<string, PublishDiagnosticsParams[]>();
  const waiting = new Set<() => void>();
  const logs: LogMessage[] = [];
  const registrations: string[] = [];
  const settings: Record<string, unknown> = { ...options.settings };
  const uri = (file: string): string => pathToFileURL(path.join(folder, file)).href;

  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };
  for (const [file, text] of Object.entries(files)) write(file, text);

  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    published.set(params.uri, [...(published.get(params.uri) ?? []), params]);
    for (const check of [...waiting]) check();
  });
  connection.onNotification('window/logMessage', (params: LogMessage) => void logs.push(params));
  connection.onRequest('client/registerCapability', (params: { registrations: { method: string }[] }) => {
    registrations.push(...params.registrations.map((each) => each.method));
    return null;
  });
  connection.onRequest('workspace/configuration', (params: { items: unknown[] }) => params.items.map(() => settings));
  connection.onRequest('window/workDoneProgress/create', () => null);
  connection.listen();

  child.once('exit', (code) => {
    if (code) connection.dispose();
  });

  const workspaceFolders = [folder, ...(options.folders ?? [])].map((each) => ({
    uri: pathToFileURL(each).href,
    name: path.basename(each),
  }));
  const initialized = await connection.sendRequest<InitializeResult>('initialize', {
    processId: process.pid,
    rootUri: workspaceFolders[0]?.uri,
    capabilities: options.capabilities ?? fullCapabilities,
    initializationOptions: options.initializationOptions,
    locale: options.locale,
    workspaceFolders,
  });
  await connection.sendNotification('initialized', {});

  const documentAt = (target: string): TextDocument => {
    const document = documents.get(target);
    if (!document) throw new Error(`${target} is not open.`);
    return document;
  };

  const change = async (target: string, text: string): Promise<void> => {
    const document = documentAt(target);
    const version = document.version + 1;
    documents.set(target, TextDocument.create(target, document.languageId, version, text));
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: target, version },
      contentChanges: [{ text }],
    });
  };

  const server: TestServer = {
    connection,
    initialized,
    folder,
    pid: child.pid as number,
    logs,
    registrations,
    settings,
    published,
    uri,
    write,
    remove: (file) => rmSync(path.join(folder, file)),
    open: async (file, languageId, text) => {
      const content = text ?? readFileSync(path.join(folder, file), 'utf8');
      documents.set(uri(file), TextDocument.create(uri(file), languageId, 1, content));
      await connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri: uri(file), languageId, version: 1, text: content },
      });
    },
    change: (file, text) => change(uri(file), text),
    save: (file) => connection.sendNotification('textDocument/didSave', { textDocument: { uri: uri(file) } }),
    close: async (file) => {
      documents.delete(uri(file));
      await connection.sendNotification('textDocument/didClose', { textDocument: { uri: uri(file) } });
    },
    text: (file) => documentAt(uri(file)).getText(),
    diagnostics: (file, condition) =>
      new Promise((resolve, reject) => {
        const check = (): void => {
          const newest = published.get(uri(file))?.at(-1);
          const version = documents.get(uri(file))?.version;
          if (!newest || (version !== undefined && newest.version !== version) || !condition(newest.diagnostics))
            return;
          clearTimeout(timer);
          waiting.delete(check);
          resolve(newest.diagnostics);
        };
        const timer = setTimeout(() => {
          waiting.delete(check);
          const last = JSON.stringify(published.get(uri(file))?.at(-1), undefined, 1);
          reject(new Error(`No such diagnostics for ${file} came. Last: ${last}. Log: ${JSON.stringify(logs)}`));
        }, 50_000);
        waiting.add(check);
        check();
      }),
    codeActions: async (file, range, context = {}) =>
      (await connection.sendRequest<CodeAction[] | null>('textDocument/codeAction', {
        textDocument: { uri: uri(file) },
        range,
        context: { diagnostics: [], ...context },
      })) ?? [],
    resolve: (action) => connection.sendRequest<CodeAction>('codeAction/resolve', action),
    apply: async (edit) => {
      const edits = new Map<string, TextEdit[]>(Object.entries(edit.changes ?? {}));
      for (const each of edit.documentChanges ?? []) {
        if ('kind' in each) {
          if (each.kind === 'create') writeFileSync(new URL(each.uri), '');
        } else {
          const { version } = each.textDocument;
          const known = documents.get(each.textDocument.uri)?.version ?? null;
          if (version !== null && version !== known)
            throw new Error(`The edit is for version ${version}, not ${known}.`);
          edits.set(each.textDocument.uri, each.edits as TextEdit[]);
        }
      }
      for (const [target, list] of edits) {
        const open = documents.get(target);
        if (open) await change(target, TextDocument.applyEdits(open, list));
        else {
          const onDisk = TextDocument.create(target, '', 0, readFileSync(new URL(target), 'utf8'));
          writeFileSync(new URL(target), TextDocument.applyEdits(onDisk, list));
        }
      }
    },
    hover: (file, line, character) =>
      connection.sendRequest<Hover | null>('textDocument/hover', {
        textDocument: { uri: uri(file) },
        position: { line, character },
      }),
    kill: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
    },
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        await connection.sendRequest('shutdown');
        await connection.sendNotification('exit');
        await new Promise((resolve) => {
          if (child.exitCode !== null) resolve(undefined);
          else child.once('exit', resolve);
        });
      }
      connection.dispose();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return server;
}

/** The range of a part of a text, in the editor's terms. */
export function rangeOf(text: string, part: string): Range {
  const start = text.indexOf(part);
  if (start < 0) throw new Error(`The text has no ${part}.`);
  const document = TextDocument.create('', '', 0, text);
  return { start: document.positionAt(start), end: document.positionAt(start + part.length) };
}
