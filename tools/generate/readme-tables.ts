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
  const categories = [...new Set(rules.map((rule) => rule.meta.category))].sort();
  const ruleTable = [
    `${rules.length} rules, each with examples on [its page](docs/rules/README.md).`,
    '',
    '| Group | Rules | Examples |',
    '| --- | --- | --- |',
    ...categories.map((category) => {
      const own = rules.filter((rule) => rule.meta.category === category);
      const first = own.slice(0, 3).map((rule) => `[${rule.meta.title}](docs/rules/${rule.id}.md)`);
      return `| ${category} | ${own.length} | ${first.join('; ')} |`;
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
