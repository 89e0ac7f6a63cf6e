import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ClientCommand, FixAllMethod, FixAllParams, SuppressParams } from '../../server/src/lsp/protocol';
import { applyEdit } from './apply-edit';
import { createBaseline } from './create-baseline';
import { createConfiguration } from './create-configuration';
import { findingUnderCursor } from './finding-under-cursor';
import type { ShowRule } from './show-rule';
import { suppressFinding } from './suppress-finding';
import type { WorkspaceScan } from './workspace-scan';

const fixAllMethod: FixAllMethod = 'holdfast/fixAll';

/** Registers what the palette, menus and code actions call. */
export function registerCommands(
  client: BaseLanguageClient,
  output: vscode.LogOutputChannel,
  { scan, freshScan }: Pick<WorkspaceScan, 'scan' | 'freshScan'>,
  showRule: ShowRule,
): vscode.Disposable {
  const own: Record<ClientCommand, (...args: never[]) => unknown> = {
    'holdfast.showRule': (ruleId?: string) => showRule(ruleId),
    'holdfast.suppress': (uri?: string, ruleId?: string, range?: SuppressParams['range']) =>
      suppressFinding(client, uri, ruleId, range),
  };
  const commands: Record<string, (...args: never[]) => unknown> = {
    ...own,
    'holdfast.scanWorkspace': async () => {
      const result = await scan();
      // Whoever asks for a scan wants to see what it found; the cursor stays where it is.
      if (result) await vscode.commands.executeCommand('holdfast.findings.focus', { preserveFocus: true });
      return result;
    },
    'holdfast.createBaseline': () => createBaseline(client, freshScan),
    'holdfast.restartServer': async () => {
      output.info('Restarting the language server.');
      await client.stop();
      await client.start();
    },
    'holdfast.showOutput': () => output.show(),
    'holdfast.createConfiguration': () => createConfiguration(),
    'holdfast.fixAllOfRule': () => fixAllOfRule(client),
  };
  const registered = Object.entries(commands).map(([id, run]) => vscode.commands.registerCommand(id, run));
  return vscode.Disposable.from(...registered);
}

/** Applies the safe fixes of the rule under the cursor to the whole file. */
async function fixAllOfRule(client: BaseLanguageClient): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const found = await findingUnderCursor(editor, vscode.l10n.t('Fix all of which rule?'));
  if (!found) return;
  const params: FixAllParams = { uri: client.code2ProtocolConverter.asUri(editor.document.uri), ruleId: found.ruleId };
  const applied = await applyEdit(client, await client.sendRequest(fixAllMethod, params));
  if (!applied)
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Holdfast has no safe fix for {0} in this file.', found.ruleId),
    );
}
