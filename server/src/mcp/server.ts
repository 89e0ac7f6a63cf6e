import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { version } from '../../../package.json';
import { registerTools } from './tools';
import { createAgentWorkspace, type WorkspaceOptions } from './workspace';

/**
 * Serves the tools to a coding agent until it closes the connection; standard output belongs to the protocol. Rejects when the root
 * is no folder.
 */
export async function startMcpServer(options: WorkspaceOptions, transport?: Transport): Promise<void> {
  const workspace = createAgentWorkspace(options);
  const server = new McpServer(
    { name: 'holdfast', version },
    {
      instructions:
        'Finds and fixes security and privacy problems in mobile apps (Android, iOS, React Native, Capacitor, Cordova, Flutter). ' +
        'Scan a file after writing it; explain a rule before suppressing it; prefer apply_fix to a fix of your own.',
    },
  );
  registerTools(server, workspace);
  await server.connect(transport ?? new StdioServerTransport());
}
