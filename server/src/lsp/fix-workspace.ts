import type { TextEdit } from '../core/edit';
import { applyEdits } from '../engine/fixes/working-text';
import { lineEdits } from './line-edits';
import type { WorkspaceFixes } from './protocol';
import type { ServerContext } from './server-context';
import { describeError } from './server-log';
import { toWorkspaceEdit } from './workspace-edit';

/**
 * The safe fixes of a rule in every file that has findings of it, as one edit whose changes all ask for confirmation. Files are
 * fixed one after the other on the texts that the earlier ones leave, since fixes may share a file.
 */
export function fixAllInWorkspace(context: ServerContext, ruleId: string): WorkspaceFixes {
  const { results, folders, analyzer, texts, log } = context;
  const current = new Map<string, string>();
  const created = new Map<string, string>();
  const read = (uri: string): string | undefined => current.get(uri) ?? created.get(uri) ?? texts.read(uri);
  const files = results.files().filter((uri) => results.of(uri).some((finding) => finding.ruleId === ruleId));
  for (const uri of [...files].sort()) {
    const text = read(uri);
    const folder = folders.of(uri);
    if (text === undefined || folder.isSkipped(uri, text)) continue;
    try {
      const source = { uri, text };
      const { changes, refused } = analyzer.fixAll(
        source,
        folder.facts(uri),
        read,
        { upTo: 'safe', ruleId },
        folder.options(),
      );
      for (const title of refused) log.warn(`Fix left out in ${uri}, it would add a problem: ${title}`);
      for (const [file, edits] of changes.edits) current.set(file, applyEdits(read(file) ?? '', edits));
      for (const [file, content] of changes.created) created.set(file, content);
    } catch (error) {
      log.once(`fixAll ${String(error)}`, `Fixing all failed for ${uri}: ${describeError(error)}`);
    }
  }
  const edits = new Map<string, readonly TextEdit[]>();
  for (const [uri, text] of current) {
    const before = texts.read(uri) ?? '';
    if (text !== before) edits.set(uri, lineEdits(before, text));
  }
  const size = edits.size + created.size;
  if (size === 0) return { edit: null, files: 0 };
  const title = context.translation.say('Fix all of {rule}', { rule: ruleId });
  const edit = toWorkspaceEdit({ edits, created }, title, context, 'always');
  return { edit: edit ?? null, files: size };
}
