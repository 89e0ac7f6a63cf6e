import type { Edit } from '../../core/edit';
import type { RuleContext } from '../../rule-kit/rule';

/**
 * `InstallID` for Swift, optional as `identifierForVendor` is, so that it can stand in its place. The keychain would outlive the
 * app; the defaults end with it.
 */
export const installIdSwift = `/// A random identifier of this installation: it names no person and no device, and ends with the app.
enum InstallID {
    private static let key = "install-id"

    /// Optional like \`identifierForVendor\`, whose place it takes.
    static var current: UUID? {
        if let known = UserDefaults.standard.string(forKey: key) {
            return UUID(uuidString: known)
        }
        let id = UUID()
        UserDefaults.standard.set(id.uuidString, forKey: key)
        return id
    }

    /// The next identifier is another one, for example after consent was withdrawn.
    static func reset() {
        UserDefaults.standard.removeObject(forKey: key)
    }
}
`;

/** `InstallID()` for Objective-C. */
export const installIdObjectiveC = `/// A random identifier of this installation: it names no person and no device, and ends with the app.
static NSUUID *InstallID(void) {
    NSUserDefaults *defaults = NSUserDefaults.standardUserDefaults;
    NSString *known = [defaults stringForKey:@"install-id"];
    if (known != nil) {
        return [[NSUUID alloc] initWithUUIDString:known];
    }
    NSUUID *identifier = [NSUUID UUID];
    [defaults setObject:identifier.UUIDString forKey:@"install-id"];
    return identifier;
}
`;

/** Puts `InstallID` at the end of a Swift file unless the project has it. */
export function swiftInstallId(ctx: RuleContext): { readonly expression: string; readonly edits: readonly Edit[] } {
  const { file, project } = ctx;
  const known = project.symbols.classes('InstallID').length > 0 || /\benum InstallID\b/.test(file.text);
  const end = { start: file.text.length, end: file.text.length };
  const gap = file.text.endsWith('\n') ? '\n' : '\n\n';
  return {
    expression: 'InstallID.current',
    edits: known
      ? []
      : [
          { edit: 'add-import', import: { module: 'Foundation' } },
          { edit: 'replace', range: end, expect: '', text: `${gap}${installIdSwift}` },
        ],
  };
}

/** Puts the function in front of the first implementation of a file; undefined in headers. */
export function objectiveCInstallId(
  ctx: RuleContext,
): { readonly expression: string; readonly edits: readonly Edit[] } | undefined {
  const { text } = ctx.file;
  const expression = 'InstallID()';
  if (/\bNSUUID \*InstallID\(/.test(text)) return { expression, edits: [] };
  const place = /^@implementation\b/m.exec(text)?.index;
  if (place === undefined) return undefined;
  const range = { start: place, end: place };
  return { expression, edits: [{ edit: 'replace', range, expect: '', text: `${installIdObjectiveC}\n` }] };
}
