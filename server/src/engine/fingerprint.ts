/**
 * A hash of 64 bits as 16 hexadecimal digits: two FNV-1a runs over UTF-16 units with different starts. It tells findings apart
 * and guards no secret.
 */
export function stableHash(text: string): string {
  return `${fnv(text, 0x811c9dc5)}${fnv(text, 0x9747b28c)}`;
}

function fnv(text: string, start: number): string {
  let hash = start;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (unit >>> 8), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/**
 * The fingerprints of findings that are in source order: rule, message, the text of the line with white space collapsed, and
 * the how-manieth of these it is. Paths and line numbers take no part, so that moved code keeps its fingerprints.
 */
export function fingerprints(
  findings: readonly { readonly ruleId: string; readonly messageId: string; readonly line: string }[],
): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map(({ ruleId, messageId, line }) => {
    const base = `${ruleId}\n${messageId}\n${line.replace(/\s+/g, ' ').trim()}`;
    const occurrence = seen.get(base) ?? 0;
    seen.set(base, occurrence + 1);
    return stableHash(`${base}\n${occurrence}`);
  });
}
