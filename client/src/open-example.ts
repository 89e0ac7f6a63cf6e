import { cpSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';

/** Offers the example apps that come with the extension; the chosen one is opened as a copy that may be changed. */
export function registerOpenExample(context: vscode.ExtensionContext): vscode.Disposable {
  return vscode.commands.registerCommand('holdfast.openExample', async (wanted?: unknown) => {
    const examples = context.asAbsolutePath('examples');
    const names = readdirSync(examples, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    const name =
      names.find((each) => each === wanted) ??
      (await vscode.window.showQuickPick(names, { title: vscode.l10n.t('Open which example?') }));
    if (!name) return undefined;
    const copy = path.join(mkdtempSync(path.join(tmpdir(), 'holdfast-example-')), name);
    cpSync(path.join(examples, name), copy, { recursive: true });
    await vscode.commands.executeCommand('vscode.openFolder', vscode.Uri.file(copy), { forceNewWindow: true });
    return copy;
  });
}
