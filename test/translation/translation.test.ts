import assert from 'node:assert/strict';
import { worded } from '../../server/src/core/wording';
import { readTranslation } from '../../server/src/lsp/read-translation';
import { createTranslation, english, languageOf, translated } from '../../server/src/translation/translation';

const german = createTranslation('de', {
  rule: { '`{name}` is written to {log}.': 'In {log} steht `{name}`.' },
  words: {
    'the log': 'dem Protokoll',
    'a: key': 'Schlüssel',
    key: 'Taste',
    'gives `{code}` to the page': 'gibt `{code}` an die Seite',
  },
});

describe('translation', () => {
  it('fills placeholders, with words of the product in the language', () => {
    const values = { name: 'key', log: 'the log' };
    assert.equal(german.say('`{name}` is written to {log}.', values), 'In dem Protokoll steht `key`.');
    assert.equal(english.say('`{name}` is written to {log}.', values), '`key` is written to the log.');
  });

  it('leaves code in backticks and quotes as it is', () => {
    assert.equal(german.say('`{a}` “{a}” "{a}" {a}', { a: 'key' }), '`key` “key” "key" Schlüssel');
  });

  it('translates a single word only in the placeholder that it was translated for', () => {
    assert.equal(german.say('{a} {b}', { a: 'key', b: 'key' }), 'Schlüssel key');
  });

  it('translates a phrase around code', () => {
    assert.equal(german.say('{does}', { does: 'gives `key` to the page' }), 'gibt `key` an die Seite');
  });

  it('shows English where there is no translation', () => {
    assert.equal(german.say('{count} files', { count: 3 }), '3 files');
    assert.equal(german.say('{missing}'), '{missing}');
  });

  it('shows a text in the language from its wording, or from itself', () => {
    assert.equal(
      translated(german, worded('`{name}` is written to {log}.', { name: 'a', log: 'b' })),
      'In b steht `a`.',
    );
    assert.equal(translated(german, { message: 'key' }), 'Taste');
  });

  it('reads the language of a locale only, and only one that is named like a language', () => {
    assert.equal(languageOf('de-CH'), 'de');
    assert.equal(languageOf(undefined), 'en');
    const asked: string[] = [];
    const texts = (language: string) => {
      asked.push(language);
      return language === 'fr' ? '{"a":{"yes":"oui"}}' : undefined;
    };
    assert.equal(readTranslation('fr-CA', texts).say('yes'), 'oui');
    assert.equal(readTranslation('nl', texts), english);
    assert.equal(readTranslation('en-GB', texts), english);
    assert.equal(readTranslation('../../x', texts), english);
    assert.deepEqual(asked, ['fr', 'nl']);
  });
});
