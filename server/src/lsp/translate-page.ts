import type { AnyRule } from '../rule-kit/rule';
import { english, type Translation } from '../translation/translation';

/** What the generated pages say beside the texts of their rules. */
export const PAGE_WORDS: readonly string[] = [
  'What it finds',
  'Why it matters',
  'How to fix it',
  'Quick fixes:',
  'There is no quick fix:',
  'The finding stays:',
  'Not in',
  'None in',
  'None for',
  'Messages',
  'Examples',
  'Insecure',
  'Secure',
  'Secure, after “{fix}”',
  'Suppressing it',
  'Write `holdfast-ignore {rule} <reason>` in a comment on the line or the line above. The reason is part of the report.',
  'References',
  'Rule',
  'Severity',
  'Precision',
  'Languages',
  'Needs',
  'In tests and samples',
  'In debug-only code',
  'Former names',
  'Since',
  'the whole project',
  'data flow',
  'one file',
  'reported',
  'silent',
  'one level lower',
  'as elsewhere',
  'safe, part of fix-all',
  'needs a look, offered one at a time',
  'prepares the change, to be finished by hand',
];

/** A rule's generated page in another language. Code blocks, names of examples and names of standards stay. */
export function translatePage(page: string, rule: AnyRule, translation: Translation): string {
  if (translation === english) return page;
  const { say } = translation;
  const texts = longTexts(rule);
  let fence = false;
  const lines = page.split('\n').map((line) => {
    const isFence = line.startsWith('```');
    if (isFence) fence = !fence;
    if (isFence || fence) return line;
    const cells = /^\| ([^|]+) \| ([^|]+) \|$/.exec(line);
    if (cells) return `| ${say(cells[1] ?? '')} | ${say(cells[2] ?? '')} |`;
    const [, mark = '', rest = line] = /^(#+ )(.*)$/.exec(line) ?? [];
    if (say(rest) !== rest) return `${mark}${say(rest)}`;
    return mark + translateLine(rest, rule, texts, say);
  });
  return lines.join('\n');
}

/** The rule's texts, the longest first, since one may be a part of another. */
function longTexts(rule: AnyRule): readonly string[] {
  const messages = Object.values(rule.messages as Readonly<Record<string, string | { readonly text: string }>>);
  return [
    ...messages.map((message) => (typeof message === 'string' ? message : message.text)),
    ...(rule.fixes ?? []).flatMap((fix) => [fix.title, ...(fix.leavesFinding ? [fix.leavesFinding] : [])]),
    ...(rule.meta.noFix ? [rule.meta.noFix] : []),
    ...Object.values(rule.meta.notIn ?? {}),
    ...Object.values(rule.meta.withoutFix ?? {}),
  ].sort((a, b) => b.length - a.length);
}

function translateLine(line: string, rule: AnyRule, texts: readonly string[], say: Translation['say']): string {
  const [, fix, behind] = /^Secure, after “(.*)”( \(`.*)$/.exec(line) ?? [];
  if (fix !== undefined) return `${say('Secure, after “{fix}”', { fix: say(fix) })}${behind}`;
  const [, kind, place] = /^(Insecure|Secure)( \(`.*)$/.exec(line) ?? [];
  if (kind !== undefined) return `${say(kind)}${place}`;
  const suppress =
    'Write `holdfast-ignore {rule} <reason>` in a comment on the line or the line above. The reason is part of the report.';
  if (line === suppress.replace('{rule}', rule.id)) return say(suppress).replace('{rule}', rule.id);
  // A fix stands in one line with what stays of its finding.
  const translated = texts.reduce((text, own) => text.replace(own, () => say(own)), line);
  if (!/^- |^There is/.test(line)) return translated;
  const severities = translated.replace(/(?<=^- `[\w-]+` \()\w+(?=\):)/, (severity) => say(severity));
  return endings.reduce((text, words) => text.replace(words, () => say(words)), severities);
}

/** Words around the title of a fix and a reason. */
const endings = [
  'safe, part of fix-all',
  'needs a look, offered one at a time',
  'prepares the change, to be finished by hand',
  'The finding stays:',
  'There is no quick fix:',
  'Not in',
  'None in',
  'None for',
];
