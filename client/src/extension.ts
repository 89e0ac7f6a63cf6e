import type * as vscode from 'vscode';
import { registerMcpServers } from './agents/mcp-server';
import { createClient } from './client';
import { registerOpenExample } from './open-example';
import { startExtension } from './start-extension';

/** Called by the editor when a mobile project or a file of a known language is opened. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  context.subscriptions.push(registerOpenExample(context), registerMcpServers(context));
  await startExtension(context, createClient);
}
