import * as vscode from 'vscode';

/** What is used of the interface of the editor's own Git extension, version 1. */
interface GitApi {
  readonly repositories: readonly Repository[];
  readonly onDidOpenRepository: vscode.Event<Repository>;
}

interface Change {
  readonly uri: vscode.Uri;
}

interface Repository {
  readonly state: {
    readonly workingTreeChanges: readonly Change[];
    readonly indexChanges: readonly Change[];
    readonly mergeChanges: readonly Change[];
    readonly untrackedChanges?: readonly Change[];
    readonly onDidChange: vscode.Event<void>;
  };
}

interface GitExtension {
  getAPI(version: 1): GitApi;
}

function git(): GitApi | undefined {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  if (!extension?.isActive) return undefined;
  try {
    return extension.exports.getAPI(1);
  } catch {
    // Git is switched off by a setting.
    return undefined;
  }
}

/** Files that differ from the last commit, new ones among them, as the editor's Git extension knows them. */
export function changedFiles(): ReadonlySet<string> {
  const states = git()?.repositories.map(({ state }) => state) ?? [];
  return new Set(
    states
      .flatMap((state) => [
        ...state.workingTreeChanges,
        ...state.indexChanges,
        ...state.mergeChanges,
        ...(state.untrackedChanges ?? []),
      ])
      .map(({ uri }) => uri.toString()),
  );
}

/** Calls back whenever that set may be another one. */
export function onDidChangeFiles(callback: () => void): vscode.Disposable {
  const api = git();
  if (!api) return new vscode.Disposable(() => undefined);
  const watched = api.repositories.map((repository) => repository.state.onDidChange(callback));
  const opened = api.onDidOpenRepository((repository) => watched.push(repository.state.onDidChange(callback)));
  return new vscode.Disposable(() => {
    opened.dispose();
    for (const each of watched) each.dispose();
  });
}
