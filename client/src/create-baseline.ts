import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { BaselineMethod, BaselineParams, BaselineText } from '../../server/src/lsp/protocol';

const baselineMethod: BaselineMethod = 'holdfast/baseline';

/**
 * Notes all findings of today in the baseline of a folder and names it in the project file, so that only new ones are shown
 * afterwards. Scans first, unless that was just done: a baseline of the open files alone would be half of one.
 */
export async function createBaseline(client: BaseLanguageClient, freshScan: () => Promise<unknown>): Promise<void> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const folder =
    folders.length > 1
      ? await vscode.window.showWorkspaceFolderPick({ placeHolder: vscode.l10n.t('Baseline of which folder?') })
      : folders[0];
  if (!folder) return;
  await freshScan();
  const params: BaselineParams = { folder: client.code2ProtocolConverter.asUri(folder.uri) };
  const baseline = await client.sendRequest<BaselineText | null>(baselineMethod, params);
  if (!baseline) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('The folder was not scanned to its end, so there is no baseline of it.'),
    );
    return;
  }
  // The server names paths of its own; only in the web they are others than the editor's.
  const uriOf = (path: string): vscode.Uri => client.protocol2CodeConverter.asUri(vscode.Uri.file(path).toString());
  await vscode.workspace.fs.writeFile(uriOf(baseline.path), new TextEncoder().encode(baseline.text));
  if (baseline.config) await nameInConfig(uriOf(baseline.config.path), baseline.config.value);
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      '{0} findings are in the baseline now; only new ones are shown. Commit {1}.',
      baseline.findings,
      vscode.workspace.asRelativePath(uriOf(baseline.path)),
    ),
  );
}

/** Writes the setting into the project file, keeping what is there and its comments. */
async function nameInConfig(uri: vscode.Uri, value: string): Promise<void> {
  const { applyEdits, modify } = await import('jsonc-parser');
  const text = await vscode.workspace.fs.readFile(uri).then(
    (bytes) => new TextDecoder().decode(bytes),
    () => '{}\n',
  );
  const edits = modify(text, ['baseline'], value, { formattingOptions: { tabSize: 2, insertSpaces: true } });
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(applyEdits(text, edits)));
}
