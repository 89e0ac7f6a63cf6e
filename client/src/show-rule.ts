import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { RuleDescription, RuleMethod, RuleParams } from '../../server/src/lsp/protocol';
import { findingUnderCursor } from './finding-under-cursor';

const ruleMethod: RuleMethod = 'holdfast/rule';
const scheme = 'holdfast-rule';

/** Shows the page of a rule; without an id that of the rule under the cursor. */
export type ShowRule = (ruleId?: string) => Promise<void>;

/**
 * Pages of rules as documents of their own, in the editor's language. They are read through the editor, which reaches the files of the
 * extension in the web too.
 */
export function registerRulePages(
  client: BaseLanguageClient,
  extension: vscode.Uri,
): { readonly showRule: ShowRule; readonly registration: vscode.Disposable } {
  const describe = async (id: string): Promise<RuleDescription | null> => {
    const params: RuleParams = { id, page: await readPage(extension, id) };
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

async function readPage(extension: vscode.Uri, id: string): Promise<string | undefined> {
  try {
    const page = vscode.Uri.joinPath(extension, 'docs', 'rules', `${id}.md`);
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(page));
  } catch {
    // An id of former times, or no page: the server makes one from the rule's texts.
    return undefined;
  }
}
