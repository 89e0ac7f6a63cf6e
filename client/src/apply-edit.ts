import * as vscode from 'vscode';
import type { LanguageClient, WorkspaceEdit } from 'vscode-languageclient/node';

/** Applies an edit that came from the server. False when there was none or the editor refused it. */
export async function applyEdit(client: LanguageClient, answer: unknown): Promise<boolean> {
  if (!answer) return false;
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(answer as WorkspaceEdit);
  return edit !== undefined && vscode.workspace.applyEdit(edit);
}
