const blank = (text: string): string => ' '.repeat(text.length);

/**
 * Writes what the grammar does not know in a form that it does, in the same length; values and names are read from the original text:
 *
 * - `nonisolated(unsafe)`, `nonisolated(nonsending)` and `isolated` before `deinit` and parameters are for compilers, and blanked;
 * - `await` is blanked behind `try` in a condition and behind `switch`, where the braces that follow would be its closure;
 * - of `throws(StoreError)` the type is blanked;
 * - the empty tuple as a value, as in `.success(())` or `return ()`, becomes a number;
 * - a labelled closure on the line behind another one (`} label: {`) comes on the same line.
 */
export function withKnownSyntax(text: string): string {
  return text
    .replace(/\bnonisolated\((?:unsafe|nonsending)\)|\bisolated(?=\s{1,4}(?:deinit\b|\(any\b))/g, blank)
    .replace(/\bawait\b(?<=\b(?:if|guard|while)\b[^{}\n]{0,200}=\s?try[?!]? await|\bswitch await)/g, blank)
    .replace(/(\bthrows ?)(\([\w.<> ]{1,100}\))/g, (_whole, throws: string, type: string) => throws + blank(type))
    .replace(/\(\)(?<=(?:[(,=:{]|\s\?|\breturn|\bin)\s{0,4}\(\))(?=[ \t]{0,4}[),}\]\r\n])/g, '0 ')
    .replace(/\}[ \t]*\r?\n[ \t]*(?=(?!default\b)\w{1,40}: \{)/g, (whole) => whole.replace(/[\r\n]/g, ' '));
}
