import * as vscode from 'vscode';

/** The schemes of files that are looked at: those of the disk, and those of the folders that are open. */
export function workspaceSchemes(): string[] {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return [...new Set(['file', ...folders.map(({ uri }) => uri.scheme)])];
}
