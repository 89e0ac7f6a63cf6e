import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { AcceptedMethod, AcceptedRisk } from '../../server/src/lsp/protocol';

const acceptedMethod: AcceptedMethod = 'holdfast/accepted';
/** Milliseconds that changes are gathered for before the server is asked again. */
const pause = 500;

/** The list of findings that were accepted in the source or the project file, with their reasons. */
export function registerAcceptedRisksView(client: BaseLanguageClient): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  let timer: NodeJS.Timeout | undefined;
  const provider: vscode.TreeDataProvider<AcceptedRisk> = {
    onDidChangeTreeData: changed.event,
    getChildren: async (risk) =>
      risk || !client.isRunning() ? [] : [...(await client.sendRequest<readonly AcceptedRisk[]>(acceptedMethod))],
    getTreeItem: (risk) => {
      const uri = client.protocol2CodeConverter.asUri(risk.uri);
      const range = client.protocol2CodeConverter.asRange(risk.range);
      const place = `${vscode.workspace.asRelativePath(uri)}:${range.start.line + 1}`;
      const reason = risk.reason === '' ? vscode.l10n.t('no reason given') : risk.reason;
      const item = new vscode.TreeItem(reason);
      item.description = `${risk.ruleId}  ${place}`;
      item.iconPath = new vscode.ThemeIcon('verified');
      const tooltip = new vscode.MarkdownString();
      tooltip.appendText(`${risk.message}\n\n${place}`);
      item.tooltip = tooltip;
      item.command = { command: 'vscode.open', title: vscode.l10n.t('Open'), arguments: [uri, { selection: range }] };
      item.accessibilityInformation = { label: `${reason}, ${risk.ruleId}, ${place}` };
      return item;
    },
  };
  const view = vscode.window.createTreeView('holdfast.accepted', { treeDataProvider: provider });
  const refresh = (): void => {
    if (!view.visible) return;
    clearTimeout(timer);
    timer = setTimeout(() => changed.fire(undefined), pause);
  };
  return vscode.Disposable.from(
    view,
    changed,
    view.onDidChangeVisibility(refresh),
    vscode.languages.onDidChangeDiagnostics(refresh),
    client.onDidChangeState(refresh),
    { dispose: () => clearTimeout(timer) },
  );
}
