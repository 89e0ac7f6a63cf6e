import { readdirSync, readFileSync } from 'node:fs';
import { codeLanguages, type LanguageId } from '../../server/src/core/language';
import type { AnyRule, Fix } from '../../server/src/rule-kit/rule';
import { type FixtureCase, readFixture } from '../../test/harness/fixture-file';
import type { Output } from '../generate';
import { at } from './paths';
import { cweLink, languageNames, masvsLink, masweLink } from './references';

/** `docs/rules/<id>.md` for every rule, and their index. */
export function rulePages(rules: readonly AnyRule[]): readonly Output[] {
  return [
    { file: 'docs/rules/README.md', text: index(rules) },
    ...rules.map((rule) => ({ file: `docs/rules/${rule.id}.md`, text: page(rule) })),
  ];
}

function index(rules: readonly AnyRule[]): string {
  const lines = [
    '# Rules',
    '',
    `${rules.length} rules. Each page says what is found, why it matters and how to fix it.`,
  ];
  for (const category of [...new Set(rules.map((rule) => rule.meta.category))].sort()) {
    lines.push(
      '',
      `## ${category}`,
      '',
      '| Rule | Finds | Severity | Precision | Languages |',
      '| --- | --- | --- | --- | --- |',
    );
    for (const rule of rules.filter((entry) => entry.meta.category === category)) {
      const { title, severity, precision, languages } = rule.meta;
      const names = languages.map((language) => languageNames[language] ?? language).join(', ');
      lines.push(`| [${rule.id}](${rule.id}.md) | ${title} | ${severity} | ${precision} | ${names} |`);
    }
  }
  return `${[...lines, ...byLanguage(rules)].join('\n')}\n`;
}

/** What the rules find and fix in each programming language. */
function byLanguage(rules: readonly AnyRule[]): readonly string[] {
  const cell = (rule: AnyRule, language: LanguageId): string => {
    if (rule.meta.notIn?.[language]) return '–';
    if (!rule.meta.languages.includes(language)) return '';
    const own = ((rule.fixes ?? []) as readonly Fix[]).filter((fix) => fix.languages.includes(language));
    if (own.length === 0) return 'found';
    return own.some(({ applicability }) => applicability !== 'manual') ? 'fix' : 'prepared';
  };
  return [
    '',
    '## By language',
    '',
    '“fix” has a quick fix, “prepared” one to be finished by hand, “found” none; “–” is a gap on purpose. The rule’s page gives the reasons.',
    '',
    `| Rule | ${codeLanguages.map((language) => languageNames[language]).join(' | ')} | Configuration |`,
    `| --- |${codeLanguages.map(() => ' --- |').join('')} --- |`,
    ...[...rules]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map((rule) => {
        const codes = codeLanguages.map((language) => cell(rule, language));
        const rest = [...rule.meta.languages, ...(Object.keys(rule.meta.notIn ?? {}) as LanguageId[])]
          .filter((language) => !(codeLanguages as readonly LanguageId[]).includes(language))
          .map((language) => `${languageNames[language]} ${cell(rule, language)}`);
        return `| [${rule.id}](${rule.id}.md) | ${codes.join(' | ')} | ${rest.join(', ')} |`;
      }),
  ];
}

function page(rule: AnyRule): string {
  const { meta } = rule;
  const facts: (readonly [string, string])[] = [
    ['Rule', `\`${rule.id}\``],
    ['Severity', meta.severity],
    ['Precision', meta.precision],
    ['Languages', meta.languages.map((language) => languageNames[language] ?? language).join(', ')],
    ['Needs', needs(rule)],
    ['MASVS 2.1', meta.masvs.map(masvsLink).join(', ')],
    ['MASWE 1.0.0', meta.maswe.map((id) => masweLink(id, meta.masvs)).join(', ')],
    ['CWE', meta.cwe.map(cweLink).join(', ')],
    ['In tests and samples', meta.inTests ? 'reported' : 'silent'],
    [
      'In debug-only code',
      { silent: 'silent', lower: 'one level lower', same: 'as elsewhere' }[meta.inDebug ?? 'lower'],
    ],
    ['Former names', (meta.aliases ?? []).map((alias) => `\`${alias}\``).join(', ')],
    ['Since', meta.since],
  ];
  const lines = [
    `# ${meta.title}`,
    '',
    '| | |',
    '| --- | --- |',
    ...facts.filter(([, value]) => value !== '').map(([name, value]) => `| ${name} | ${value} |`),
    '',
    '## What it finds',
    '',
    meta.docs.what,
    ...absences(rule),
    '',
    '## Why it matters',
    '',
    meta.docs.why,
    '',
    '## How to fix it',
    '',
    meta.docs.fix,
    ...fixLines(rule),
    '',
    '## Messages',
    '',
    ...Object.entries(rule.messages as Record<string, string | { text: string; severity: string }>).map(
      ([id, message]) =>
        typeof message === 'string' ? `- \`${id}\`: ${message}` : `- \`${id}\` (${message.severity}): ${message.text}`,
    ),
    ...examples(rule),
    '',
    '## Suppressing it',
    '',
    `Write \`holdfast-ignore ${rule.id} <reason>\` in a comment on the line or the line above. The reason is part of the report.`,
    '',
    '## References',
    '',
    ...meta.docs.references.map((reference) => `- <${reference}>`),
  ];
  return `${lines.join('\n')}\n`;
}

function needs(rule: AnyRule): string {
  const kinds = new Set(rule.queries.map((query) => query.on));
  if (kinds.has('project')) return 'the whole project';
  return kinds.has('flow') ? 'data flow' : 'one file';
}

const applicabilities: Readonly<Record<Fix['applicability'], string>> = {
  safe: 'safe, part of fix-all',
  suggestion: 'needs a look, offered one at a time',
  manual: 'prepares the change, to be finished by hand',
};

function fixLines(rule: AnyRule): readonly string[] {
  const fixes = (rule.fixes ?? []) as readonly Fix[];
  if (fixes.length === 0) return ['', `There is no quick fix: ${rule.meta.noFix ?? ''}`];
  const reasons = Object.entries(rule.meta.withoutFix ?? {}).map(([of, why]) => {
    const language = languageNames[of as LanguageId];
    return `- None ${language ? `in ${language}` : `for \`${of}\``}: ${why}`;
  });
  return [
    '',
    'Quick fixes:',
    '',
    ...fixes.map((fix) => {
      const languages = fix.languages.map((language) => languageNames[language] ?? language).join(', ');
      const rest = fix.leavesFinding ? ` The finding stays: ${fix.leavesFinding}` : '';
      return `- ${fix.title} (${applicabilities[fix.applicability]}; ${languages}).${rest}`;
    }),
    ...reasons,
  ];
}

/** Languages in which the rule finds nothing on purpose; those with the same reason share a line. */
function absences({ meta }: AnyRule): readonly string[] {
  const byReason = new Map<string, string[]>();
  for (const [language, why] of Object.entries(meta.notIn ?? {})) {
    byReason.set(why, [...(byReason.get(why) ?? []), languageNames[language as LanguageId] ?? language]);
  }
  const lines = [...byReason].map(([why, names]) => `- Not in ${names.join(', ')}: ${why}`);
  return lines.length === 0 ? [] : ['', ...lines];
}

/** Fixture files of a rule: its own and those with a part name. */
export function fixtureTexts(ruleId: string): readonly string[] {
  const [category = '', name = ''] = ruleId.split('/');
  try {
    return readdirSync(at('test', 'rules', category))
      .filter((file) => file === `${name}.md` || (file.startsWith(`${name}.`) && file.endsWith('.md')))
      .sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
      .map((file) => readFileSync(at('test', 'rules', category, file), 'utf8'));
  } catch {
    return [];
  }
}

function examples(rule: AnyRule): readonly string[] {
  const cases = fixtureTexts(rule.id).flatMap((text) => readFixture(text).cases);
  const shown = cases.flatMap(exampleLines);
  return shown.length === 0 ? [] : ['', '## Examples', ...shown];
}

function exampleLines(entry: FixtureCase): readonly string[] {
  const lines: string[] = [];
  for (const file of entry.files.filter((candidate) => candidate.doc)) {
    lines.push('', `${file.ok ? 'Secure' : 'Insecure'} (\`${file.path}\`):`, '', ...fence(file.language, file.text));
  }
  for (const fix of entry.fixes) {
    for (const file of fix.files.filter((candidate) => candidate.doc)) {
      lines.push('', `Secure, after “${fix.title}” (\`${file.path}\`):`, '', ...fence(file.language, file.text));
    }
  }
  return lines.length === 0 ? [] : ['', `### ${entry.name}`, ...lines];
}

function fence(language: string, text: string): readonly string[] {
  return [`\`\`\`${language}`, text.replace(/\n$/, ''), '```'];
}
