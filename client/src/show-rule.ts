import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { RuleDescription, RuleMethod, RuleParams } from '../../server/src/lsp/protocol';
import { findingUnderCursor } from './finding-under-cursor';

const ruleMethod: RuleMethod = 'holdfast/rule';

/** Opens the page of a rule: in the Markdown preview when the page is installed, in the browser otherwise. */
export async function showRule(client: BaseLanguageClient, ruleId?: string): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const id = ruleId ?? (editor && (await findingUnderCursor(editor, vscode.l10n.t('Show which rule?')))?.ruleId);
  if (!id) return;
  const params: RuleParams = { id };
  const rule = await client.sendRequest<RuleDescription | null>(ruleMethod, params);
  if (!rule) {
    void vscode.window.showWarningMessage(vscode.l10n.t('Holdfast has no rule {0}.', id));
    return;
  }
  if (rule.path === undefined) {
    await vscode.env.openExternal(vscode.Uri.parse(rule.url));
    return;
  }
  await vscode.commands.executeCommand('markdown.showPreview', vscode.Uri.file(rule.path));
}
