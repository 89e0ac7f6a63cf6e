import * as vscode from 'vscode';
import type { BaseLanguageClient, WorkspaceEdit } from 'vscode-languageclient';

/** Applies an edit that came from the server. False when there was none or the editor refused it. */
export async function applyEdit(client: BaseLanguageClient, answer: unknown): Promise<boolean> {
  if (!answer) return false;
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(answer as WorkspaceEdit);
  return edit !== undefined && vscode.workspace.applyEdit(edit);
}
