import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { RuleDescription, RuleMethod, RuleParams } from '../../server/src/lsp/protocol';
import { findingUnderCursor } from './finding-under-cursor';

const ruleMethod: RuleMethod = 'holdfast/rule';
const scheme = 'holdfast-rule';

/** Shows the page of a rule; without an id that of the rule under the cursor. */
export type ShowRule = (ruleId?: string) => Promise<void>;

/** Pages of rules as documents of their own, in the editor's language. */
export function registerRulePages(client: BaseLanguageClient): {
  readonly showRule: ShowRule;
  readonly registration: vscode.Disposable;
} {
  const describe = (id: string): Promise<RuleDescription | null> => {
    const params: RuleParams = { id };
    return client.sendRequest<RuleDescription | null>(ruleMethod, params);
  };
  const provider: vscode.TextDocumentContentProvider = {
    provideTextDocumentContent: async ({ path }) => (await describe(path.slice(1, -'.md'.length)))?.markdown ?? '',
  };
  const showRule: ShowRule = async (ruleId) => {
    const editor = vscode.window.activeTextEditor;
    const id = ruleId ?? (editor && (await findingUnderCursor(editor, vscode.l10n.t('Show which rule?')))?.ruleId);
    if (!id) return;
    const rule = await describe(id);
    if (!rule) {
      void vscode.window.showWarningMessage(vscode.l10n.t('Holdfast has no rule {0}.', id));
      return;
    }
    const uri = vscode.Uri.from({ scheme, path: `/${rule.id}.md` });
    await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
  };
  return { showRule, registration: vscode.workspace.registerTextDocumentContentProvider(scheme, provider) };
}
