import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type {
  InventoryData,
  InventoryDataPlace,
  InventoryMethod,
  InventoryProject,
} from '../../server/src/lsp/protocol';

import type { WorkspaceScan } from './workspace-scan';

const inventoryMethod: InventoryMethod = 'holdfast/inventory';

type Node =
  | { readonly kind: 'project'; readonly project: InventoryProject }
  | { readonly kind: 'data'; readonly data: InventoryData }
  | { readonly kind: 'place'; readonly place: InventoryDataPlace };

/** Which personal data the scanned projects collect, where, and where it goes. */
export function registerInventoryView(
  client: BaseLanguageClient,
  { onDidScan }: Pick<WorkspaceScan, 'onDidScan'>,
): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  let projects: Promise<readonly InventoryProject[]> | undefined;

  const ask = async (): Promise<readonly InventoryProject[]> => {
    if (!client.isRunning()) return [];
    return (await client.sendRequest<readonly InventoryProject[] | null>(inventoryMethod)) ?? [];
  };
  const provider: vscode.TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getChildren: async (node) => {
      if (!node) {
        projects ??= ask();
        const list = await projects;
        const [only] = list;
        return list.length === 1 && only ? dataNodes(only) : list.map((project) => ({ kind: 'project', project }));
      }
      if (node.kind === 'project') return dataNodes(node.project);
      return node.kind === 'data' ? node.data.places.map((place) => ({ kind: 'place', place })) : [];
    },
    getTreeItem: (node) => {
      if (node.kind === 'project') return projectItem(client, node.project);
      return node.kind === 'data' ? dataItem(node.data) : placeItem(client, node.place);
    },
  };
  const view = vscode.window.createTreeView('holdfast.inventory', {
    treeDataProvider: provider,
    showCollapseAll: true,
  });
  const refresh = (): void => {
    projects = undefined;
    changed.fire(undefined);
  };
  return vscode.Disposable.from(
    view,
    changed,
    vscode.commands.registerCommand('holdfast.refreshInventory', refresh),
    client.onDidChangeState(refresh),
    onDidScan(refresh),
  );
}

const dataNodes = ({ entries }: InventoryProject): Node[] => entries.map((data) => ({ kind: 'data', data }));

function projectItem(client: BaseLanguageClient, { folder, entries }: InventoryProject): vscode.TreeItem {
  const uri = client.protocol2CodeConverter.asUri(folder);
  const item = new vscode.TreeItem(vscode.workspace.asRelativePath(uri), vscode.TreeItemCollapsibleState.Expanded);
  item.iconPath = vscode.ThemeIcon.Folder;
  item.description = String(entries.length);
  return item;
}

function dataItem({ label, marks, places }: InventoryData): vscode.TreeItem {
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Collapsed);
  item.description = marks.length > 0 ? marks.join(', ') : summary(places);
  item.iconPath = new vscode.ThemeIcon(marks.length > 0 ? 'warning' : 'person');
  item.tooltip = [label, summary(places), ...marks].join('\n');
  item.accessibilityInformation = { label: [label, ...marks, summary(places)].join(', ') };
  return item;
}

/** "2 declared, 3 read, 1 goes out", without what is nought. */
function summary(places: readonly InventoryDataPlace[]): string {
  const count = (...groups: readonly InventoryDataPlace['group'][]) =>
    places.filter(({ group }) => groups.includes(group)).length;
  const parts: [number, (count: number) => string][] = [
    [count('declared'), (n) => vscode.l10n.t('{0} declared', n)],
    [count('read', 'broughtBy'), (n) => vscode.l10n.t('{0} read', n)],
    [count('goesTo', 'receivedBy'), (n) => vscode.l10n.t('{0} passed on', n)],
  ];
  return parts.flatMap(([n, text]) => (n > 0 ? [text(n)] : [])).join(', ');
}

function placeItem(client: BaseLanguageClient, place: InventoryDataPlace): vscode.TreeItem {
  const uri = client.protocol2CodeConverter.asUri(place.uri);
  const range = client.protocol2CodeConverter.asRange(place.range);
  const where = `${vscode.workspace.asRelativePath(uri)}:${range.start.line + 1}`;
  const item = new vscode.TreeItem(place.text);
  item.description = `${groupText(place.group)}  ${where}`;
  item.iconPath = new vscode.ThemeIcon(place.open ? 'unlock' : icons[place.group]);
  item.command = { command: 'vscode.open', title: vscode.l10n.t('Open'), arguments: [uri, { selection: range }] };
  item.accessibilityInformation = { label: `${groupText(place.group)}: ${place.text}, ${where}` };
  return item;
}

const icons: Readonly<Record<InventoryDataPlace['group'], string>> = {
  declared: 'key',
  broughtBy: 'package',
  read: 'eye',
  goesTo: 'arrow-right',
  receivedBy: 'cloud-upload',
};

function groupText(group: InventoryDataPlace['group']): string {
  switch (group) {
    case 'declared':
      return vscode.l10n.t('declared');
    case 'broughtBy':
      return vscode.l10n.t('brought by');
    case 'read':
      return vscode.l10n.t('read');
    case 'goesTo':
      return vscode.l10n.t('goes');
    case 'receivedBy':
      return vscode.l10n.t('received by');
  }
}
