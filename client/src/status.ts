import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { DocumentStatus, IndexMethod, IndexStatus, StatusMethod } from '../../server/src/lsp/protocol';

const statusMethod: StatusMethod = 'holdfast/status';
const indexMethod: IndexMethod = 'holdfast/index';

/** Shows in the language status how deep the current file was read and whether the project is still being read. */
export function registerStatus(client: LanguageClient): vscode.Disposable {
  const selector: vscode.DocumentSelector = { scheme: 'file' };
  const file = vscode.languages.createLanguageStatusItem('holdfast.file', selector);
  const project = vscode.languages.createLanguageStatusItem('holdfast.project', selector);
  file.name = 'Holdfast: File';
  project.name = 'Holdfast: Project';
  file.command = { command: 'holdfast.showOutput', title: 'Show Output' };
  const known = new Map<string, DocumentStatus>();
  const folders = new Map<string, IndexStatus>();

  const showFile = (): void => {
    const editor = vscode.window.activeTextEditor;
    const status = editor && known.get(editor.document.uri.toString());
    if (!status) {
      file.text = 'Holdfast';
      file.detail = 'not analysed';
      file.severity = vscode.LanguageStatusSeverity.Information;
      return;
    }
    const trouble = status.failed ?? status.reduced ?? status.skipped;
    file.severity =
      status.failed || status.reduced
        ? vscode.LanguageStatusSeverity.Warning
        : vscode.LanguageStatusSeverity.Information;
    file.text = status.reduced ? 'Holdfast: reduced depth' : `Holdfast: ${count(status.findings, 'finding')}`;
    file.detail = trouble ?? 'analysed completely';
  };

  const showProject = (): void => {
    const indexing = [...folders.values()].filter((each) => each.state === 'indexing');
    const failed = [...folders.values()].some((each) => each.state === 'failed');
    project.busy = indexing.length > 0;
    project.severity = failed ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information;
    const done = indexing.reduce((sum, each) => sum + each.done, 0);
    const total = indexing.reduce((sum, each) => sum + each.total, 0);
    project.text = indexing.length > 0 ? 'Holdfast: reading project' : 'Holdfast: project read';
    project.detail = indexing.length > 0 && total > 0 ? `${done} of ${total} files` : undefined;
    if (failed && indexing.length === 0) project.text = 'Holdfast: project not read, see output';
  };

  showFile();
  showProject();
  return vscode.Disposable.from(
    file,
    project,
    client.onNotification(statusMethod, (status: DocumentStatus) => {
      known.set(vscode.Uri.parse(status.uri).toString(), status);
      showFile();
    }),
    client.onNotification(indexMethod, (status: IndexStatus) => {
      folders.set(status.folder, status);
      showProject();
    }),
    vscode.window.onDidChangeActiveTextEditor(showFile),
    vscode.workspace.onDidCloseTextDocument((document) => known.delete(document.uri.toString())),
    vscode.workspace.onDidChangeWorkspaceFolders(({ removed }) => {
      for (const folder of removed) folders.delete(folder.uri.toString());
      showProject();
    }),
  );
}

function count(number: number, noun: string): string {
  return `${number === 0 ? 'no' : number} ${noun}${number === 1 ? '' : 's'}`;
}
