import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ScanResult } from '../../server/src/lsp/protocol';
import { scanQuietly, scanWorkspace } from './scan-workspace';
import { keepForTrend } from './show-report';

/** How long a scan counts as fresh. Files that change are analysed anew anyway; only new ones are not seen. */
const freshFor = 5 * 60_000;

/** A scan that ended, and when. */
export interface FinishedScan {
  readonly result: ScanResult;
  readonly at: Date;
}

/** The scan of the whole workspace, for the commands and views that need one. */
export interface WorkspaceScan {
  scan(): Promise<ScanResult | undefined>;
  /** Scans unless that was just done. */
  freshScan(): Promise<void>;
  /** The last scan that ran to its end. */
  last(): FinishedScan | undefined;
  readonly onDidScan: vscode.Event<FinishedScan>;
}

export function createWorkspaceScan(
  client: BaseLanguageClient,
  output: vscode.LogOutputChannel,
  storage: vscode.Uri | undefined,
): WorkspaceScan & vscode.Disposable {
  const scanned = new vscode.EventEmitter<FinishedScan>();
  let last: FinishedScan | undefined;
  const scan = async (): Promise<ScanResult | undefined> => {
    const result = await scanWorkspace(client, output);
    if (!result || result.cancelled) return result;
    await finished(result);
    return result;
  };
  const finished = async (result: ScanResult): Promise<void> => {
    const present = { result, at: new Date() };
    last = present;
    await keepForTrend(client, storage).catch((error) => output.warn(String(error)));
    scanned.fire(present);
  };
  // A server that starts again knows nothing of files that are not open, so what was scanned is scanned again, without a word.
  let isLost = false;
  const forget = client.onDidChangeState(() => {
    if (!client.isRunning()) {
      isLost ||= last !== undefined;
      last = undefined;
      return;
    }
    // One that ends the server is not tried again.
    if (isLost) scanQuietly(client).then(finished, (error) => output.warn(String(error)));
    isLost = false;
  });
  return {
    scan,
    freshScan: async () => {
      if (!last || Date.now() - last.at.getTime() > freshFor) await scan();
    },
    last: () => last,
    onDidScan: scanned.event,
    dispose: () => {
      forget.dispose();
      scanned.dispose();
    },
  };
}
