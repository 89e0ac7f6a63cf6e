import * as vscode from 'vscode';

/** An authority that is empty; a folder must have some name. */
const NONE = '-';

/**
 * How a file is called in the worker, which knows `file:` URIs only: scheme and authority become its first two folders. The
 * editor's URIs have neither query nor fragment in folders that can be opened.
 */
export function toServerUri({ scheme, authority, path }: vscode.Uri): string {
  return vscode.Uri.from({ scheme: 'file', path: `/${scheme}/${authority || NONE}${path}` }).toString();
}

/** The editor's URI of such a file. */
export function toEditorUri(uri: string): vscode.Uri {
  const { scheme, path } = vscode.Uri.parse(uri);
  const [, first, second, rest] = /^\/([^/]+)\/([^/]+)(.*)/s.exec(path) ?? [];
  if (scheme !== 'file' || first === undefined || second === undefined) return vscode.Uri.parse(uri);
  return vscode.Uri.from({ scheme: first, authority: second === NONE ? '' : second, path: rest });
}
