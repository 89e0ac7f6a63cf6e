import type { ClientCapabilities, InitializeParams } from 'vscode-languageserver';
import type { InitializationOptions } from './protocol';

/** What the editor at the other end can do. Everything is off unless the editor says otherwise. */
export interface ClientFeatures {
  readonly configuration: boolean;
  readonly configurationChanges: boolean;
  readonly workspaceFolders: boolean;
  readonly watchedFiles: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  readonly tags: boolean;
  readonly codeActionLiterals: boolean;
  readonly isPreferred: boolean;
  readonly resolveEdit: boolean;
  readonly documentChanges: boolean;
  readonly createFile: boolean;
  readonly changeAnnotations: boolean;
  readonly applyEdit: boolean;
  readonly workDoneProgress: boolean;
  readonly showDocument: boolean;
  readonly markdownHover: boolean;
  /** The editor has the product's own client commands. */
  readonly clientCommands: boolean;
}

/** Reads the editor's capabilities once, so that no handler has to walk the optional tree again. */
export function clientFeatures(params: InitializeParams): ClientFeatures {
  const capabilities: ClientCapabilities = params.capabilities;
  const { workspace, textDocument, window } = capabilities;
  const options = (params.initializationOptions ?? {}) as InitializationOptions;
  const action = textDocument?.codeAction;
  const edit = workspace?.workspaceEdit;
  return {
    configuration: workspace?.configuration === true,
    configurationChanges: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    watchedFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    relatedInformation: textDocument?.publishDiagnostics?.relatedInformation === true,
    codeDescription: textDocument?.publishDiagnostics?.codeDescriptionSupport === true,
    tags: textDocument?.publishDiagnostics?.tagSupport !== undefined,
    codeActionLiterals: action?.codeActionLiteralSupport !== undefined,
    isPreferred: action?.isPreferredSupport === true,
    resolveEdit: action?.dataSupport === true && action.resolveSupport?.properties.includes('edit') === true,
    documentChanges: edit?.documentChanges === true,
    createFile: edit?.documentChanges === true && edit.resourceOperations?.includes('create') === true,
    changeAnnotations: edit?.changeAnnotationSupport !== undefined,
    applyEdit: workspace?.applyEdit === true,
    workDoneProgress: window?.workDoneProgress === true,
    showDocument: window?.showDocument?.support === true,
    markdownHover: textDocument?.hover?.contentFormat?.includes('markdown') ?? true,
    clientCommands: options.clientCommands === true,
  };
}
