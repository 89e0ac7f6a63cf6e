import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { FolderEntry, ListFolderMethod, ReadFileMethod, RulePageMethod } from '../../../server/src/lsp/protocol';
import { toEditorUri } from './server-uris';

const listMethod: ListFolderMethod = 'holdfast/listFolder';
const readMethod: ReadFileMethod = 'holdfast/readFile';
const pageMethod: RulePageMethod = 'holdfast/rulePage';

/** Lets the server in the worker read the folders of the workspace through the editor, and nothing outside of them. */
export function answerFileRequests(client: BaseLanguageClient): void {
  client.onRequest(listMethod, async (uri: string): Promise<readonly FolderEntry[]> => {
    const target = inWorkspace(uri);
    if (!target) return [];
    const entries = await vscode.workspace.fs.readDirectory(target).then(undefined, () => []);
    return entries.flatMap(([name, type]) => entryOf(name, type));
  });
  client.onRequest(readMethod, async (uri: string): Promise<Uint8Array | null> => {
    const target = inWorkspace(uri);
    return target ? vscode.workspace.fs.readFile(target).then(undefined, () => null) : null;
  });
}

/** Lets the server in the worker read the pages of rules, which lie with the extension. */
export function answerPageRequests(client: BaseLanguageClient, extension: vscode.Uri): void {
  client.onRequest(pageMethod, async (ruleId: string): Promise<string | null> => {
    const page = vscode.Uri.joinPath(extension, 'docs', 'rules', `${ruleId}.md`);
    return vscode.workspace.fs.readFile(page).then(
      (bytes) => new TextDecoder().decode(bytes),
      () => null,
    );
  });
}

/** Links to folders are not followed: they may lead in a circle. */
function entryOf(name: string, type: vscode.FileType): FolderEntry[] {
  if (type & vscode.FileType.File) return [{ name, kind: 'file' }];
  return type === vscode.FileType.Directory ? [{ name, kind: 'folder' }] : [];
}

function inWorkspace(uri: string): vscode.Uri | undefined {
  const target = toEditorUri(uri);
  return vscode.workspace.getWorkspaceFolder(target) ? target : undefined;
}
