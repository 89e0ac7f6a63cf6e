const simple: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  v: '\v',
  '0': '\0',
  a: '\x07',
};

/** Replaces the backslash escapes of the C family: `\n`, `\x41`, `\u0041`, `\u{41}`, `\U00000041`; others stand for themselves. */
export function decodeEscapes(text: string): string {
  if (!text.includes('\\')) return text;
  const pattern = /\\(?:u\{([0-9a-fA-F]{1,8})\}|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})|(\r\n|[\s\S]))/g;
  return text.replace(pattern, (whole, braces, short, long, byte, other: string | undefined) => {
    if (other !== undefined) return /^[\r\n]/.test(other) ? '' : (simple[other] ?? other);
    const code = Number.parseInt(braces ?? short ?? long ?? byte, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
