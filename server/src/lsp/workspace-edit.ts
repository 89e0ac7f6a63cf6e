import {
  type ChangeAnnotation,
  CreateFile,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { FileChanges, TextEdit as PlannedEdit } from '../core/edit';
import type { ClientFeatures } from './client-features';
import { documentOf, toLspRange } from './positions';
import type { Texts } from './texts';

const annotationId = 'holdfast-created';

/**
 * The edit an editor applies for a fix: versioned changes for documents that are open, created files with an annotation that asks
 * for confirmation. Undefined when the editor cannot create a file that the fix needs, or a changed file cannot be read.
 */
export function toWorkspaceEdit(
  changes: FileChanges,
  title: string,
  texts: Texts,
  features: ClientFeatures,
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
  const annotate = features.changeAnnotations && changes.created.size > 0;
  for (const [uri, text] of changes.created) {
    const start = toLspRange(documentOf(uri, ''), { start: 0, end: 0 });
    const options = { ignoreIfExists: true };
    documentChanges.push(annotate ? CreateFile.create(uri, options, annotationId) : CreateFile.create(uri, options));
    documentChanges.push({
      textDocument: { uri, version: null },
      edits: [annotate ? { range: start, newText: text, annotationId } : { range: start, newText: text }],
    });
  }
  for (const { uri, version, edits } of edited) documentChanges.push({ textDocument: { uri, version }, edits });
  if (!annotate) return { documentChanges };
  const annotation: ChangeAnnotation = {
    label: title,
    description: 'Creates a file',
    needsConfirmation: true,
  };
  return { documentChanges, changeAnnotations: { [annotationId]: annotation } };
}
