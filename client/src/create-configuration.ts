import * as vscode from 'vscode';

const fileName = 'holdfast.config.json';

/** Creates `holdfast.config.json` in a folder of the workspace, or opens the one that is there. */
export async function createConfiguration(): Promise<void> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const folder =
    folders.length > 1
      ? await vscode.window.showWorkspaceFolderPick({ placeHolder: vscode.l10n.t('Where to create {0}', fileName) })
      : folders[0];
  if (!folder) {
    if (folders.length === 0)
      void vscode.window.showInformationMessage(vscode.l10n.t('Open a folder to create a configuration in it.'));
    return;
  }
  const uri = vscode.Uri.joinPath(folder.uri, fileName);
  if (!(await exists(uri))) {
    const text = `${JSON.stringify({ rules: {}, exclude: [], minPrecision: 'medium' }, undefined, 2)}\n`;
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  }
  await vscode.window.showTextDocument(uri);
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
