import * as vscode from 'vscode';
import { type BaseLanguageClient, ErrorCodes, ResponseError, WorkDoneProgress } from 'vscode-languageclient';
import type { ScanMethod, ScanParams, ScanResult } from '../../server/src/lsp/protocol';

const scanMethod: ScanMethod = 'holdfast/scan';
let lastToken = 0;

/** How requests end whose server has ended. */
const lost: readonly number[] = [ErrorCodes.PendingResponseRejected, ErrorCodes.ConnectionInactive];

/** Scans all workspace folders with a notification that counts files and can be cancelled. Undefined when there was none. */
export async function scanWorkspace(
  client: BaseLanguageClient,
  output: vscode.LogOutputChannel,
): Promise<ScanResult | undefined> {
  if (!vscode.workspace.workspaceFolders?.length) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a folder to scan it with Holdfast.'));
    return undefined;
  }
  let brokeOff = false;
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
        if (!(error instanceof ResponseError) || !lost.includes(error.code)) throw error;
        brokeOff = true;
        return undefined;
      } finally {
        listener.dispose();
      }
    },
  );
  if (brokeOff) {
    const showOutput = vscode.l10n.t('Show Output');
    const message = vscode.l10n.t('Holdfast: the scan broke off because the language server ended.');
    void vscode.window.showErrorMessage(message, showOutput).then((choice) => choice && output.show());
    return undefined;
  }
  if (!result || result.cancelled) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Holdfast: scan cancelled. Findings up to here are in the Problems panel.'),
    );
    return result;
  }
  void vscode.commands.executeCommand('setContext', 'holdfast.scanned', true);
  void report(result, output);
  return result;
}

/** Scans all workspace folders with nothing on the screen but what it finds. */
export function scanQuietly(client: BaseLanguageClient): Promise<ScanResult> {
  const params: ScanParams = {};
  return client.sendRequest<ScanResult>(scanMethod, params);
}

/** Says what a scan found, in a sentence. */
export function scanSummary({ files, findings, errors }: ScanResult): string {
  const where = files === 1 ? vscode.l10n.t('1 file') : vscode.l10n.t('{0} files', files);
  const what =
    findings === 0 ? vscode.l10n.t('no findings') : vscode.l10n.t('{0} findings ({1} errors)', findings, errors);
  return vscode.l10n.t('{0} in {1}', what, where);
}

/** The findings speak for themselves in their view; a notification is for what wants an answer. */
async function report(result: ScanResult, output: vscode.LogOutputChannel): Promise<void> {
  if (result.failed.length + result.gone === 0) return;
  const parts = [vscode.l10n.t('Holdfast: {0}.', scanSummary(result))];
  if (result.failed.length > 0) parts.push(vscode.l10n.t('{0} could not be analysed.', result.failed.length));
  if (result.gone > 0) parts.push(vscode.l10n.t('{0} findings of the baseline are gone.', result.gone));
  const showOutput = vscode.l10n.t('Show Output');
  const updateBaseline = vscode.l10n.t('Update Baseline');
  const choice = await vscode.window.showInformationMessage(
    parts.join(' '),
    ...(result.gone > 0 ? [updateBaseline] : []),
    ...(result.failed.length > 0 ? [showOutput] : []),
  );
  if (choice === updateBaseline) await vscode.commands.executeCommand('holdfast.createBaseline');
  if (choice === showOutput) output.show();
}
