import * as vscode from 'vscode';
import { type BaseLanguageClient, CloseAction, ErrorAction, type ErrorHandler } from 'vscode-languageclient';
import { createRestartLimit, MOST_RESTARTS } from './restart-limit';

/** Starts a server again that ended by itself, a few times; then says that findings are not updated any more. */
export function crashHandler(output: vscode.LogOutputChannel, client: () => BaseLanguageClient): ErrorHandler {
  const limit = createRestartLimit();
  const giveUp = async (): Promise<void> => {
    const start = vscode.l10n.t('Start Again');
    const show = vscode.l10n.t('Show Output');
    const message = vscode.l10n.t(
      'Holdfast has stopped: its language server ended by itself {0} times within three minutes. Findings are not updated any more.',
      MOST_RESTARTS + 1,
    );
    const choice = await vscode.window.showErrorMessage(message, start, show);
    if (choice === show) output.show();
    if (choice !== start) return;
    limit.reset();
    await client().start();
  };
  return {
    // A message that could not be read or written; whether the server still lives shows by itself.
    error: (_error, _message, count) => ({
      action: count !== undefined && count <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown,
    }),
    closed() {
      if (limit.allows()) {
        return {
          action: CloseAction.Restart,
          message: 'The language server ended by itself and is started again.',
          handled: true,
        };
      }
      void giveUp();
      return {
        action: CloseAction.DoNotRestart,
        message: 'The language server ended by itself too often.',
        handled: true,
      };
    },
  };
}
