import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { registerAcceptedRisksView } from './accepted-risks-view';
import { registerLanguageModelTools } from './agents/language-model-tools';
import { registerCommands } from './commands';
import { registerFindingActions } from './findings/finding-actions';
import { registerFindingsView } from './findings/findings-view';
import { registerInventoryView } from './inventory-view';
import { registerReport } from './show-report';
import { registerRulePages } from './show-rule';
import { registerStatus } from './status';
import { createWorkspaceScan } from './workspace-scan';

/** Registers everything that is the same in every editor, and starts the language server. */
export async function startExtension(
  context: vscode.ExtensionContext,
  createClient: (context: vscode.ExtensionContext, output: vscode.LogOutputChannel) => BaseLanguageClient,
): Promise<void> {
  const output = vscode.window.createOutputChannel('Holdfast', { log: true });
  output.info(surroundings(context));
  const client = createClient(context, output);
  const storage = context.storageUri;
  const workspaceScan = createWorkspaceScan(client, output, storage);
  const { scan } = workspaceScan;
  const { showRule, registration } = registerRulePages(client);
  context.subscriptions.push(
    output,
    workspaceScan,
    registration,
    registerStatus(client),
    registerCommands(client, output, workspaceScan, showRule),
    registerFindingsView(client, context.workspaceState, workspaceScan),
    registerFindingActions(client, showRule),
    registerInventoryView(client, workspaceScan),
    registerAcceptedRisksView(client),
    registerReport(client, storage, scan),
    registerLanguageModelTools(client, scan),
    { dispose: () => void client.dispose() },
  );
  try {
    await client.start();
  } catch (error) {
    output.error(error instanceof Error ? error : String(error));
    const show = vscode.l10n.t('Show Output');
    const message = vscode.l10n.t('Holdfast could not start its language server.');
    const choice = await vscode.window.showErrorMessage(message, show);
    if (choice === show) output.show();
  }
}

/** What a report of a problem has to say: versions, place and language. */
function surroundings({ extension }: vscode.ExtensionContext): string {
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString());
  const editor = `${vscode.env.appName} ${vscode.version}, ${vscode.env.remoteName ?? 'local'}, ${vscode.env.language}`;
  return `Holdfast ${extension.packageJSON.version} in ${editor}. Folders: ${folders.join(', ') || 'none'}.`;
}
