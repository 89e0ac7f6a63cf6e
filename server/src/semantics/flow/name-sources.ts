import { remembered } from '../../core/remembered';
import type { SanitizerKind, SourceKind } from '../../models/api-model';
import { readingVerbs } from '../../models/propagators';
import { sanitizerNames, treatedNames } from '../../models/sanitizers';
import type { CallNode, SyntaxNode } from '../../syntax/nodes';
import type { FileSemantics } from '../file-semantics';
import type { NominalType } from '../semantics';
import type { Classify, NameContext, NamedSource } from './flow-path';

/** Types whose objects hold no secret themselves, whatever they are named. */
const neverValues =
  /^(Boolean|Bool|BOOL|bool|boolean|Unit|void|Void|KProperty|Drawable|Color|UIColor|Job|Disposable|Subscription|Regex|RegExp|NSRegularExpression|FocusNode|GlobalKey|Duration|DateTime|Date|Instant|TimeInterval|Locale|URLSession|Intent|Context|Class|IBAction)$|(View|Button|Label|Widget|Controller|Fragment|Activity|Layout|Dialog|EditText|TextField|TextInput|Listener|Callback|Validator|Adapter|Repository|Service|Manager|Factory|Formatter|Style)$/;
const numbers = /^(Int|Integer|Long|Short|Byte|int|long|short|NSInteger|NSUInteger|UInt|Int64|Int32|size_t|num)$/;
/** What numbers can be sources of; a credential that is a number is a length, an id or a resource. */
const numericKinds: ReadonlySet<SourceKind> = new Set(['otp', 'financial', 'health', 'location-data', 'personal-data']);

/** Classifies names for one query: only asked-for kinds, only types that can hold the value. */
export function createNameSources(semantics: FileSemantics, classify: Classify, kinds: ReadonlySet<SourceKind>) {
  function named(identifier: string, context: NameContext, type?: NominalType): NamedSource | undefined {
    if (!identifier || identifier.length > 80) return undefined;
    if (type && neverValues.test(type.name)) return undefined;
    const result = classify(identifier, context);
    if (!result) return undefined;
    const list = Array.isArray(result) ? (result as readonly NamedSource[]) : [result as NamedSource];
    const numeric = type !== undefined && numbers.test(type.name);
    return list.find(({ kind }) => kinds.has(kind) && (!numeric || numericKinds.has(kind)));
  }

  /** `getAccessToken()`, `idToken()`, `readPassword()`; not `savePassword()` or `login()`. */
  function namedCall(call: CallNode): NamedSource | undefined {
    const name = call.name.includes(':') ? (call.name.split(':')[0] as string) : call.name;
    if (call.form === 'new' || call.form === 'jsx' || /^[A-Z]/.test(name)) return undefined;
    const type = semantics.typeOf(call);
    const verb = readingVerbs.exec(name);
    if (verb) {
      const noun = name.slice(verb[0].length).replace(/^_/, '');
      return named(noun.charAt(0).toLowerCase() + noun.slice(1), 'call', type);
    }
    // Without a verb the whole name must be the noun: `token()`, `user.password()`.
    return /^[a-z_]+([A-Z][a-z]+)?$/.test(name) && !call.args.length ? named(name, 'call', type) : undefined;
  }

  return { named, namedCall };
}

/** Which treatment a name claims for its value: `encryptedToken`, `password_hash`. */
export const treatmentOf = remembered(
  (identifier): SanitizerKind | undefined => treatedNames.find(({ pattern }) => pattern.test(identifier))?.kind,
);

/** Which treatment a called function claims to apply by its name; reversing it does not count. */
export const sanitizerNamed = remembered((name): SanitizerKind | undefined => {
  if (/decrypt|decipher|unwrap|unseal|unmask|reveal/i.test(name)) return undefined;
  return sanitizerNames.find(({ pattern }) => pattern.test(name))?.kind;
});

/** The last identifier of an expression: `binding.etPassword` → `etPassword`, `_controller` → `_controller`. */
export function lastIdentifier(node: SyntaxNode): string | undefined {
  if (node.kind === 'name' || node.kind === 'member') return node.name === 'this' ? undefined : node.name;
  if (node.kind === 'wrapper') return lastIdentifier(node.operand);
  if (node.kind === 'call' && !node.args.length) return node.name;
  return undefined;
}
