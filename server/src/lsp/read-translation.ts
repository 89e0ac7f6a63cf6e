import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createTranslation,
  english,
  languageOf,
  type TranslatedTexts,
  type Translation,
} from '../translation/translation';

/** Gives the texts of a language, as JSON; undefined for a language that there is no file of. */
export type TextsOfLanguage = (language: string) => string | undefined;

/** Texts in `l10n/` of the installation. */
export function textsBeside(distFolder: string): TextsOfLanguage {
  return (language) => {
    try {
      return readFileSync(join(distFolder, '..', 'l10n', `server.${language}.json`), 'utf8');
    } catch {
      return undefined;
    }
  };
}

/** The language that an editor asks for by its locale, read when it does; English where there are no texts of it. */
export function readTranslation(locale: string | undefined, texts: TextsOfLanguage): Translation {
  const language = languageOf(locale);
  const text = /^[a-z]{2,3}$/.test(language) && language !== 'en' ? texts(language) : undefined;
  return text === undefined ? english : createTranslation(language, JSON.parse(text) as TranslatedTexts);
}
