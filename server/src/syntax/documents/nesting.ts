/**
 * Whether brackets or list marks are nested deeper than `limit`, brackets in strings and comments counted in. Asked before a
 * recursive library sees the text: running out of stack inside of one is not always an exception that can be caught.
 */
export function isNestedDeeperThan(text: string, limit: number): boolean {
  let depth = 0;
  for (let position = 0; position < text.length; position++) {
    const code = text.charCodeAt(position);
    if (code === 0x5b || code === 0x7b) {
      if (++depth > limit) return true;
    } else if ((code === 0x5d || code === 0x7d) && depth > 0) depth--;
  }
  return new RegExp(`(?:[-?][ \\t]+){${limit}}`).test(text);
}
