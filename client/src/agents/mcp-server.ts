import path from 'node:path';
import * as vscode from 'vscode';

/**
 * Offers the command line's Model Context Protocol server to the editor's agents, one for each folder. The editor starts it when an
 * agent wants it; nothing has to be configured.
 */
export function registerMcpServers(context: vscode.ExtensionContext): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const cli = context.asAbsolutePath(path.join('dist', 'cli.js'));
  const version = String(context.extension.packageJSON.version);
  return vscode.Disposable.from(
    changed,
    vscode.workspace.onDidChangeWorkspaceFolders(() => changed.fire()),
    vscode.lm.registerMcpServerDefinitionProvider('holdfast.mcp', {
      onDidChangeMcpServerDefinitions: changed.event,
      provideMcpServerDefinitions: () =>
        (vscode.workspace.workspaceFolders ?? [])
          .filter(({ uri }) => uri.scheme === 'file')
          .map(({ name, uri }) => {
            const args = [cli, 'mcp', '--root', uri.fsPath];
            // The editor's own Node runs it, so that none has to be installed.
            const environment = { ELECTRON_RUN_AS_NODE: '1' };
            return new vscode.McpStdioServerDefinition(
              `Holdfast: ${name}`,
              process.execPath,
              args,
              environment,
              version,
            );
          }),
    }),
  );
}
