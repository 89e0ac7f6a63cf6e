import { overlaps } from '../core/location';
import { findRule } from '../project/config';
import { acceptedRisks } from './accepted-risks';
import { analyzeFile } from './analyze-file';
import { baselineText } from './baseline';
import { codeActions, resolveCodeAction } from './code-actions';
import { fixAllEdit } from './fix-all';
import { fixAllInWorkspace } from './fix-workspace';
import { hover } from './hover';
import { inventoryProjects } from './inventory';
import { toTextRange } from './positions';
import type {
  AcceptedMethod,
  AnalyzeFileMethod,
  AnalyzeFileParams,
  BaselineMethod,
  BaselineParams,
  FixAllInWorkspaceMethod,
  FixAllInWorkspaceParams,
  FixAllMethod,
  FixAllParams,
  InventoryMethod,
  ReportMethod,
  ReportParams,
  RuleDescription,
  RuleMethod,
  RuleParams,
  RuleSummary,
  RulesMethod,
  ScanMethod,
  ScanParams,
  ScanResult,
  SuppressMethod,
  SuppressParams,
} from './protocol';
import { report } from './report';
import { describeRule, ruleUrl } from './rule-pages';
import type { ServerContext } from './server-context';
import { describeError } from './server-log';
import { suppressionEdit } from './suppression';
import type { Validation } from './validation';
import { scanFolders, type WorkspaceScanOptions } from './workspace-scan';

const scanMethod: ScanMethod = 'holdfast/scan';
const ruleMethod: RuleMethod = 'holdfast/rule';
const suppressMethod: SuppressMethod = 'holdfast/suppress';
const fixAllMethod: FixAllMethod = 'holdfast/fixAll';
const rulesMethod: RulesMethod = 'holdfast/rules';
const fixAllInWorkspaceMethod: FixAllInWorkspaceMethod = 'holdfast/fixAllInWorkspace';
const reportMethod: ReportMethod = 'holdfast/report';
const acceptedMethod: AcceptedMethod = 'holdfast/accepted';
const inventoryMethod: InventoryMethod = 'holdfast/inventory';
const analyzeFileMethod: AnalyzeFileMethod = 'holdfast/analyzeFile';
const baselineMethod: BaselineMethod = 'holdfast/baseline';

/** Commands that the server runs itself, for editors without the product's own client. */
export const serverCommands = ['holdfast.server.scan', 'holdfast.server.showRule'];

/** Connects requests to their handlers. A handler that breaks is logged and answers with nothing. */
export function registerRequests(
  context: ServerContext,
  validation: Validation,
  scanOptions: Omit<WorkspaceScanOptions, 'folders'>,
): void {
  const { connection, texts } = context;
  const guarded = <P, R>(name: string, nothing: R, handle: (params: P) => R): ((params: P) => R) => {
    return (params) => {
      try {
        return handle(params);
      } catch (error) {
        context.log.once(`${name} ${String(error)}`, `${name} failed: ${describeError(error)}`);
        return nothing;
      }
    };
  };

  const guardedAsync = <P, R>(name: string, handle: (params: P) => Promise<R | null>) => {
    return (params: P): Promise<R | null> =>
      handle(params).catch((error: unknown) => {
        context.log.once(`${name} ${String(error)}`, `${name} failed: ${describeError(error)}`);
        return null;
      });
  };

  connection.onHover(guardedAsync('Hover', (params) => hover(context, params)));
  connection.onCodeAction(guarded('Code actions', [], (params) => codeActions(context, params)));
  connection.onCodeActionResolve((action) =>
    guarded('Resolving a code action', action, () => resolveCodeAction(context, action))(action),
  );

  connection.onRequest(ruleMethod, async (params: RuleParams): Promise<RuleDescription | null> => {
    const rule = findRule(params.id, context.analyzer.rules);
    return rule ? describeRule(rule, context) : null;
  });
  connection.onRequest(fixAllMethod, (params: FixAllParams) => {
    const document = texts.open(params.uri);
    return (document && fixAllEdit(context, document, params.ruleId)) ?? null;
  });
  connection.onRequest(
    suppressMethod,
    guarded('Suppressing', null, (params: SuppressParams) => {
      const document = texts.open(params.uri);
      if (!document) return null;
      const range = toTextRange(document, params.range);
      const current = context.results.versionOf(document.uri) === document.version;
      const findings =
        (current ? context.results.of(document.uri) : context.folders.analyze(document)?.diagnostics) ?? [];
      const finding = findings.find((each) => each.ruleId === params.ruleId && overlaps(each.range, range));
      return (finding && suppressionEdit(context, document, finding, params.reason)) ?? null;
    }),
  );

  connection.onRequest(rulesMethod, (): readonly RuleSummary[] =>
    context.analyzer.rules.map(({ id, meta: { title, category, masvs, mission } }) => ({
      id,
      title: context.translation.say(title),
      category,
      masvs,
      mission,
    })),
  );
  connection.onRequest(
    fixAllInWorkspaceMethod,
    guarded('Fixing the workspace', { edit: null, files: 0 }, (params: FixAllInWorkspaceParams) =>
      fixAllInWorkspace(context, params.ruleId),
    ),
  );
  connection.onRequest(
    reportMethod,
    guardedAsync('The report', async (params: ReportParams) => (await report(context, params)) ?? null),
  );
  connection.onRequest(
    inventoryMethod,
    guardedAsync('The data inventory', async () => (await inventoryProjects(context)) ?? null),
  );
  connection.onRequest(
    acceptedMethod,
    guarded('Accepted risks', [], () => acceptedRisks(context)),
  );
  connection.onRequest(
    analyzeFileMethod,
    guarded('Analysing a file', null, (params: AnalyzeFileParams) => analyzeFile(context, params.uri) ?? null),
  );
  connection.onRequest(
    baselineMethod,
    guarded('The baseline', null, (params: BaselineParams) => baselineText(context, params.folder) ?? null),
  );

  connection.onRequest(scanMethod, async (params: ScanParams, token): Promise<ScanResult> => {
    const progress = connection.window.attachWorkDoneProgress(params.workDoneToken);
    return scanFolders(context, validation, { ...scanOptions, folders: params.folders }, progress, token);
  });

  connection.onExecuteCommand(async (params, token, workDone) => {
    if (params.command === 'holdfast.server.scan') {
      const own = params.workDoneToken === undefined && context.features.workDoneProgress;
      const progress = own ? await connection.window.createWorkDoneProgress() : workDone;
      const cancel = own && 'token' in progress ? (progress as { token: typeof token }).token : token;
      return scanFolders(context, validation, scanOptions, progress, cancel);
    }
    if (params.command === 'holdfast.server.showRule') {
      const rule = findRule(String(params.arguments?.[0]), context.analyzer.rules);
      if (rule)
        await connection.window.showDocument({
          uri: ruleUrl(rule.id),
          external: true,
        });
    }
    return null;
  });
}
