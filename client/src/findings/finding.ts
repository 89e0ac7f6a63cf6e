import * as vscode from 'vscode';
import type { DiagnosticData } from '../../../server/src/lsp/protocol';

/** A finding as the editor knows it: one of our diagnostics and its file. */
export interface Finding {
  readonly uri: vscode.Uri;
  readonly range: vscode.Range;
  readonly ruleId: string;
  readonly severity: vscode.DiagnosticSeverity;
  readonly message: string;
  readonly fix?: DiagnosticData['fix'];
}

/** All findings of the workspace, by file and place. */
export function allFindings(): Finding[] {
  return vscode.languages
    .getDiagnostics()
    .flatMap(([uri, diagnostics]) =>
      diagnostics.filter(({ source }) => source === 'holdfast').map((each) => toFinding(uri, each)),
    )
    .sort((a, b) => a.uri.path.localeCompare(b.uri.path) || a.range.start.compareTo(b.range.start));
}

function toFinding(uri: vscode.Uri, diagnostic: vscode.Diagnostic): Finding {
  // The language client keeps what the server attached to a diagnostic.
  const { data } = diagnostic as { readonly data?: DiagnosticData };
  return {
    uri,
    range: diagnostic.range,
    ruleId: ruleIdOf(diagnostic),
    severity: diagnostic.severity,
    message: diagnostic.message,
    fix: data?.fix,
  };
}

export function ruleIdOf(diagnostic: vscode.Diagnostic): string {
  return typeof diagnostic.code === 'object' ? String(diagnostic.code.value) : String(diagnostic.code ?? '');
}

/** The first sentence of a message: what is wrong, without why and what to do. */
export function headline(message: string): string {
  return /^.*?[.!?](?=\s|$)/s.exec(message)?.[0] ?? message;
}
