import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { RuleSummary, RulesMethod } from '../../../server/src/lsp/protocol';
import { scanSummary } from '../scan-workspace';
import type { FinishedScan, WorkspaceScan } from '../workspace-scan';
import { onDidChangeFiles } from './changed-files';
import { type Filter, filterFindings, filters } from './filtering';
import { allFindings, type Finding } from './finding';
import { findingItem } from './finding-item';
import { type FindingGroup, type Grouping, groupFindings, groupings } from './grouping';

const rulesMethod: RulesMethod = 'holdfast/rules';
/** Milliseconds that changes are gathered for before the tree is drawn again. */
const pause = 100;

export type FindingNode =
  | { readonly kind: 'group'; readonly group: FindingGroup }
  | { readonly kind: 'finding'; readonly finding: Finding; readonly parent: FindingGroup };

/** The tree of findings in the view container, with its grouping, its filter and its count. */
export function registerFindingsView(
  client: BaseLanguageClient,
  memory: vscode.Memento,
  { last, onDidScan }: Pick<WorkspaceScan, 'last' | 'onDidScan'>,
): vscode.Disposable {
  const changed = new vscode.EventEmitter<FindingNode | undefined>();
  let rules: ReadonlyMap<string, RuleSummary> = new Map();
  let grouping = remembered(memory, 'holdfast.findings.grouping', groupings);
  let filter = remembered(memory, 'holdfast.findings.filter', filters);
  let groups: readonly FindingGroup[] = [];
  let timer: NodeJS.Timeout | undefined;

  const provider: vscode.TreeDataProvider<FindingNode> = {
    onDidChangeTreeData: changed.event,
    getChildren: (node) => {
      if (!node) return groups.map((group) => ({ kind: 'group', group }));
      if (node.kind === 'finding') return [];
      return node.group.findings.map((finding) => ({ kind: 'finding', finding, parent: node.group }));
    },
    getParent: (node) => (node.kind === 'finding' ? { kind: 'group', group: node.parent } : undefined),
    getTreeItem: (node) =>
      node.kind === 'group' ? groupItem(node.group, grouping) : findingItem(node.finding, grouping, rules),
  };
  const view = vscode.window.createTreeView('holdfast.findings', { treeDataProvider: provider, showCollapseAll: true });

  const draw = (): void => {
    const all = allFindings();
    const shown = filterFindings(all, filter);
    groups = groupFindings(shown, grouping, rules);
    view.badge = all.length === 0 ? undefined : { value: all.length, tooltip: countText(all.length) };
    view.description = shown.length === all.length ? countText(all.length) : filteredText(shown.length, all.length);
    view.message =
      all.length > 0 && shown.length === 0
        ? vscode.l10n.t('The filter hides all {0} findings.', all.length)
        : scanText(last());
    void vscode.commands.executeCommand('setContext', 'holdfast.filter', filter);
    changed.fire(undefined);
  };
  const redraw = (): void => {
    clearTimeout(timer);
    timer = setTimeout(draw, pause);
  };

  const choose = async <T extends string>(title: string, now: T, labels: Readonly<Record<T, string>>) => {
    const items = (Object.keys(labels) as T[]).map((value) => ({
      label: labels[value],
      description: value === now ? vscode.l10n.t('now') : undefined,
      value,
    }));
    return (await vscode.window.showQuickPick(items, { title }))?.value;
  };
  const setGrouping = async (wanted?: Grouping): Promise<void> => {
    const value = wanted ?? (await choose(vscode.l10n.t('Group findings by'), grouping, groupingLabels()));
    if (!value) return;
    grouping = value;
    await memory.update('holdfast.findings.grouping', value);
    draw();
  };
  const setFilter = async (wanted?: Filter): Promise<void> => {
    const value = wanted ?? (await choose(vscode.l10n.t('Show findings'), filter, filterLabels()));
    if (!value) return;
    filter = value;
    await memory.update('holdfast.findings.filter', value);
    draw();
  };

  const learnRules = async (): Promise<void> => {
    const list = await client.sendRequest<readonly RuleSummary[]>(rulesMethod).catch(() => []);
    rules = new Map(list.map((rule) => [rule.id, rule]));
    draw();
  };
  const ready = client.onDidChangeState(() => client.isRunning() && void learnRules());

  return vscode.Disposable.from(
    view,
    changed,
    ready,
    onDidScan(draw),
    onDidChangeFiles(() => filter === 'changed' && redraw()),
    vscode.languages.onDidChangeDiagnostics(redraw),
    vscode.window.tabGroups.onDidChangeTabs(() => filter === 'open' && redraw()),
    vscode.commands.registerCommand('holdfast.groupFindings', (wanted?: unknown) =>
      setGrouping(groupings.find((each) => each === wanted)),
    ),
    vscode.commands.registerCommand('holdfast.filterFindings', (wanted?: unknown) =>
      setFilter(filters.find((each) => each === wanted)),
    ),
    vscode.commands.registerCommand('holdfast.clearFilter', () => setFilter('all')),
    { dispose: () => clearTimeout(timer) },
  );
}

function remembered<T extends string>(memory: vscode.Memento, key: string, known: readonly [T, ...T[]]): T {
  return known.find((each) => each === memory.get(key)) ?? known[0];
}

function groupingLabels(): Readonly<Record<Grouping, string>> {
  return {
    severity: vscode.l10n.t('Severity'),
    rule: vscode.l10n.t('Rule'),
    file: vscode.l10n.t('File'),
    masvs: vscode.l10n.t('MASVS group'),
    mission: vscode.l10n.t('What to work on: collect less, every layer, strengthen input, renew'),
  };
}

function filterLabels(): Readonly<Record<Filter, string>> {
  return {
    all: vscode.l10n.t('All'),
    open: vscode.l10n.t('In open files'),
    changed: vscode.l10n.t('In changed files (Git)'),
    fixable: vscode.l10n.t('With a quick fix'),
  };
}

const countText = (count: number): string =>
  count === 1 ? vscode.l10n.t('1 finding') : vscode.l10n.t('{0} findings', count);

/** "Scanned at 14:03: 118 findings (62 errors) in 412 files". */
function scanText(scan: FinishedScan | undefined): string | undefined {
  if (!scan) return undefined;
  const time = scan.at.toLocaleTimeString(vscode.env.language, { hour: '2-digit', minute: '2-digit' });
  return vscode.l10n.t('Scanned at {0}: {1}', time, scanSummary(scan.result));
}

const filteredText = (shown: number, all: number): string => vscode.l10n.t('{0} of {1} findings', shown, all);

function groupItem(group: FindingGroup, grouping: Grouping): vscode.TreeItem {
  const open = grouping === 'severity' || group.findings.length <= 20;
  const item = new vscode.TreeItem(
    group.label,
    open ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed,
  );
  item.id = `${grouping} ${group.key}`;
  item.description = [String(group.findings.length), group.description].filter((part) => part).join('  ');
  item.iconPath = group.icon;
  item.resourceUri = group.resource;
  const hasSafeFix = group.findings.some(({ fix }) => fix === 'safe');
  item.contextValue = grouping === 'rule' ? `rule${hasSafeFix ? '.safe' : ''}` : 'group';
  item.accessibilityInformation = { label: `${group.label}, ${countText(group.findings.length)}` };
  return item;
}
