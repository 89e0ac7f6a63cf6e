import { blankDirectives } from '../conditional-regions';

/** Macros that stand alone and mean nothing to the tree. */
const NOISE =
  /\b(?:NS_ASSUME_NONNULL_(?:BEGIN|END)|NS_UNAVAILABLE|NS_DESIGNATED_INITIALIZER|NS_REQUIRES_SUPER|NS_REQUIRES_NIL_TERMINATION|UI_APPEARANCE_SELECTOR|FOUNDATION_EXPORT|FOUNDATION_EXTERN|UIKIT_EXTERN|NS_ROOT_CLASS|CF_(?:IMPLICIT_BRIDGING|EXTERN_C)_\w+|RCT_EXTERN)\b|\b(?:NS_SWIFT_NAME|API_AVAILABLE|API_UNAVAILABLE|API_DEPRECATED|API_DEPRECATED_WITH_REPLACEMENT|NS_AVAILABLE(?:_IOS)?|NS_DEPRECATED(?:_IOS)?|NS_SWIFT_UNAVAILABLE|RCT_EXPORT_MODULE|RCT_EXPORT_VIEW_PROPERTY|RCT_EXTERN_MODULE|RCT_NOT_IMPLEMENTED)\s*\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)/g;
/** Interface Builder's marks in front of a property's type, which the grammar would take for the type. */
const OUTLET = /\bIB(?:Outlet(?:Collection\s*\([^()\n]*\))?|Inspectable)(?!\w)/g;
const ENUM =
  /\b(?:typedef[ \t]+)?(?:NS|CF)_(?:CLOSED_|ERROR_)?(?:ENUM|OPTIONS)\s*\((?:[^\S\n]*\n)*[^,(){}\n]*,\s*(\w+)\s*\)/g;
const EXPORTED_METHOD =
  /\bRCT_(?:EXPORT_METHOD|EXPORT_BLOCKING_SYNCHRONOUS_METHOD|REMAP_METHOD)\s*\(\s*(?:\w+\s*,(?=\s*\w))?/g;

/**
 * Makes readable what macros hide from the grammar: enumerations of `NS_ENUM` and exported React Native methods become
 * plain ones, conditional compilation and availability macros become spaces. Offsets stay what they are.
 */
export function prepare(text: string): string {
  let prepared = blankDirectives(text);
  if (prepared.includes('_')) {
    prepared = prepared.replace(NOISE, blank);
    prepared = prepared.replace(ENUM, (whole: string, name: string) => {
      const head = whole.slice(0, whole.lastIndexOf(name));
      return `${'enum'.padEnd(head.length)}${name}${blank(whole.slice(head.length + name.length))}`;
    });
  }
  if (prepared.includes('IB')) prepared = prepared.replace(OUTLET, blank);
  return prepared.includes('RCT_') ? exportedMethods(prepared) : prepared;
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}

/** `RCT_EXPORT_METHOD(a:(int)b) {` to `- (void) a:(int)b {`. */
function exportedMethods(text: string): string {
  let result = '';
  let copied = 0;
  for (const match of text.matchAll(EXPORTED_METHOD)) {
    if (match.index < copied) continue;
    const begin = match.index + match[0].length;
    const close = closingParenthesis(text, begin);
    if (close < 0 || /[\r\n]/.test(match[0])) continue;
    result += `${text.slice(copied, match.index)}${'- (void)'.padEnd(match[0].length)}${text.slice(begin, close)} `;
    copied = close + 1;
  }
  return result + text.slice(copied);
}

function closingParenthesis(text: string, from: number): number {
  let depth = 1;
  // A signature is short; the bound keeps a file full of unclosed macros cheap.
  for (let i = from; i < Math.min(text.length, from + 4000); i++) {
    const code = text.charCodeAt(i);
    if (code === 40) depth++;
    else if (code === 41 && --depth === 0) return i;
    else if (code === 123 || code === 59) return -1;
  }
  return -1;
}
