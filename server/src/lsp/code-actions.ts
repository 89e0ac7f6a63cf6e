import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic as LspDiagnostic,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { CodeFix } from '../analyzer';
import type { Applicability, Diagnostic } from '../core/diagnostic';
import { overlaps } from '../core/location';
import type { Translation } from '../translation/translation';
import { fixAllEdit, fixAllKind } from './fix-all';
import { toTextRange } from './positions';
import type { ClientCommand } from './protocol';
import { toLspDiagnostics } from './publish-diagnostics';
import type { ServerContext } from './server-context';
import { describeError } from './server-log';
import { placeholderReason, suppressionEdit } from './suppression';
import { toWorkspaceEdit } from './workspace-edit';

/** What a code action carries so that its edit can be made later, on the text of that moment. */
type ActionData =
  | {
      readonly action: 'fix';
      readonly uri: string;
      readonly ruleId: string;
      readonly title: string;
      readonly start: number;
      readonly fingerprint: string;
    }
  | { readonly action: 'fix-all'; readonly uri: string; readonly ruleId?: string };

/** The title of a fix as the light bulb shows it. */
function shownTitle({ say }: Translation, title: string, applicability: Applicability): string {
  const fix = say(title);
  switch (applicability) {
    case 'safe':
      return fix;
    case 'suggestion':
      return say('{fix} (suggestion, review it)', { fix });
    case 'manual':
      return say('{fix} (finish it by hand)', { fix });
  }
}

/** Quick fixes for the findings at a range, computed on the current text; source actions when the editor asks for them. */
export function codeActions(context: ServerContext, params: CodeActionParams): CodeAction[] {
  const document = context.texts.open(params.textDocument.uri);
  if (!document || !context.features.codeActionLiterals) return [];
  const actions: CodeAction[] = [];
  if (wants(params.context.only, CodeActionKind.QuickFix)) actions.push(...quickFixes(context, document, params));
  // Source actions run on save or by name; in the light bulb they would only stand in the way.
  if (params.context.only && wants(params.context.only, fixAllKind)) actions.push(...sourceFixAll(context, document));
  return actions;
}

/** Makes the edit of an action that was offered without one. */
export function resolveCodeAction(context: ServerContext, action: CodeAction): CodeAction {
  const data = action.data as ActionData | undefined;
  if (!data || action.edit) return action;
  const document = context.texts.open(data.uri);
  if (!document) return action;
  if (data.action === 'fix-all') return { ...action, edit: fixAllEdit(context, document, data.ruleId) };
  const candidates = fixesOf(context, document, { ruleId: data.ruleId }).filter((fix) => fix.title === data.title);
  // The fingerprint finds the finding again after lines moved; the nearest one stands in when its surroundings changed too.
  const found =
    candidates.find((fix) => fix.diagnostic.fingerprint === data.fingerprint) ??
    candidates.sort((a, b) => distance(a, data.start) - distance(b, data.start))[0];
  return {
    ...action,
    edit: found && toWorkspaceEdit(found.changes, found.title, context, 'several-files'),
  };
}

function distance(fix: CodeFix, start: number): number {
  return Math.abs(fix.diagnostic.range.start - start);
}

/** Whether the editor wants actions of this kind: it asked for the kind, one above it, or nothing in particular. */
function wants(only: readonly string[] | undefined, kind: string): boolean {
  return !only || only.some((each) => each === '' || kind === each || kind.startsWith(`${each}.`));
}

function fixesOf(
  context: ServerContext,
  document: TextDocument,
  select: { at?: { start: number; end: number }; ruleId?: string },
): CodeFix[] {
  const folder = context.folders.of(document.uri);
  if (folder.isSkipped(document.uri, document.getText())) return [];
  try {
    const sourceText = context.folders.sourceOf(document);
    return [
      ...context.analyzer.fixes(sourceText, folder.facts(document.uri), context.texts.read, select, folder.options()),
    ];
  } catch (error) {
    context.log.once(`fixes ${String(error)}`, `Computing fixes failed for ${document.uri}: ${describeError(error)}`);
    return [];
  }
}

function quickFixes(context: ServerContext, document: TextDocument, params: CodeActionParams): CodeAction[] {
  const at = toTextRange(document, params.range);
  const findings = currentFindings(context, document).filter((each) => overlaps(each.range, at));
  if (findings.length === 0) return [];
  const actions: CodeAction[] = [];
  const published = (diagnostic: Diagnostic): LspDiagnostic[] =>
    toLspDiagnostics([diagnostic], document, context, context.texts.document);

  const preferred = new Set<string>();
  for (const fix of fixesOf(context, document, { at })) {
    const edit = toWorkspaceEdit(fix.changes, fix.title, context, 'several-files');
    if (!edit) continue;
    const action: CodeAction = {
      title: shownTitle(context.translation, fix.title, fix.applicability),
      kind: CodeActionKind.QuickFix,
      diagnostics: published(fix.diagnostic),
    };
    const key = `${fix.ruleId} ${fix.diagnostic.range.start}`;
    if (context.features.isPreferred && fix.applicability === 'safe' && !preferred.has(key)) {
      action.isPreferred = true;
      preferred.add(key);
    }
    const { ruleId, title } = fix;
    const { start } = fix.diagnostic.range;
    const { fingerprint } = fix.diagnostic;
    if (context.features.resolveEdit) {
      action.data = { action: 'fix', uri: document.uri, ruleId, title, start, fingerprint } satisfies ActionData;
    } else action.edit = edit;
    actions.push(action);
  }

  for (const finding of distinctRules(findings)) {
    const diagnostics = published(finding);
    actions.push(...fixAllOfRule(context, document, finding, diagnostics));
    const suppress = suppressAction(context, document, finding, diagnostics);
    if (suppress) actions.push(suppress);
    actions.push(...showRule(context, finding, diagnostics));
  }
  return actions;
}

/** Findings of the text as it is now: the published ones when they are of this version, fresh ones otherwise. */
function currentFindings(context: ServerContext, document: TextDocument): readonly Diagnostic[] {
  if (context.results.versionOf(document.uri) === document.version) return context.results.of(document.uri);
  return context.folders.analyze(document)?.diagnostics ?? [];
}

function distinctRules(findings: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(findings.map((finding) => [finding.ruleId, finding])).values()];
}

/** "Fix all of this rule in the file", offered when the rule has a safe fix and more than one finding in the file. */
function fixAllOfRule(
  context: ServerContext,
  document: TextDocument,
  finding: Diagnostic,
  diagnostics: LspDiagnostic[],
): CodeAction[] {
  const { ruleId } = finding;
  if (!finding.fixes.some((fix) => fix.applicability === 'safe')) return [];
  if (currentFindings(context, document).filter((each) => each.ruleId === ruleId).length < 2) return [];
  const action: CodeAction = {
    title: context.translation.say('Fix all of {rule} in the file', { rule: ruleId }),
    kind: CodeActionKind.QuickFix,
    diagnostics,
  };
  if (context.features.resolveEdit) {
    return [{ ...action, data: { action: 'fix-all', uri: document.uri, ruleId } satisfies ActionData }];
  }
  const edit = fixAllEdit(context, document, ruleId);
  return edit ? [{ ...action, edit }] : [];
}

function suppressAction(
  context: ServerContext,
  document: TextDocument,
  finding: Diagnostic,
  diagnostics: LspDiagnostic[],
): CodeAction | undefined {
  const kind = CodeActionKind.QuickFix;
  if (context.features.clientCommands) {
    const title = context.translation.say('Suppress {rule} with reason…', { rule: finding.ruleId });
    const command: ClientCommand = 'holdfast.suppress';
    const range = diagnostics[0]?.range;
    return { title, kind, diagnostics, command: { title, command, arguments: [document.uri, finding.ruleId, range] } };
  }
  const edit: WorkspaceEdit | undefined = suppressionEdit(context, document, finding, placeholderReason);
  const title = context.translation.say('Suppress {rule} with reason', { rule: finding.ruleId });
  return edit && { title, kind, diagnostics, edit };
}

function showRule(context: ServerContext, finding: Diagnostic, diagnostics: LspDiagnostic[]): CodeAction[] {
  const title = context.translation.say('Show rule {rule}', { rule: finding.ruleId });
  const kind = CodeActionKind.QuickFix;
  if (context.features.clientCommands) {
    const command: ClientCommand = 'holdfast.showRule';
    return [{ title, kind, diagnostics, command: { title, command, arguments: [finding.ruleId] } }];
  }
  if (!context.features.showDocument) return [];
  const command = 'holdfast.server.showRule';
  return [{ title, kind, diagnostics, command: { title, command, arguments: [finding.ruleId] } }];
}

function sourceFixAll(context: ServerContext, document: TextDocument): CodeAction[] {
  const edit = fixAllEdit(context, document, undefined);
  return edit ? [{ title: context.translation.say('Fix all safe Holdfast findings'), kind: fixAllKind, edit }] : [];
}
