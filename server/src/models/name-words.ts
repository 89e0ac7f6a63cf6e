/** Removes accents (`contraseña` and `contrasena` are one word) without taking Hangul or kana apart. */
function fold(text: string): string {
  if (!/[^\x20-\x7e]/.test(text)) return text;
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
}

/**
 * Splits an identifier or a key into lower-case words: at case changes, digits and everything that is no letter. Digits are
 * dropped. `oauth2AccessToken` gives `oauth`, `access`, `token`.
 */
export function splitWords(name: string): readonly string[] {
  return fold(name)
    .replace(/([\p{Ll}])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
}
