import * as vscode from 'vscode';
import type { BaseLanguageClient, CodeAction } from 'vscode-languageclient';
import { applyEdit } from './apply-edit';

/** A fix that the server offers for a finding. */
export interface OfferedFix {
  readonly title: string;
  /** Applies it; false when the text has moved on or the editor refused. */
  apply(): Promise<boolean>;
}

/**
 * The fixes for findings of a rule at a place. Asks the server itself: the editor's own command for code actions does not tell which
 * finding an action belongs to.
 */
export async function fixesAt(
  client: BaseLanguageClient,
  uri: vscode.Uri,
  range: vscode.Range,
  ruleId: string,
): Promise<readonly OfferedFix[]> {
  // The server offers fixes for open documents only.
  await vscode.workspace.openTextDocument(uri);
  const { asUri, asRange } = client.code2ProtocolConverter;
  const actions = await client.sendRequest<readonly CodeAction[] | null>('textDocument/codeAction', {
    textDocument: { uri: asUri(uri) },
    range: asRange(range),
    context: { diagnostics: [], only: ['quickfix'] },
  });
  return (actions ?? [])
    .filter((action) => isFixOf(action, ruleId))
    .map((action) => ({
      title: action.title,
      apply: async () => {
        const { edit } = action.edit ? action : await client.sendRequest<CodeAction>('codeAction/resolve', action);
        return applyEdit(client, edit);
      },
    }));
}

/** Suppressions and pages are commands, and "fix all" is for the whole file. */
function isFixOf({ command, data, diagnostics }: CodeAction, ruleId: string): boolean {
  const isWhole = (data as { readonly action?: string } | undefined)?.action === 'fix-all';
  return !command && !isWhole && diagnostics?.some(({ code }) => code === ruleId) === true;
}
