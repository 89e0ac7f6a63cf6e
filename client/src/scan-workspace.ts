import * as vscode from 'vscode';
import { type LanguageClient, WorkDoneProgress } from 'vscode-languageclient/node';
import type { ScanMethod, ScanParams, ScanResult } from '../../server/src/lsp/protocol';

const scanMethod: ScanMethod = 'holdfast/scan';
let lastToken = 0;

/** Scans all workspace folders with a notification that counts files and can be cancelled. */
export async function scanWorkspace(
  client: LanguageClient,
  output: vscode.LogOutputChannel,
): Promise<ScanResult | undefined> {
  if (!vscode.workspace.workspaceFolders?.length) {
    void vscode.window.showInformationMessage('Open a folder to scan it with Holdfast.');
    return undefined;
  }
  const result = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: 'Holdfast', cancellable: true },
    async (progress, token) => {
      const workDoneToken = `holdfast-scan-${++lastToken}`;
      let percentage = 0;
      const listener = client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
        if (value.kind === 'end') return;
        const increment = value.percentage === undefined ? 0 : Math.max(0, value.percentage - percentage);
        percentage += increment;
        progress.report({ message: value.message, increment });
      });
      try {
        const params: ScanParams = { workDoneToken };
        return await client.sendRequest<ScanResult>(scanMethod, params, token);
      } catch (error) {
        if (token.isCancellationRequested) return undefined;
        output.error(error instanceof Error ? error : String(error));
        throw error;
      } finally {
        listener.dispose();
      }
    },
  );
  if (!result || result.cancelled) {
    void vscode.window.showInformationMessage(
      'Holdfast: scan cancelled. Findings up to here are in the Problems panel.',
    );
    return result;
  }
  void report(result, output);
  return result;
}

async function report(result: ScanResult, output: vscode.LogOutputChannel): Promise<void> {
  const files = count(result.files, 'file');
  const findings =
    result.findings === 0 ? 'no findings' : `${count(result.findings, 'finding')} (${count(result.errors, 'error')})`;
  const failed = result.failed.length === 0 ? '' : ` ${result.failed.length} could not be analysed.`;
  const showProblems = 'Show Problems';
  const showOutput = 'Show Output';
  const choice = await vscode.window.showInformationMessage(
    `Holdfast: ${findings} in ${files}.${failed}`,
    ...(result.findings > 0 ? [showProblems] : []),
    ...(result.failed.length > 0 ? [showOutput] : []),
  );
  if (choice === showProblems) await vscode.commands.executeCommand('workbench.actions.view.problems');
  if (choice === showOutput) output.show();
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
