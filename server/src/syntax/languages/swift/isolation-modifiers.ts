/**
 * Blanks `nonisolated(unsafe)` and `nonisolated(nonsending)`, which the grammar takes for a call and then misreads the declaration
 * behind it. Only compilers care for them. The length stays; values and names are read from the original text.
 */
export function withoutIsolation(text: string): string {
  return text.replace(/\bnonisolated\((?:unsafe|nonsending)\)/g, (modifier) => ' '.repeat(modifier.length));
}
