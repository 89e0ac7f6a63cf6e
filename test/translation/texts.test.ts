import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { rules } from '../../server/src/generated/registry';
import { translatePage } from '../../server/src/lsp/translate-page';
import { createTranslation } from '../../server/src/translation/translation';
import { at } from '../../tools/generate/paths';
import { serverTexts } from '../../tools/generate/texts';
import { translatedLanguages, translationState } from '../../tools/translations';

describe('texts of the language server', () => {
  it('are there in two more languages', () => {
    assert.deepEqual(translatedLanguages(), ['de', 'fr']);
  });

  for (const language of translatedLanguages()) {
    it(`are all translated into ${language}, and nothing else is`, () => {
      const { missing, stale } = translationState(language);
      const texts = Object.values(missing).flatMap((group) => Object.keys(group));
      assert.deepEqual(
        texts,
        [],
        'untranslated; `npm run translations -- --missing` prints them as they belong into l10n/',
      );
      assert.deepEqual(stale, [], 'translated, but no text any more; `npm run translations -- --write` drops them');
    });

    it(`keep their placeholders and their code in ${language}`, () => {
      assert.deepEqual(translationState(language).broken, []);
    });
  }

  it('cover every heading and every label of the rule pages', () => {
    // Marks what is translated, so that what is not stands out.
    const marked = createTranslation('xx', {
      all: Object.fromEntries([...serverTexts().values()].flat().map((text) => [text, `§${text}`])),
    });
    for (const rule of rules) {
      const page = translatePage(readFileSync(at('docs', 'rules', `${rule.id}.md`), 'utf8'), rule, marked);
      const prose = page.replace(/^```[\s\S]*?^```$/gm, '').split('\n');
      const left = prose.filter(
        (line) =>
          line !== '' &&
          !line.includes('§') &&
          // Names: of standards, addresses, and of examples.
          !/^(\| (\| \||---|MASVS|MASWE|CWE)|- <https:|### )/.test(line),
      );
      assert.deepEqual(left, [], rule.id);
    }
  });
});
