import * as vscode from 'vscode';
import { startExtension } from '../start-extension';
import { createWebClient } from './web-client';

const examples = 'https://github.com/holdfast-dev/holdfast/tree/main/examples';

/**
 * Called by VS Code for the Web. What needs a process of its own, the server for coding agents, is not offered there; the examples
 * cannot be copied to a temporary folder, so they are shown where they are published.
 */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  context.subscriptions.push(
    vscode.commands.registerCommand('holdfast.openExample', () => vscode.env.openExternal(vscode.Uri.parse(examples))),
  );
  await startExtension(context, createWebClient);
}
