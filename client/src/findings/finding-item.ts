import * as vscode from 'vscode';
import type { Finding } from './finding';
import { headline } from './finding';
import { type Grouping, type RulesById, severityIcon, severityName } from './grouping';

/**
 * A finding in the tree. What its heading does not say comes first, so that it is still read in a narrow side bar: the place below a
 * rule, what is wrong elsewhere. All of it stands in the tooltip.
 */
export function findingItem(finding: Finding, grouping: Grouping, rules: RulesById): vscode.TreeItem {
  const path = vscode.workspace.asRelativePath(finding.uri);
  const line = finding.range.start.line + 1;
  const place = `${path.split('/').pop()}:${line}`;
  const what = headline(finding.message);
  const item = new vscode.TreeItem(grouping === 'rule' ? place : withoutMarks(what));
  item.description = grouping === 'rule' ? withoutMarks(what) : grouping === 'file' ? `:${line}` : place;
  item.iconPath = severityIcon(finding.severity);
  item.contextValue = finding.fix ? 'finding.fixable' : 'finding';
  item.tooltip = tooltip(finding, rules.get(finding.ruleId)?.title ?? finding.ruleId, `${path}:${line}`);
  item.command = {
    command: 'vscode.open',
    title: vscode.l10n.t('Open'),
    arguments: [finding.uri, { selection: finding.range } satisfies vscode.TextDocumentShowOptions],
  };
  item.accessibilityInformation = {
    label: `${severityName(finding.severity)}: ${withoutMarks(what)} ${path}, ${vscode.l10n.t('line {0}', line)}`,
  };
  return item;
}

/** Tree items show plain text. */
const withoutMarks = (text: string): string => text.replaceAll('`', '');

/** The whole message, with its code as code. Nothing in it can be run: the text is not trusted. */
function tooltip(finding: Finding, title: string, place: string): vscode.MarkdownString {
  const text = new vscode.MarkdownString(undefined, true);
  text.appendMarkdown('**').appendText(title).appendMarkdown(`**\n\n${finding.message}\n\n`);
  text.appendMarkdown(`${severityName(finding.severity)} · \`${finding.ruleId}\`\n\n`).appendText(place);
  if (finding.fix) text.appendMarkdown(`\n\n$(lightbulb) ${vscode.l10n.t('With a quick fix')}`);
  return text;
}
