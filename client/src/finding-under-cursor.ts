import * as vscode from 'vscode';
import { ruleIdOf } from './findings/finding';

export interface FindingUnderCursor {
  readonly ruleId: string;
  readonly range: vscode.Range;
}

/** The finding at the cursor; asks when there is none there or more than one. Undefined when the file has none. */
export async function findingUnderCursor(
  editor: vscode.TextEditor,
  question: string,
): Promise<FindingUnderCursor | undefined> {
  const all = vscode.languages
    .getDiagnostics(editor.document.uri)
    .filter((each) => each.source === 'holdfast')
    .map((each) => ({ ruleId: ruleIdOf(each), range: each.range, message: each.message }));
  if (all.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Holdfast has no finding in this file.'));
    return undefined;
  }
  const here = all.filter((each) => each.range.intersection(editor.selection) !== undefined);
  const choices = here.length > 0 ? here : all;
  if (choices.length === 1) return choices[0];
  const picked = await vscode.window.showQuickPick(
    choices.map((each) => ({
      label: each.ruleId,
      description: vscode.l10n.t('line {0}', each.range.start.line + 1),
      detail: each.message,
      each,
    })),
    { title: question, matchOnDetail: true },
  );
  return picked?.each;
}
