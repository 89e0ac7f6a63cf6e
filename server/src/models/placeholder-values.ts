/**
 * Values that stand for a secret and are none: `YOUR_API_KEY`, `xxxx`, `${SECRET}`, `changeme`, one character repeated, and
 * references to a place outside the text.
 */
export function isPlaceholder(value: string): boolean {
  const text = value.trim();
  if (text.length < 8) return true;
  if (/^(.)\1+$/.test(text)) return true;
  return reference.test(text) || standIn.test(text) || /(.)\1{7}/.test(text) || sequence.test(text);
}

/** `${…}`, `{{…}}`, `$(…)`, `<…>`, `%…%`, `@string/…`, `process.env.…`. */
const reference =
  /\$\{|\{\{|\$\(|^<[^<>]*>$|^%[^%]*%$|^@\w+\/|^\$\w+$|\benv\(|process\.env|import\.meta\.env|fromEnvironment|BuildConfig\./;

/** Words that no generator of keys writes; whole words, or in front of a separator. */
const standIn =
  /(?:^|[^a-z])your[-_ ]|(?:^|[^a-z])(?:your|my|insert|replace|enter|put|add|change)[-_ ]?(?:me|this|here|own|app|api|client|secret|key|token|password|value|real)|(?:^|[^a-z])(?:changeme|example|placeholder|dummy|fake|redacted|todo|tbd|test|testing|sample|mock|secret-?here|none|null|undefined|not[-_ ]?set|xxx+|foobar|lorem)(?:$|[^a-z])|EXAMPLE|x{4}|X{4}|\*{3}|\.{3}|…/i;

const sequence = /0123456789abcdef0123|1234567890123456|abcdefghijklmnop|abcdefabcdef|deadbeefdeadbeef/i;

/** Shannon entropy of a text in bits per character; 0 for the empty text. */
export function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) {
    const share = count / text.length;
    bits -= share * Math.log2(share);
  }
  return bits;
}
