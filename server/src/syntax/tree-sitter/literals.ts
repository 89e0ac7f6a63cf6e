const ESCAPE = /\\(?:u\{?([0-9a-fA-F]{1,6})\}?|x([0-9a-fA-F]{2})|([0-7]{1,3})|\r?\n|([\s\S]))/g;
const SIMPLE: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', s: ' ', v: '\v' };

/** The characters a literal's content stands for: backslash escapes of the C family, of which all languages here have some. */
export function decodeEscapes(content: string): string {
  if (!content.includes('\\')) return content;
  return content.replace(ESCAPE, (_all, unicode?: string, hex?: string, octal?: string, other?: string) => {
    if (unicode ?? hex) return codePoint(Number.parseInt(unicode ?? hex ?? '', 16));
    if (octal !== undefined) return codePoint(Number.parseInt(octal, 8));
    return other === undefined ? '' : (SIMPLE[other] ?? other);
  });
}

function codePoint(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

/** The value of a number literal with digit separators and type suffixes; NaN when it is none. */
export function numberValue(literal: string): number {
  const digits = literal.replace(/[_']/g, '');
  if (/^0[xX]/.test(digits)) return Number(digits.replace(/(?<![uUlL])[uUlL]+$/, ''));
  if (/^0[bB]/.test(digits)) return Number(digits.replace(/(?<![uUlL])[uUlL]+$/, ''));
  return Number(digits.replace(/(?<![uUlLfFdD])[uUlLfFdD]+$/, ''));
}
