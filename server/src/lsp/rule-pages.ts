import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LanguageId } from '../core/language';
import type { AnyRule } from '../rule-kit/rule';
import type { Translation } from '../translation/translation';
import type { RuleDescription } from './protocol';
import type { ServerContext } from './server-context';
import { translatePage } from './translate-page';

const pagesUrl = 'https://github.com/holdfast-dev/holdfast/blob/main/docs/rules/';

/** The address of a rule's page. */
export function ruleUrl(ruleId: string): string {
  return `${pagesUrl}${ruleId}.md`;
}

/** The generated page of a rule by its id; undefined where the installation has none. Never rejects. */
export type RulePages = (ruleId: string) => Promise<string | undefined>;

/** The pages of an installation on disk. */
export function pagesIn(folder: string): RulePages {
  return (ruleId) => readFile(join(folder, `${ruleId}.md`), 'utf8').catch(() => undefined);
}

/** The rule's page: the generated one, otherwise one made from the rule's own texts. */
export async function describeRule(
  rule: AnyRule,
  { rulePage, translation }: Pick<ServerContext, 'rulePage' | 'translation'>,
): Promise<RuleDescription> {
  const page = await rulePage(rule.id);
  const short = `# ${translation.say(rule.meta.title)}\n\n${ruleTexts(rule, translation)}\n\n${standards(rule)}\n`;
  return {
    id: rule.id,
    title: translation.say(rule.meta.title),
    markdown: page === undefined ? short : translatePage(page, rule, translation),
    url: ruleUrl(rule.id),
  };
}

/** What, why and what to do, as Markdown. */
export function ruleTexts(rule: AnyRule, { say }: Translation): string {
  const { what, why, fix } = rule.meta.docs;
  return `**${say('What.')}** ${say(what)}\n\n**${say('Why.')}** ${say(why)}\n\n**${say('What to do.')}** ${say(fix)}`;
}

/** MASVS, MASWE and CWE of a rule with links, on one line. */
export function standards(rule: AnyRule): string {
  const { masvs, maswe, cwe } = rule.meta;
  const parts: string[] = [];
  if (masvs.length > 0) {
    parts.push(`MASVS v2.1: ${masvs.map((id) => `[${id}](https://mas.owasp.org/MASVS/controls/${id}/)`).join(', ')}`);
  }
  if (maswe.length > 0)
    parts.push(`MASWE v1.0.0: ${maswe.map((id) => `[${id}](https://mas.owasp.org/MASWE/)`).join(', ')}`);
  if (cwe.length > 0) {
    parts.push(cwe.map((id) => `[CWE-${id}](https://cwe.mitre.org/data/definitions/${id}.html)`).join(', '));
  }
  return parts.join(' · ');
}

/**
 * The secure example of a rule's page for a language, as a fenced block: the first block below a line that says so,
 * the language's own where there is one. Undefined when the page has none.
 */
export function secureExample(page: string, language: LanguageId): string | undefined {
  const blocks = secureBlocks(page);
  const own = blocks.find((block) => fenceLanguages[language].includes(block.language));
  return (own ?? blocks[0])?.text;
}

/** What the fences of the pages call each language. */
const fenceLanguages: Record<LanguageId, readonly string[]> = {
  kotlin: ['kotlin', 'kt'],
  java: ['java'],
  swift: ['swift'],
  'objective-c': ['objective-c', 'objc', 'objectivec'],
  dart: ['dart'],
  typescript: ['typescript', 'ts', 'tsx', 'javascript', 'js'],
  javascript: ['javascript', 'js', 'jsx', 'typescript', 'ts'],
  xml: ['xml'],
  plist: ['plist', 'xml'],
  json: ['json', 'jsonc'],
  yaml: ['yaml', 'yml'],
  toml: ['toml'],
  properties: ['properties'],
  gradle: ['gradle', 'groovy', 'kotlin'],
  'firebase-rules': ['firebase-rules', 'rules', 'text'],
  html: ['html'],
  podfile: ['podfile', 'ruby'],
  xcode: ['pbxproj', 'xcconfig'],
  text: ['text', 'sql'],
};

function secureBlocks(page: string): { language: string; text: string }[] {
  const blocks: { language: string; text: string }[] = [];
  let secure = false;
  let open: { fence: string; language: string; lines: string[] } | undefined;
  for (const line of page.split(/\r?\n/)) {
    if (open) {
      open.lines.push(line);
      if (line.trim() === open.fence) {
        if (secure) blocks.push({ language: open.language, text: open.lines.join('\n') });
        open = undefined;
      }
      continue;
    }
    // The line above a block says what it shows: "Insecure (file):", "Secure, after …:".
    if (/^(#{1,6}\s+)?[A-Za-z]/.test(line)) secure = /^(#{1,6}\s+)?secure\b/i.test(line);
    const fence = /^(`{3,}|~{3,})\s*([\w+-]*)/.exec(line);
    if (fence) open = { fence: fence[1] ?? '```', language: (fence[2] ?? '').toLowerCase(), lines: [line] };
  }
  return blocks;
}
