import * as vscode from 'vscode';
import { changedFiles } from './changed-files';
import type { Finding } from './finding';

export const filters = ['all', 'open', 'changed', 'fixable'] as const;
export type Filter = (typeof filters)[number];

/** Findings that a filter lets through. */
export function filterFindings(findings: readonly Finding[], filter: Filter): readonly Finding[] {
  switch (filter) {
    case 'all':
      return findings;
    case 'fixable':
      return findings.filter(({ fix }) => fix !== undefined);
    case 'open': {
      const open = new Set(openFiles());
      return findings.filter(({ uri }) => open.has(uri.toString()));
    }
    case 'changed': {
      const changed = changedFiles();
      return findings.filter(({ uri }) => changed.has(uri.toString()));
    }
  }
}

/** Files with a tab, whether their text is loaded or not. */
function openFiles(): string[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .flatMap(({ input }) => (input instanceof vscode.TabInputText ? [input.uri.toString()] : []));
}
