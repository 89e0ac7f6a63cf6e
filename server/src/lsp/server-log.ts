import { MessageType, type RemoteConsole } from 'vscode-languageserver';
import type { AnalysisNotice } from '../core/diagnostic';
import { sortNotices } from '../report/report-input';

/** Writes to the editor's output channel. */
export interface ServerLog {
  error(message: string): void;
  warn(message: string): void;
  info(message: string): void;
  debug(message: string): void;
  /** Writes the message the first time only, by key; so a rule that breaks on every keystroke is named once. */
  once(key: string, message: string): void;
  /** Reports what kept files from being analysed: failures as errors, once each by rule and message; generated files by their number. */
  notices(notices: readonly AnalysisNotice[]): void;
  /** Forgets what was said once, for example when a scan starts. */
  reset(): void;
}

/** A log over `window/logMessage`. */
export function createServerLog(console: RemoteConsole): ServerLog {
  const said = new Set<string>();
  const once = (key: string, message: string, write: (text: string) => void): void => {
    if (said.has(key)) return;
    said.add(key);
    write(message);
  };
  return {
    error: (message) => console.error(message),
    warn: (message) => console.warn(message),
    info: (message) => console.info(message),
    debug: (message) =>
      void console.connection.sendNotification('window/logMessage', { type: MessageType.Debug, message }),
    once: (key, message) => once(key, message, (text) => console.error(text)),
    notices: (notices) => {
      const { named, generated } = sortNotices(notices);
      if (generated > 1)
        once(`generated ${generated}`, `Generated files left out: ${generated}.`, (text) => console.info(text));
      for (const notice of generated > 1 ? named : notices) {
        if (notice.kind === 'failed') {
          const key = `failed ${notice.ruleId ?? ''} ${notice.message}`;
          const name = notice.ruleId ? `Rule ${notice.ruleId} failed` : 'Analysis failed';
          once(key, `${name} in ${notice.uri}: ${notice.message}`, (text) => console.error(text));
        } else {
          once(`${notice.kind} ${notice.uri} ${notice.message}`, `${notice.uri}: ${notice.message}`, (text) =>
            console.info(text),
          );
        }
      }
    },
    reset: () => said.clear(),
  };
}

/** The message of anything thrown, with its stack where there is one. */
export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
