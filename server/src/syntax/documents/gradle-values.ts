import type { Scalar } from '../document';
import type { GradleToken } from './gradle-tokens';

/** Constant values of a script's own names: `def x = '1'`, `val x = "1"`, `ext.x = '1'`. */
export type GradleVariables = Map<string, Scalar>;

/** The value of a name or dotted name as far as the script itself says it. */
export function variableValue(path: string, variables: GradleVariables): Scalar | undefined {
  const name = path.replace(/^(this\.)?((rootProject|project|parent)\.)*((ext|extra)\.)?/, '');
  return variables.get(name);
}

/** The string's value with escapes decoded and known names put in; undefined when a part is not known. */
export function stringValue(source: string, token: GradleToken, variables: GradleVariables): string | undefined {
  const content = token.content ?? token.range;
  const raw = source.slice(content.start, content.end);
  const escapes = !token.text.startsWith('/');
  if (!token.interpolates || !raw.includes('$')) return escapes ? decodeEscapes(raw) : raw;
  let known = true;
  let result = '';
  let from = 0;
  const add = (text: string) => {
    result += escapes ? decodeEscapes(text) : text;
  };
  for (const found of raw.matchAll(
    /\\.|\$\{([^{}]*)\}|\$([\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*)|\$\{/gsu,
  )) {
    if (found[0].startsWith('\\')) continue;
    add(raw.slice(from, found.index));
    from = found.index + found[0].length;
    const expression = (found[1] ?? found[2] ?? '').trim();
    // Kotlin's way to write a dollar sign.
    const value = /^(['"])\$\1$/.test(expression) ? '$' : variableValue(expression, variables);
    if (value === undefined || value === null) known = false;
    else result += String(value);
  }
  add(raw.slice(from));
  return known ? result : undefined;
}

const escapeLetters: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

function decodeEscapes(raw: string): string {
  if (!raw.includes('\\')) return raw;
  return raw.replace(/\\(?:u([\da-fA-F]{4})|(\r?\n|.))/gs, (_whole, hex, char) => {
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    if (/^\r?\n$/.test(char)) return '';
    return escapeLetters[char] ?? char;
  });
}

/** The value of a number token: underscores and type letters left out. */
export function numberValue(text: string): number {
  const digits = text.replace(/_/g, '');
  return Number(/^0[xX]/.test(digits) ? digits.replace(/[lL]$/, '') : digits.replace(/[lLfFdDgG]$/, ''));
}
