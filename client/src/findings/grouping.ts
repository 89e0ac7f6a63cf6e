import * as vscode from 'vscode';
import type { RuleSummary } from '../../../server/src/lsp/protocol';
import type { Finding } from './finding';

/** The first is the one to begin with. */
export const groupings = ['rule', 'severity', 'file', 'masvs', 'mission'] as const;
export type Grouping = (typeof groupings)[number];

/** Findings under one heading. A finding may stand under several, as a rule may serve two standards. */
export interface FindingGroup {
  readonly key: string;
  readonly label: string;
  readonly description?: string;
  readonly icon?: vscode.ThemeIcon;
  readonly resource?: vscode.Uri;
  readonly findings: readonly Finding[];
}

interface Heading extends Omit<FindingGroup, 'findings'> {
  /** Groups stand in this order, then by name. */
  readonly rank: number;
}

export type RulesById = ReadonlyMap<string, RuleSummary>;

export function groupFindings(findings: readonly Finding[], by: Grouping, rules: RulesById): readonly FindingGroup[] {
  const groups = new Map<string, Heading & { findings: Finding[] }>();
  for (const finding of findings) {
    for (const heading of headings[by](finding, rules)) {
      const known = groups.get(heading.key);
      // The gravest finding gives the group its place and its icon.
      const group = known && known.rank <= heading.rank ? known : { ...heading, findings: known?.findings ?? [] };
      group.findings.push(finding);
      groups.set(heading.key, group);
    }
  }
  return [...groups.values()].sort((a, b) => a.rank - b.rank || a.label.localeCompare(b.label));
}

const headings: Readonly<Record<Grouping, (finding: Finding, rules: RulesById) => readonly Heading[]>> = {
  severity: ({ severity }) => [
    { key: String(severity), rank: severity, label: severityName(severity), icon: severityIcon(severity) },
  ],
  rule: ({ ruleId, severity }, rules) => [
    {
      key: ruleId,
      rank: severity,
      label: rules.get(ruleId)?.title ?? ruleId,
      description: ruleId,
      icon: severityIcon(severity),
    },
  ],
  file: ({ uri }) => {
    const path = vscode.workspace.asRelativePath(uri);
    const name = path.split('/').pop() ?? path;
    const folder = path.slice(0, -name.length - 1);
    return [
      { key: uri.toString(), rank: 0, label: name, description: folder, resource: uri, icon: vscode.ThemeIcon.File },
    ];
  },
  masvs: ({ ruleId }, rules) =>
    [...new Set(rules.get(ruleId)?.masvs.map((control) => control.replace(/-\d+$/, '')) ?? [])]
      .map((group): Heading => ({ key: group, rank: 0, label: group }))
      .concat(rules.has(ruleId) ? [] : [{ key: 'none', rank: 1, label: vscode.l10n.t('No standard') }]),
  mission: ({ ruleId }, rules) =>
    (rules.get(ruleId)?.mission ?? [])
      .map((point): Heading => ({ key: String(point), rank: point, label: missionName(point) }))
      .concat(rules.has(ruleId) ? [] : [{ key: 'none', rank: 9, label: vscode.l10n.t('Suppressions') }]),
};

function missionName(point: 1 | 2 | 3 | 4): string {
  switch (point) {
    case 1:
      return vscode.l10n.t('Collect less');
    case 2:
      return vscode.l10n.t('Assess every layer');
    case 3:
      return vscode.l10n.t('Strengthen what the user enters');
    case 4:
      return vscode.l10n.t('Renew what aged');
  }
}

export function severityName(severity: vscode.DiagnosticSeverity): string {
  switch (severity) {
    case vscode.DiagnosticSeverity.Error:
      return vscode.l10n.t('Error');
    case vscode.DiagnosticSeverity.Warning:
      return vscode.l10n.t('Warning');
    case vscode.DiagnosticSeverity.Information:
      return vscode.l10n.t('Information');
    case vscode.DiagnosticSeverity.Hint:
      return vscode.l10n.t('Hint');
  }
}

/** Differs in form, not only in colour. */
export function severityIcon(severity: vscode.DiagnosticSeverity): vscode.ThemeIcon {
  switch (severity) {
    case vscode.DiagnosticSeverity.Error:
      return new vscode.ThemeIcon('error', new vscode.ThemeColor('problemsErrorIcon.foreground'));
    case vscode.DiagnosticSeverity.Warning:
      return new vscode.ThemeIcon('warning', new vscode.ThemeColor('problemsWarningIcon.foreground'));
    case vscode.DiagnosticSeverity.Information:
      return new vscode.ThemeIcon('info', new vscode.ThemeColor('problemsInfoIcon.foreground'));
    case vscode.DiagnosticSeverity.Hint:
      return new vscode.ThemeIcon('lightbulb');
  }
}
