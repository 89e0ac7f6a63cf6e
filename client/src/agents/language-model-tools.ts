import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type {
  AnalyzeFileMethod,
  AnalyzeFileParams,
  FileFinding,
  RuleDescription,
  RuleMethod,
  RuleParams,
} from '../../../server/src/lsp/protocol';
import { allFindings } from '../findings/finding';
import { severityName } from '../findings/grouping';
import { fixesAt } from '../fixes-at';

const analyzeFileMethod: AnalyzeFileMethod = 'holdfast/analyzeFile';
const ruleMethod: RuleMethod = 'holdfast/rule';
/** Findings in one answer; counts by rule are complete. */
const mostFindings = 100;

interface FixInput {
  readonly path: string;
  readonly line: number;
  readonly rule: string;
  readonly title?: string;
}

/** Tools that the editor's language models may call: the findings that the user sees, and their fixes. */
export function registerLanguageModelTools(
  client: BaseLanguageClient,
  scan: () => Promise<unknown>,
): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.lm.registerTool<{ readonly path: string }>('holdfast_scan_file', {
      prepareInvocation: ({ input }) => ({ invocationMessage: vscode.l10n.t('Scanning {0}', input.path) }),
      invoke: async ({ input }) => answer(await scanFile(client, input.path)),
    }),
    vscode.lm.registerTool('holdfast_scan_workspace', {
      prepareInvocation: () => ({ invocationMessage: vscode.l10n.t('Scanning the workspace') }),
      invoke: async () => {
        await scan();
        return answer(workspaceText());
      },
    }),
    vscode.lm.registerTool<{ readonly rule: string }>('holdfast_explain_rule', {
      prepareInvocation: ({ input }) => ({ invocationMessage: vscode.l10n.t('Reading rule {0}', input.rule) }),
      invoke: async ({ input }) => {
        const params: RuleParams = { id: input.rule };
        const rule = await client.sendRequest<RuleDescription | null>(ruleMethod, params);
        return answer(rule?.markdown ?? `There is no rule ${input.rule}.`);
      },
    }),
    vscode.lm.registerTool<FixInput>('holdfast_apply_fix', {
      prepareInvocation: ({ input }) => ({
        invocationMessage: vscode.l10n.t('Fixing {0} in {1}', input.rule, input.path),
        confirmationMessages: {
          title: vscode.l10n.t('Apply a fix'),
          message: vscode.l10n.t('Fix {0} in {1}, line {2}?', input.rule, input.path, input.line),
        },
      }),
      invoke: async ({ input }) => answer(await applyFix(client, input)),
    }),
  );
}

const answer = (text: string): vscode.LanguageModelToolResult =>
  new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);

/** A file of the workspace by its relative path; undefined for anything outside of the folders. */
function fileIn(path: string): vscode.Uri | undefined {
  for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
    const target = vscode.Uri.joinPath(uri, path);
    if (vscode.workspace.getWorkspaceFolder(target)) return target;
  }
  return undefined;
}

async function scanFile(client: BaseLanguageClient, path: string): Promise<string> {
  const uri = fileIn(path);
  if (!uri) return `${path} is no file of this workspace.`;
  const params: AnalyzeFileParams = { uri: client.code2ProtocolConverter.asUri(uri) };
  const findings = await client.sendRequest<readonly FileFinding[] | null>(analyzeFileMethod, params);
  if (!findings) return `${path} cannot be read, or is left out: ignored, excluded, generated or a dependency.`;
  const list = findings.map(({ range, ruleId, ...rest }) => ({ line: range.start.line + 1, rule: ruleId, ...rest }));
  return JSON.stringify({ file: path, findings: list }, undefined, 1);
}

function workspaceText(): string {
  const findings = allFindings();
  const byRule: Record<string, number> = {};
  for (const { ruleId } of findings) byRule[ruleId] = (byRule[ruleId] ?? 0) + 1;
  const list = findings.slice(0, mostFindings).map(({ uri, range, ruleId, severity, message, fix }) => ({
    file: vscode.workspace.asRelativePath(uri),
    line: range.start.line + 1,
    rule: ruleId,
    severity: severityName(severity),
    message,
    fix,
  }));
  return JSON.stringify({ total: findings.length, byRule, findings: list }, undefined, 1);
}

/** Applies the fix of that title, or the first that is offered, to the finding on a line. */
async function applyFix(client: BaseLanguageClient, { path, line, rule, title }: FixInput): Promise<string> {
  const uri = fileIn(path);
  if (!uri) return `${path} is no file of this workspace.`;
  const document = await vscode.workspace.openTextDocument(uri);
  if (line < 1 || line > document.lineCount) return `${path} has ${document.lineCount} lines.`;
  const fixes = await fixesAt(client, uri, document.lineAt(line - 1).range, rule);
  const fix = title === undefined ? fixes[0] : fixes.find((each) => each.title.startsWith(title));
  if (!fix) {
    const titles = fixes.map((each) => `"${each.title}"`).join(', ');
    return titles === '' ? `${rule} has no finding with a fix on line ${line} of ${path}.` : `Offered are: ${titles}.`;
  }
  const applied = await fix.apply();
  return applied
    ? `Applied: ${fix.title}. The changed files are not saved.`
    : 'The user or the editor refused the change.';
}
