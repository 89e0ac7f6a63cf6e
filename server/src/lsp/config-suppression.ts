import { dirname, join, relative, sep } from 'node:path';
import { applyEdits, modify, parse } from 'jsonc-parser';
import type { WorkspaceEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic } from '../core/diagnostic';
import type { TextEdit } from '../core/edit';
import { CONFIG_FILE_NAME } from '../project/config';
import { toUri } from '../project/file-uri';
import type { ServerContext } from './server-context';
import { filePath } from './texts';
import { toWorkspaceEdit } from './workspace-edit';

const formattingOptions = { tabSize: 2, insertSpaces: true };

/**
 * The edit that silences a finding in a file that has no comments: an entry of the project file, which is created when there is
 * none. Undefined for files outside of all folders.
 */
export function configSuppression(
  context: ServerContext,
  document: TextDocument,
  finding: Diagnostic,
  reason: string,
): WorkspaceEdit | undefined {
  const folder = context.folders.of(document.uri);
  const path = filePath(document.uri);
  if (path === undefined || folder.path === undefined) return undefined;
  const configFile = folder.configFile() ?? join(folder.path, CONFIG_FILE_NAME);
  const file = relative(dirname(configFile), path).split(sep).join('/');
  const entry = { rule: finding.ruleId, file, reason };
  const title = context.translation.say('Suppress {rule}', { rule: finding.ruleId });
  const uri = toUri(configFile);
  const text = context.texts.read(uri);
  if (text === undefined) {
    const created = new Map([[uri, `${JSON.stringify({ suppressions: [entry] }, undefined, 2)}\n`]]);
    return toWorkspaceEdit({ edits: new Map(), created }, title, context);
  }
  const existing: unknown = parse(text)?.suppressions;
  const at = Array.isArray(existing)
    ? modify(text, ['suppressions', existing.length], entry, { formattingOptions, isArrayInsertion: true })
    : modify(text, ['suppressions'], [entry], { formattingOptions });
  if (applyEdits(text, at) === text) return undefined;
  const edits: TextEdit[] = at.map(({ offset, length, content }) => ({
    range: { start: offset, end: offset + length },
    newText: content,
  }));
  return toWorkspaceEdit({ edits: new Map([[uri, edits]]), created: new Map() }, title, context);
}
