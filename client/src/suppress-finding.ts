import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { SuppressMethod, SuppressParams } from '../../server/src/lsp/protocol';
import { applyEdit } from './apply-edit';
import { findingUnderCursor } from './finding-under-cursor';

const suppressMethod: SuppressMethod = 'holdfast/suppress';

/** Asks for the reason and silences a finding; without arguments the one under the cursor. `range` is of LSP's form. */
export async function suppressFinding(
  client: BaseLanguageClient,
  uri?: string,
  ruleId?: string,
  range?: SuppressParams['range'],
): Promise<void> {
  const target = uri && ruleId && range ? { uri, ruleId, range } : await fromCursor(client);
  if (!target) return;
  const reason = await vscode.window.showInputBox({
    title: vscode.l10n.t('Suppress {0}', target.ruleId),
    prompt: vscode.l10n.t('Why is this finding acceptable? The reason is written beside the suppression.'),
    placeHolder: vscode.l10n.t('for example: until 2027-03-31 test server only'),
    validateInput: (value) => (value.trim() === '' ? vscode.l10n.t('A suppression needs a reason.') : undefined),
  });
  if (reason === undefined) return;
  const params: SuppressParams = { ...target, reason: reason.trim() };
  const applied = await applyEdit(client, await client.sendRequest(suppressMethod, params));
  if (!applied)
    void vscode.window.showWarningMessage(vscode.l10n.t('Holdfast could not suppress {0} here.', target.ruleId));
}

async function fromCursor(client: BaseLanguageClient): Promise<Omit<SuppressParams, 'reason'> | undefined> {
  const editor = vscode.window.activeTextEditor;
  const found = editor && (await findingUnderCursor(editor, vscode.l10n.t('Suppress which finding?')));
  if (!found) return undefined;
  const { asUri, asRange } = client.code2ProtocolConverter;
  return { uri: asUri(editor.document.uri), ruleId: found.ruleId, range: asRange(found.range) };
}
