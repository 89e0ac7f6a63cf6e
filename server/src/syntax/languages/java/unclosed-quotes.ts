const TOKENS =
  /\/\/[^\r\n]*|\/\*(?:[\s\S]*?\*\/|[\s\S]*)|"""(?:[\s\S]*?"""|[\s\S]*)|"(?:\\.|[^"\\\r\n])*"|'(?:\\.|[^'\\\r\n])*'|["']/g;

/**
 * The text with a space for every quote that its line does not close. The grammar lets strings run over lines, so that one
 * half-typed string would swallow the code below it.
 */
export function blankUnclosedQuotes(text: string): string {
  return text.replace(TOKENS, (token) => (token.length === 1 ? ' ' : token));
}
