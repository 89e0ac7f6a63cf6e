import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { at } from './generate/paths';

/** `npm run new-rule -- storage/foo --languages kotlin,swift`: a rule and its fixture, to be filled in. */
function main(): void {
  const words = process.argv.slice(2);
  const id = words[0] ?? '';
  const listed = words[words.indexOf('--languages') + 1];
  const [category = '', name = ''] = id.split('/');
  if (!/^[a-z]+\/[a-z][a-z-]*$/.test(id) || !words.includes('--languages') || !listed) {
    console.error('Usage: npm run new-rule -- <category>/<name-of-the-bad-pattern> --languages kotlin,swift');
    process.exitCode = 1;
    return;
  }
  const languages = listed.split(',');
  write(at('server', 'src', 'rules', category, `${name}.ts`), ruleText(id, category, languages));
  write(at('test', 'rules', category, `${name}.md`), fixtureText(id, languages));
  console.log(`Next: npm run test:rule -- ${name} --watch`);
}

function write(file: string, text: string): void {
  if (existsSync(file)) {
    console.error(`${path.relative(at(), file)} exists.`);
    process.exitCode = 1;
    return;
  }
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log(`Wrote ${path.relative(at(), file)}`);
}

function ruleText(id: string, category: string, languages: readonly string[]): string {
  const list = languages.map((language) => `'${language}'`).join(', ');
  return `import { defineRule } from '../../rule-kit/rule';

export default defineRule({
  id: '${id}',
  meta: {
    title: 'What is wrong, in a few words',
    category: '${category}',
    severity: 'warning',
    precision: 'high',
    languages: [${list}],
    cwe: [],
    masvs: [],
    maswe: [],
    mission: [],
    since: '0.1.0',
    docs: { what: '', why: '', fix: '', references: [] },
  },
  messages: {
    found: 'What. Why. What to do.',
  },
  queries: [],
  fixes: [],
});
`;
}

function fixtureText(id: string, languages: readonly string[]): string {
  const blocks = languages.flatMap((language) => [
    `## ${language}`,
    '',
    `\`\`\`${language} doc`,
    '{|found:write the bad example here|}',
    '```',
    '',
    `## ${language}, done well`,
    '',
    `\`\`\`${language} ok`,
    'write the good example here',
    '```',
    '',
  ]);
  return [`# ${id}`, '', ...blocks].join('\n');
}

main();
