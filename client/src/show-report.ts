import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ReportFormat, ReportMethod, ReportParams } from '../../server/src/lsp/protocol';
import { workspaceSchemes } from './workspace-schemes';

const reportMethod: ReportMethod = 'holdfast/report';
const lastScan = 'last-scan.json';
const previousScan = 'previous-scan.json';

/** The report of the last workspace scan as a page, and its export in the forms of other tools. */
export function registerReport(
  client: BaseLanguageClient,
  storage: vscode.Uri | undefined,
  scan: () => Promise<unknown>,
): vscode.Disposable {
  let panel: vscode.WebviewPanel | undefined;
  const previousFile = storage && vscode.Uri.joinPath(storage, previousScan);
  const ask = (params: ReportParams): Promise<string | null> => client.sendRequest<string | null>(reportMethod, params);

  /** Asks for a report, after a first scan when there was none. */
  const reportOf = async (params: ReportParams): Promise<string | undefined> => {
    const known = await ask(params);
    if (known !== null) return known;
    await scan();
    return (await ask(params)) ?? undefined;
  };

  const show = async (): Promise<void> => {
    const previous = previousFile && (await readText(previousFile));
    const page = await reportOf({ format: 'html', commandLinks: true, previous });
    if (page === undefined) return;
    panel ??= createPanel(() => {
      panel = undefined;
    });
    panel.webview.html = page;
    panel.reveal();
  };

  const exportReport = async (): Promise<void> => {
    const chosen = await vscode.window.showQuickPick(exportForms(), { title: vscode.l10n.t('Export report as') });
    if (!chosen) return;
    const report = await reportOf({ format: chosen.format });
    if (report === undefined) return;
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    const target = await vscode.window.showSaveDialog({
      defaultUri: folder && vscode.Uri.joinPath(folder, chosen.description),
      title: vscode.l10n.t('Export report'),
    });
    if (!target) return;
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(report));
    const open = vscode.l10n.t('Open');
    const done = vscode.l10n.t('Report written to {0}.', vscode.workspace.asRelativePath(target));
    if ((await vscode.window.showInformationMessage(done, open)) === open)
      await vscode.commands.executeCommand('vscode.open', target);
  };

  return vscode.Disposable.from(
    vscode.commands.registerCommand('holdfast.showReport', show),
    vscode.commands.registerCommand('holdfast.exportReport', exportReport),
    vscode.commands.registerCommand('holdfast.openPlace', (...place: unknown[]) => openPlace(client, ...place)),
    { dispose: () => panel?.dispose() },
  );
}

/**
 * Keeps what a finished scan found, so that the report after the next one can say what changed. Only rules, places and
 * fingerprints are kept, in the editor's storage for this workspace.
 */
export async function keepForTrend(client: BaseLanguageClient, storage: vscode.Uri | undefined): Promise<void> {
  if (!storage) return;
  const report = await client.sendRequest<string | null>(reportMethod, { format: 'json' } satisfies ReportParams);
  if (report === null) return;
  const { version, finishedAt, findings } = JSON.parse(report) as {
    readonly version: number;
    readonly finishedAt: string;
    readonly findings: readonly Readonly<Record<string, unknown>>[];
  };
  const kept = findings.map(({ file, rule, severity, fingerprint }) => ({ file, rule, severity, fingerprint }));
  const last = vscode.Uri.joinPath(storage, lastScan);
  await vscode.workspace.fs.createDirectory(storage);
  await vscode.workspace.fs
    .rename(last, vscode.Uri.joinPath(storage, previousScan), { overwrite: true })
    .then(undefined, () => undefined);
  const text = JSON.stringify({ version, finishedAt, findings: kept });
  await vscode.workspace.fs.writeFile(last, new TextEncoder().encode(text));
}

function createPanel(onDispose: () => void): vscode.WebviewPanel {
  // No scripts, no files: the page is text and links to `holdfast.openPlace`.
  const panel = vscode.window.createWebviewPanel(
    'holdfast.report',
    vscode.l10n.t('Holdfast Report'),
    vscode.ViewColumn.Active,
    {
      enableScripts: false,
      enableCommandUris: ['holdfast.openPlace'],
      localResourceRoots: [],
      enableFindWidget: true,
    },
  );
  panel.onDidDispose(onDispose);
  return panel;
}

/** Opens a place of the report; line and column count from 1. */
async function openPlace(client: BaseLanguageClient, uri?: unknown, line?: unknown, column?: unknown): Promise<void> {
  if (typeof uri !== 'string' || typeof line !== 'number' || typeof column !== 'number') return;
  const target = client.protocol2CodeConverter.asUri(uri);
  if (!workspaceSchemes().includes(target.scheme)) return;
  const at = new vscode.Position(Math.max(0, line - 1), Math.max(0, column - 1));
  await vscode.window.showTextDocument(target, {
    selection: new vscode.Range(at, at),
    viewColumn: vscode.ViewColumn.Beside,
  });
}

function exportForms(): readonly (vscode.QuickPickItem & {
  readonly format: ReportFormat;
  readonly description: string;
})[] {
  return [
    { label: vscode.l10n.t('HTML, one page for people'), description: 'holdfast-report.html', format: 'html' },
    { label: vscode.l10n.t('SARIF 2.1.0, for code scanning'), description: 'holdfast.sarif', format: 'sarif' },
    { label: vscode.l10n.t('JSON, for scripts'), description: 'holdfast-report.json', format: 'json' },
    { label: vscode.l10n.t('Markdown, for review comments'), description: 'holdfast-report.md', format: 'markdown' },
    { label: vscode.l10n.t('GitLab SAST'), description: 'gl-sast-report.json', format: 'gitlab' },
    {
      label: vscode.l10n.t('Draft for Google Play’s Data safety form, to review'),
      description: 'data-safety-draft.csv',
      format: 'play',
    },
    {
      label: vscode.l10n.t('Draft for Apple’s privacy labels, to review'),
      description: 'PrivacyInfo-draft.xcprivacy',
      format: 'apple',
    },
    { label: vscode.l10n.t('SonarQube generic issues'), description: 'holdfast-issues.json', format: 'sonarqube' },
  ];
}

async function readText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}
