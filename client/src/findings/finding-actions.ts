import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type {
  FixAllInWorkspaceMethod,
  FixAllInWorkspaceParams,
  WorkspaceFixes,
} from '../../../server/src/lsp/protocol';
import { applyEdit } from '../apply-edit';
import { fixesAt } from '../fixes-at';
import type { ShowRule } from '../show-rule';
import { suppressFinding } from '../suppress-finding';
import { allFindings, type Finding } from './finding';
import type { FindingNode } from './findings-view';

const fixAllInWorkspaceMethod: FixAllInWorkspaceMethod = 'holdfast/fixAllInWorkspace';

/** What the buttons and menus of the findings view do. They get the node they stand on. */
export function registerFindingActions(client: BaseLanguageClient, showRule: ShowRule): vscode.Disposable {
  const onFinding = (id: string, run: (finding: Finding) => Promise<void>): vscode.Disposable =>
    vscode.commands.registerCommand(id, (node?: FindingNode) =>
      node?.kind === 'finding' ? run(node.finding) : undefined,
    );
  return vscode.Disposable.from(
    onFinding('holdfast.finding.fix', (finding) => fixFinding(client, finding)),
    onFinding('holdfast.finding.suppress', async (finding) => {
      const { document } = await vscode.window.showTextDocument(finding.uri, { selection: finding.range });
      const { asUri, asRange } = client.code2ProtocolConverter;
      await suppressFinding(client, asUri(document.uri), finding.ruleId, asRange(finding.range));
    }),
    onFinding('holdfast.finding.showRule', ({ ruleId }) => showRule(ruleId)),
    onFinding('holdfast.finding.copy', async ({ uri, range, ruleId, message }) => {
      const place = `${vscode.workspace.asRelativePath(uri)}:${range.start.line + 1}:${range.start.character + 1}`;
      await vscode.env.clipboard.writeText(`${place} ${ruleId} ${message}`);
    }),
    vscode.commands.registerCommand('holdfast.fixAllInWorkspace', (node?: FindingNode) =>
      fixAllInWorkspace(client, node?.kind === 'group' ? node.group.key : undefined),
    ),
  );
}

/** Opens the place of a finding and applies its quick fix, asking which when there are several. */
async function fixFinding(client: BaseLanguageClient, { uri, range, ruleId }: Finding): Promise<void> {
  await vscode.window.showTextDocument(uri, { selection: range });
  const fixes = await fixesAt(client, uri, range, ruleId);
  if (fixes.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no quick fix for this finding any more.'));
    return;
  }
  const items = fixes.map((fix) => ({ label: fix.title, fix }));
  const chosen =
    items.length === 1
      ? items[0]
      : await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Fix {0}', ruleId) });
  await chosen?.fix.apply();
}

/** Shows the safe fixes of a rule in all files that were scanned, for the user to confirm. */
async function fixAllInWorkspace(client: BaseLanguageClient, ruleId: string | undefined): Promise<void> {
  const wanted = ruleId ?? (await askForRule());
  if (wanted === undefined) return;
  const params: FixAllInWorkspaceParams = { ruleId: wanted };
  const { edit } = await client.sendRequest<WorkspaceFixes>(fixAllInWorkspaceMethod, params);
  if (!edit) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Holdfast has no safe fix for {0} in the files it has scanned.', wanted),
    );
    return;
  }
  await applyEdit(client, edit);
}

async function askForRule(): Promise<string | undefined> {
  const fixable = new Set(
    allFindings()
      .filter(({ fix }) => fix === 'safe')
      .map((finding) => finding.ruleId),
  );
  if (fixable.size === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No finding has a safe fix. Scan the workspace first.'));
    return undefined;
  }
  return vscode.window.showQuickPick([...fixable].sort(), { title: vscode.l10n.t('Fix all of which rule?') });
}
