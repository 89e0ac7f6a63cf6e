import type { WorkspaceEdit } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { ServerContext } from './server-context';
import { describeError } from './server-log';
import { toWorkspaceEdit } from './workspace-edit';

/** Kind of the source action, below the one that editors run on save. */
export const fixAllKind = 'source.fixAll.holdfast';

/** All safe fixes of a document, or those of one rule. Undefined when there is nothing to change. */
export function fixAllEdit(
  context: ServerContext,
  document: TextDocument,
  ruleId: string | undefined,
): WorkspaceEdit | undefined {
  const folder = context.folders.of(document.uri);
  if (folder.isSkipped(document.uri, document.getText())) return undefined;
  try {
    const { changes, refused } = context.analyzer.fixAll(
      context.folders.sourceOf(document),
      folder.facts(document.uri),
      context.texts.read,
      { upTo: 'safe', ruleId },
      folder.options(),
    );
    for (const title of refused) context.log.warn(`Fix left out in ${document.uri}, it would add a problem: ${title}`);
    const size = changes.created.size + [...changes.edits.values()].reduce((sum, edits) => sum + edits.length, 0);
    return size === 0 ? undefined : toWorkspaceEdit(changes, 'Fix all safe findings', context);
  } catch (error) {
    context.log.once(`fixAll ${String(error)}`, `Fixing all failed for ${document.uri}: ${describeError(error)}`);
    return undefined;
  }
}
