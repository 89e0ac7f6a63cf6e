import type { WorkspaceEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic } from '../core/diagnostic';
import type { TextEdit } from '../core/edit';
import type { LanguageId } from '../core/language';
import { configSuppression } from './config-suppression';
import type { ServerContext } from './server-context';
import { toWorkspaceEdit } from './workspace-edit';

/** Stands in for the reason when the editor cannot ask for one. */
export const placeholderReason = 'reason: to be written by the reviewer';

/** How a comment of one line is written. */
interface CommentForm {
  readonly open: string;
  readonly close: string;
}

const slashes: CommentForm = { open: '// ', close: '' };
const hash: CommentForm = { open: '# ', close: '' };
const markup: CommentForm = { open: '<!-- ', close: ' -->' };
/** Inside JSX, `//` would be text. */
const jsx: CommentForm = { open: '{/* ', close: ' */}' };
const block: CommentForm = { open: '/* ', close: ' */' };

function commentForms(language: LanguageId, uri: string): readonly CommentForm[] {
  switch (language) {
    case 'xml':
    case 'plist':
      return [markup];
    case 'html':
      return uri.endsWith('.vue') ? [slashes, markup] : [markup, slashes];
    case 'yaml':
    case 'toml':
    case 'properties':
    case 'podfile':
      return [hash];
    case 'json':
      return [];
    case 'typescript':
    case 'javascript':
      return /\.[jt]sx$|\.js$/.test(uri) ? [slashes, jsx] : [slashes];
    default:
      return [slashes, block];
  }
}

/**
 * The edit that silences a finding: a comment above its line in the form of the file's language, or an entry of the project file
 * where the language has no comments. Each form is tried on the text before it is offered, so that a comment which the
 * language would read as something else never comes out. Undefined when none works.
 */
export function suppressionEdit(
  context: ServerContext,
  document: TextDocument,
  finding: Diagnostic,
  reason: string,
): WorkspaceEdit | undefined {
  const text = document.getText();
  const language = context.folders.languageOf(document);
  if (!language) return undefined;
  const words = oneLine(reason);
  if (language === 'json' || language === 'text') return configSuppression(context, document, finding, words);
  const instruction = `holdfast-ignore ${finding.ruleId} ${words}`;
  for (const form of commentForms(language, document.uri)) {
    const note = form === markup ? instruction.replace(/--+/g, '-') : instruction;
    for (const start of candidateLines(text, finding.range.start, form === markup)) {
      const edit = commentAbove(text, start, `${form.open}${note}${form.close}`);
      if (!silences(context, document, finding, edit)) continue;
      const changes = { edits: new Map([[document.uri, [edit]]]), created: new Map<string, string>() };
      return toWorkspaceEdit(changes, context.translation.say('Suppress {rule}', { rule: finding.ruleId }), context);
    }
  }
  return undefined;
}

/** Reasons stand on one line; the words that end a block comment would end it early. */
function oneLine(reason: string): string {
  const words = reason.replace(/\s+/g, ' ').replaceAll('*/', '* /').trim();
  return words === '' ? placeholderReason : words;
}

/** The finding's own line; in markup also the line on which its tag opens, since a comment cannot stand inside a tag. */
function candidateLines(text: string, offset: number, inMarkup: boolean): number[] {
  const line = lineStart(text, offset);
  if (!inMarkup) return [line];
  const tag = text.lastIndexOf('<', offset);
  const close = text.lastIndexOf('>', offset - 1);
  if (tag < 0 || close > tag) return [line];
  return [...new Set([lineStart(text, tag), line])].filter((start) => start <= tag);
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function commentAbove(text: string, start: number, comment: string): TextEdit {
  const indent = /^[\t ]*/.exec(text.slice(start))?.[0] ?? '';
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  return { range: { start, end: start }, newText: `${indent}${comment}${newline}` };
}

/** Whether the finding is gone with the comment in place, and nothing else came. */
function silences(context: ServerContext, document: TextDocument, finding: Diagnostic, edit: TextEdit): boolean {
  const text = document.getText();
  const changed = text.slice(0, edit.range.start) + edit.newText + text.slice(edit.range.end);
  const before = context.folders.analyzeText(document, text);
  const after = context.folders.analyzeText(document, changed);
  if (!before || !after) return true;
  const count = (diagnostics: readonly Diagnostic[]): number =>
    diagnostics.filter((each) => each.ruleId === finding.ruleId).length;
  // Findings of project rules do not come from the text of one file; for them the comment is taken on trust.
  const fromText = before.diagnostics.some((each) => each.ruleId === finding.ruleId);
  if (!fromText) return true;
  return count(after.diagnostics) < count(before.diagnostics) && after.diagnostics.length < before.diagnostics.length;
}
