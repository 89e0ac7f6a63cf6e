import type { LanguageId } from '../../server/src/core/language';
import type { AnyRule } from '../../server/src/rule-kit/rule';
import { languageNames } from './references';

const START = '<!-- rules:start -->';
const END = '<!-- rules:end -->';

/** The README with its rule tables renewed; unchanged when it has no markers. */
export function readmeText(readme: string, rules: readonly AnyRule[]): string {
  const start = readme.indexOf(START);
  const end = readme.indexOf(END);
  if (start === -1 || end < start) return readme;
  return `${readme.slice(0, start + START.length)}\n\n${tables(rules)}\n\n${readme.slice(end)}`;
}

function tables(rules: readonly AnyRule[]): string {
  const ordered = [...rules].sort((a, b) => (a.id < b.id ? -1 : 1));
  const ruleTable = [
    `${rules.length} rules, each with examples on [its page](docs/rules/README.md).`,
    '',
    '| Rule | Finds | Severity | Fixes |',
    '| --- | --- | --- | --- |',
    ...ordered.map((rule) => {
      const fixes = new Set((rule.fixes ?? []).map((fix) => fix.applicability));
      const kinds = (['safe', 'suggestion', 'manual'] as const).filter((kind) => fixes.has(kind));
      return `| [${rule.id}](docs/rules/${rule.id}.md) | ${rule.meta.title} | ${rule.meta.severity} | ${kinds.join(', ')} |`;
    }),
  ];
  return [...ruleTable, '', ...matrix(rules)].join('\n');
}

/** Rules per MASVS group and language. */
function matrix(rules: readonly AnyRule[]): readonly string[] {
  const groups = [...new Set(rules.flatMap((rule) => rule.meta.masvs.map(groupOf)))].sort();
  const languages = (Object.keys(languageNames) as LanguageId[]).filter((language) =>
    rules.some((rule) => rule.meta.languages.includes(language)),
  );
  return [
    'Rules by MASVS group and language:',
    '',
    `| | ${languages.map((language) => languageNames[language]).join(' | ')} |`,
    `| --- |${languages.map(() => ' ---: |').join('')}`,
    ...groups.map((group) => {
      const own = rules.filter((rule) => rule.meta.masvs.some((control) => groupOf(control) === group));
      const counts = languages.map((language) => own.filter((rule) => rule.meta.languages.includes(language)).length);
      return `| ${group} | ${counts.map((count) => (count === 0 ? '' : count)).join(' | ')} |`;
    }),
  ];
}

function groupOf(control: string): string {
  return control.replace(/-\d+$/, '');
}
