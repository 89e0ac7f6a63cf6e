import * as vscode from 'vscode';
import { createClient } from './client';
import { registerCommands } from './commands';
import { registerStatus } from './status';

/** Starts the language server. Called by the editor when a mobile project or a file of a known language is opened. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const output = vscode.window.createOutputChannel('Holdfast', { log: true });
  const client = createClient(context, output);
  context.subscriptions.push(output, registerStatus(client), registerCommands(client, output));
  context.subscriptions.push({ dispose: () => void client.dispose() });
  try {
    await client.start();
  } catch (error) {
    output.error(error instanceof Error ? error : String(error));
    const show = 'Show Output';
    const choice = await vscode.window.showErrorMessage('Holdfast could not start its language server.', show);
    if (choice === show) output.show();
  }
}
