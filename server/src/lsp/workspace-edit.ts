import {
  type ChangeAnnotation,
  CreateFile,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { FileChanges, TextEdit as PlannedEdit } from '../core/edit';
import { documentOf, toLspRange } from './positions';
import type { ServerContext } from './server-context';

const annotationId = 'holdfast-confirm';

/** When an edit is shown before it is made: always, when it changes more than one file, or only when it creates one. */
export type Confirmation = 'always' | 'several-files' | 'created-files';

/**
 * The edit an editor applies for a fix, with its title in English: versioned changes for documents that are open, with an annotation that asks for
 * confirmation where it is wanted. Undefined when the editor cannot create a file that the fix needs, or a changed file cannot be read.
 */
export function toWorkspaceEdit(
  changes: FileChanges,
  title: string,
  { texts, features, translation: { say } }: Pick<ServerContext, 'texts' | 'features' | 'translation'>,
  confirm: Confirmation = 'created-files',
): WorkspaceEdit | undefined {
  if (changes.created.size > 0 && !features.createFile) return undefined;
  const edited: { uri: string; version: number | null; edits: TextEdit[] }[] = [];
  for (const [uri, edits] of changes.edits) {
    if (edits.length === 0) continue;
    const document = texts.document(uri);
    if (!document) return undefined;
    edited.push({
      uri: texts.editorUri(uri),
      version: texts.version(uri),
      edits: edits.map((edit: PlannedEdit) => ({ range: toLspRange(document, edit.range), newText: edit.newText })),
    });
  }
  if (!features.documentChanges) {
    return { changes: Object.fromEntries(edited.map(({ uri, edits }) => [uri, edits])) };
  }
  const documentChanges: (TextDocumentEdit | CreateFile)[] = [];
  const touched = changes.created.size + edited.length;
  const wanted = confirm === 'always' || (confirm === 'several-files' && touched > 1) || changes.created.size > 0;
  const annotate = features.changeAnnotations && wanted;
  for (const [uri, text] of changes.created) {
    const start = toLspRange(documentOf(uri, ''), { start: 0, end: 0 });
    const options = { ignoreIfExists: true };
    documentChanges.push(annotate ? CreateFile.create(uri, options, annotationId) : CreateFile.create(uri, options));
    documentChanges.push({
      textDocument: { uri, version: null },
      edits: [annotate ? { range: start, newText: text, annotationId } : { range: start, newText: text }],
    });
  }
  for (const { uri, version, edits } of edited) {
    const marked = annotate ? edits.map((edit) => ({ ...edit, annotationId })) : edits;
    documentChanges.push({ textDocument: { uri, version }, edits: marked });
  }
  if (!annotate) return { documentChanges };
  const annotation: ChangeAnnotation = {
    label: say(title),
    description: touched === 1 ? say('Creates a file') : say('Changes {count} files', { count: touched }),
    needsConfirmation: true,
  };
  return { documentChanges, changeAnnotations: { [annotationId]: annotation } };
}
