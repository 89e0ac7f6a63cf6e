import * as vscode from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import type { DocumentStatus, IndexMethod, IndexStatus, StatusMethod } from '../../server/src/lsp/protocol';
import { workspaceSchemes } from './workspace-schemes';

const statusMethod: StatusMethod = 'holdfast/status';
const indexMethod: IndexMethod = 'holdfast/index';

/** Shows in the language status how deep the current file was read and whether the project is still being read. */
export function registerStatus(client: BaseLanguageClient): vscode.Disposable {
  const selector: vscode.DocumentSelector = workspaceSchemes().map((scheme) => ({ scheme }));
  const file = vscode.languages.createLanguageStatusItem('holdfast.file', selector);
  const project = vscode.languages.createLanguageStatusItem('holdfast.project', selector);
  file.name = vscode.l10n.t('Holdfast: File');
  project.name = vscode.l10n.t('Holdfast: Project');
  file.command = { command: 'holdfast.showOutput', title: vscode.l10n.t('Show Output') };
  const known = new Map<string, DocumentStatus>();
  let hasEnded = false;
  const folders = new Map<string, IndexStatus>();

  const showFile = (): void => {
    if (hasEnded) {
      file.text = vscode.l10n.t('Holdfast: stopped');
      file.detail = vscode.l10n.t('findings are not updated');
      file.severity = vscode.LanguageStatusSeverity.Error;
      return;
    }
    const editor = vscode.window.activeTextEditor;
    const status = editor && known.get(editor.document.uri.toString());
    if (!status) {
      file.text = 'Holdfast';
      file.detail = vscode.l10n.t('not analysed');
      file.severity = vscode.LanguageStatusSeverity.Information;
      return;
    }
    const trouble = status.failed ?? status.reduced ?? status.skipped;
    file.severity =
      status.failed || status.reduced
        ? vscode.LanguageStatusSeverity.Warning
        : vscode.LanguageStatusSeverity.Information;
    file.text = status.reduced
      ? vscode.l10n.t('Holdfast: reduced depth')
      : vscode.l10n.t('Holdfast: {0}', count(status.findings));
    file.detail = trouble ?? vscode.l10n.t('analysed completely in {0} ms', Math.round(status.milliseconds));
  };

  const showProject = (): void => {
    const indexing = [...folders.values()].filter((each) => each.state === 'indexing');
    const failed = [...folders.values()].some((each) => each.state === 'failed');
    project.busy = indexing.length > 0;
    project.severity = failed ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information;
    const done = indexing.reduce((sum, each) => sum + each.done, 0);
    const total = indexing.reduce((sum, each) => sum + each.total, 0);
    project.text =
      indexing.length > 0 ? vscode.l10n.t('Holdfast: reading project') : vscode.l10n.t('Holdfast: project read');
    project.detail = indexing.length > 0 && total > 0 ? vscode.l10n.t('{0} of {1} files', done, total) : undefined;
    if (failed && indexing.length === 0) project.text = vscode.l10n.t('Holdfast: project not read, see output');
  };

  showFile();
  showProject();
  return vscode.Disposable.from(
    file,
    project,
    client.onNotification(statusMethod, (status: DocumentStatus) => {
      known.set(client.protocol2CodeConverter.asUri(status.uri).toString(), status);
      showFile();
    }),
    client.onNotification(indexMethod, (status: IndexStatus) => {
      folders.set(status.folder, status);
      showProject();
    }),
    client.onDidChangeState(({ newState }) => {
      hasEnded = newState === State.Stopped || newState === State.StartFailed;
      showFile();
    }),
    vscode.window.onDidChangeActiveTextEditor(showFile),
    vscode.workspace.onDidCloseTextDocument((document) => known.delete(document.uri.toString())),
    vscode.workspace.onDidChangeWorkspaceFolders(({ removed }) => {
      for (const folder of removed) folders.delete(client.code2ProtocolConverter.asUri(folder.uri));
      showProject();
    }),
  );
}

function count(findings: number): string {
  if (findings === 0) return vscode.l10n.t('no findings');
  return findings === 1 ? vscode.l10n.t('1 finding') : vscode.l10n.t('{0} findings', findings);
}
