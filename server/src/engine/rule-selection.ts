import type { Severity } from '../core/diagnostic';
import { codeLanguages, type DocumentLanguage, type LanguageId } from '../core/language';
import type { AnyRule, Query } from '../rule-kit/rule';
import type { ParsedFile } from '../syntax/parsed-file';
import { type FileSeverities, fileSeverity } from './file-severity';

/** What the configuration says about one rule. */
export interface RuleSetting extends FileSeverities {
  /** Undefined keeps the rule's own. */
  readonly severity?: Severity | 'off';
  readonly options?: Readonly<Record<string, unknown>>;
}

/** A rule that takes part, with its setting under whichever of its names it was given. */
export interface EnabledRule {
  readonly rule: AnyRule;
  readonly severity?: Severity;
  readonly options: Readonly<Record<string, unknown>>;
  /** What globs of the configuration say about a file; they win over `severity`. */
  readonly severityIn?: (uri: string) => Severity | 'off' | undefined;
}

export interface RuleChoice {
  readonly rules?: Readonly<Record<string, RuleSetting>>;
  readonly only?: readonly string[];
}

/** The part of a file that selection looks at; known before the file is parsed. */
export interface FileFacts {
  readonly languages: ReadonlySet<LanguageId>;
  readonly role: ParsedFile['role'];
  readonly isTest: boolean;
}

/** Every name a rule answers to: its id and the ids it had before. */
export function namesOf(rule: AnyRule): readonly string[] {
  return [rule.id, ...(rule.meta.aliases ?? [])];
}

/** The rules a configuration leaves on. */
export function enabledRules(rules: readonly AnyRule[], choice: RuleChoice): readonly EnabledRule[] {
  return rules.flatMap((rule): readonly EnabledRule[] => {
    const names = namesOf(rule);
    if (choice.only && !names.some((name) => choice.only?.includes(name))) return [];
    const setting = names.map((name) => choice.rules?.[name]).find((found) => found !== undefined);
    const severityIn = setting && fileSeverity(setting);
    if (setting?.severity !== 'off')
      return [{ rule, severity: setting?.severity, options: setting?.options ?? {}, severityIn }];
    if (!severityIn) return [];
    // Off but for some files.
    return [{ rule, options: setting.options ?? {}, severityIn: (uri: string) => severityIn(uri) ?? 'off' }];
  });
}

/**
 * The languages a file counts as when rules name theirs: what it was read as, the scripts inside it, and the structured
 * language of configuration that is written as code.
 */
export function languagesOf(
  file: Pick<ParsedFile, 'language' | 'role'> & Partial<Pick<ParsedFile, 'treeLanguage'>>,
): ReadonlySet<LanguageId> {
  const languages = new Set<LanguageId>([file.language]);
  if (file.treeLanguage) languages.add(file.treeLanguage);
  if (file.language === 'html') languages.add('typescript').add('javascript');
  const structured = structuredLanguage[file.role];
  if (structured) languages.add(structured);
  return languages;
}

const structuredLanguage: Partial<Record<ParsedFile['role'], DocumentLanguage>> = {
  'gradle-build': 'gradle',
  'gradle-settings': 'gradle',
  'expo-config': 'json',
  'capacitor-config': 'json',
};

type Filter = (rule: AnyRule, file: FileFacts) => boolean;

/** Cheapest first; a rule takes part in a file when all agree. */
const filters: readonly Filter[] = [
  (rule, file) => !file.isTest || rule.meta.inTests === true,
  (rule, file) => rule.meta.languages.some((language) => file.languages.has(language)),
  (rule, file) => rule.queries.some((query) => queryApplies(query, file)),
];

/** The rules with something to look for in this file. */
export function rulesForFile(rules: readonly EnabledRule[], file: FileFacts): readonly EnabledRule[] {
  return rules.filter(({ rule }) => filters.every((filter) => filter(rule, file)));
}

/** Whether a query looks at files like this one at all. Project queries look at no file. */
export function queryApplies(query: Query, file: FileFacts): boolean {
  switch (query.on) {
    case 'project':
      return false;
    case 'entry':
      return query.roles.includes(file.role);
    case 'text':
      return query.roles === undefined || query.roles.includes(file.role);
    case 'flow':
      return hasCode(file);
    default:
      return hasCode(file) && (query.languages?.some((language) => file.languages.has(language)) ?? true);
  }
}

function hasCode(file: FileFacts): boolean {
  return codeLanguages.some((language) => file.languages.has(language));
}
