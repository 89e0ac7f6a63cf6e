/**
 * The translations of the language server's texts: `npm run translations` tells what is missing and what no text asks for any more,
 * `--write` puts the files into the order of the texts and drops the latter, `--missing de` prints what there is to translate.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { at } from './generate/paths';
import { serverTexts } from './generate/texts';

type Groups = Record<string, Record<string, string>>;

export interface TranslationState {
  readonly language: string;
  /** In the order of the texts, with what is translated. */
  readonly groups: Groups;
  readonly missing: Groups;
  readonly stale: readonly string[];
  /** Texts whose translation has other placeholders or other code. */
  readonly broken: readonly string[];
}

const fileOf = (language: string): string => at('l10n', `server.${language}.json`);

export function translatedLanguages(): readonly string[] {
  return readdirSync(at('l10n')).flatMap((name) => /^server\.(\w+)\.json$/.exec(name)?.[1] ?? []);
}

export function translationState(language: string): TranslationState {
  const written = JSON.parse(readFileSync(fileOf(language), 'utf8')) as Groups;
  const known = new Map(Object.values(written).flatMap((group) => Object.entries(group)));
  const groups: Groups = {};
  const missing: Groups = {};
  const broken: string[] = [];
  for (const [name, texts] of serverTexts()) {
    for (const text of texts) {
      const translation = known.get(text);
      known.delete(text);
      const target = translation === undefined ? missing : groups;
      target[name] = { ...target[name], [text]: translation ?? '' };
      if (translation !== undefined && fixedParts(text) !== fixedParts(translation)) broken.push(text);
    }
  }
  return { language, groups, missing, stale: [...known.keys()], broken };
}

/** Placeholders and code, which no translation changes. */
const fixedParts = (text: string): string => [...(text.match(/`[^`]+`|\{\w+\}/g) ?? [])].sort().join(' ');

function main(): void {
  const wanted = process.argv[process.argv.indexOf('--missing') + 1];
  for (const language of translatedLanguages()) {
    const { groups, missing, stale, broken } = translationState(language);
    if (process.argv.includes('--missing')) {
      if (language === wanted) console.log(JSON.stringify(missing, undefined, 2));
      continue;
    }
    const count = Object.values(missing).reduce((sum, group) => sum + Object.keys(group).length, 0);
    console.log(`${language}: ${count} missing, ${stale.length} stale, ${broken.length} with other placeholders`);
    for (const text of [...stale, ...broken]) console.log(`  ${text}`);
    if (process.argv.includes('--write')) writeFileSync(fileOf(language), `${JSON.stringify(groups, undefined, 2)}\n`);
  }
}

if (require.main === module) main();
