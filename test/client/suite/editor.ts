import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** The URI of a file of the workspace. */
export function fileUri(file: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'a folder is open');
  return vscode.Uri.joinPath(folder.uri, ...file.split('/'));
}

export async function openFile(file: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(fileUri(file)));
}

/** Our findings in a file, by rule. */
export function findingsOf(uri: vscode.Uri, ruleId?: string): vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter((each) => each.source === 'holdfast' && (ruleId === undefined || ruleIdOf(each) === ruleId));
}

export function ruleIdOf(diagnostic: vscode.Diagnostic): string {
  return typeof diagnostic.code === 'object' ? String(diagnostic.code.value) : String(diagnostic.code ?? '');
}

/** Waits until the findings of a file satisfy a condition. */
export async function waitForFindings(
  uri: vscode.Uri,
  condition: (found: vscode.Diagnostic[]) => boolean,
  ruleId?: string,
): Promise<vscode.Diagnostic[]> {
  return waitFor(
    () => {
      const found = findingsOf(uri, ruleId);
      return condition(found) ? found : undefined;
    },
    () => `the findings of ${uri.path} are ${findingsOf(uri).map(ruleIdOf).join(', ') || 'none'}`,
  );
}

/** Asks again and again until there is an answer. */
export async function waitFor<T>(ask: () => T | undefined, describe: () => string): Promise<T> {
  for (let attempt = 0; attempt < 1000; attempt++) {
    const answer = ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail(`It did not come: ${describe()}`);
}

/** Quick fixes at a range, with their edits. */
export async function quickFixes(uri: vscode.Uri, range: vscode.Range): Promise<vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
    50,
  );
}

/** The quick fix whose title begins so. Asks again while it is missing, as the light bulb does when findings change. */
export async function quickFix(uri: vscode.Uri, range: vscode.Range, title: string): Promise<vscode.CodeAction> {
  let offered: vscode.CodeAction[] = [];
  for (let attempt = 0; attempt < 20; attempt++) {
    offered = await quickFixes(uri, range);
    const found = offered.find((each) => each.title.startsWith(title) && each.edit);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  assert.fail(`The fixes are: ${offered.map((each) => each.title).join(', ')}`);
}

/** Takes back all changes of a document, so that the next test finds the file as it was. */
export async function revert(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}
