import { filled, type Wording } from '../core/wording';

/** Values of placeholders; numbers are written as they are. */
export type Values = Readonly<Record<string, string | number>>;

/** The language that texts are shown in. The engine speaks English; what it says is put into other languages where it is shown. */
export interface Translation {
  /** As in `lang` attributes: `en`, `de`. */
  readonly language: string;
  /** A text of the product in this language; in English where it has no translation. */
  say(template: string, values?: Values): string;
}

export const english: Translation = {
  language: 'en',
  say: (template, values) => filled({ template, data: asStrings(values) }),
};

/** Translations by English text, in groups that help their reader only. */
export type TranslatedTexts = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * A language from its texts. Values of placeholders are translated too where they are words of the product, but not in backticks or
 * quotes: what stands there comes from the code.
 */
export function createTranslation(language: string, texts: TranslatedTexts): Translation {
  const known = new Map(Object.values(texts).flatMap((group) => Object.entries(group)));
  /**
   * A phrase may hold code in backticks, which its translation calls `{code}`. A single word may be code itself, so its translation
   * names the placeholder that it fills: `part: key`.
   */
  const word = (name: string, value: string): string => {
    if (!value.includes(' ')) return known.get(`${name}: ${value}`) ?? value;
    const code = /`[^`]*`/.exec(value)?.[0];
    const found = known.get(code ? value.replace(code, '`{code}`') : value);
    return found === undefined ? value : code ? found.replace('`{code}`', () => code) : found;
  };
  return {
    language,
    say(template, values) {
      const data = asStrings(values);
      const text = known.get(template) ?? template;
      return text.replace(placeholder, (whole, quote: string, name: string) => {
        const value = data?.[name];
        if (value === undefined) return whole;
        return quote === '' ? word(name, value) : `${quote}${value}`;
      });
    },
  };
}

const placeholder = /([`"“„«]?)\{(\w+)\}/g;

/** The language of a locale that editors name, `de-CH`. */
export function languageOf(locale: string | undefined): string {
  return (locale ?? 'en').toLowerCase().split(/[-_]/)[0] ?? 'en';
}

/** A text with the wording that it was made from, in another language. */
export function translated(
  { say }: Translation,
  text: { readonly message: string; readonly wording?: Wording },
): string {
  return text.wording ? say(text.wording.template, text.wording.data) : say(text.message);
}

function asStrings(values: Values | undefined): Record<string, string> | undefined {
  return values && Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}
