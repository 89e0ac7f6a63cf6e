import { packageLine, typed } from './helper-file';

const meaning = 'What a log may show of a secret or of personal data: whether there is one.';

/** Source of `Redaction.kt`. */
export const redactKotlin = (packageName: string): string => `${packageLine(packageName)}/** ${meaning} */
fun redact(value: Any?): String = when {
    value == null -> "null"
    value.toString().isEmpty() -> "<empty>"
    else -> "<redacted>"
}
`;

/** Source of `Redaction.java`. */
export const redactJava = (
  packageName: string,
): string => `${packageLine(packageName, ';')}public final class Redaction {
    private Redaction() {}

    /** ${meaning} */
    public static String redact(Object value) {
        if (value == null) return "null";
        return String.valueOf(value).isEmpty() ? "<empty>" : "<redacted>";
    }
}
`;

/** `redact` for Swift. An optional without a value counts as none. */
export const redactSwift = `/// ${meaning}
func redact(_ value: Any?) -> String {
    guard let value = value else { return "nil" }
    return "\\(value)".isEmpty ? "<empty>" : "<redacted>"
}
`;

/** `redact` for Objective-C; each file has its own. */
export const redactObjectiveC = `/// ${meaning}
static NSString *redact(id value) {
    if (value == nil) return @"nil";
    return [value description].length == 0 ? @"<empty>" : @"<redacted>";
}
`;

/** Source of `redaction.dart`. */
export const redactDart = `/// ${meaning}
String redact(Object? value) {
  if (value == null) return 'null';
  return value.toString().isEmpty ? '<empty>' : '<redacted>';
}
`;

/** Source of `redaction.ts` (or `.js`). */
export const redactScript = (typescript: boolean): string =>
  typed(
    `/** ${meaning} */
export function redact(value⟨: unknown⟩)⟨: string⟩ {
  if (value === null || value === undefined) return String(value);
  return String(value) === '' ? '<empty>' : '<redacted>';
}
`,
    typescript,
  );
