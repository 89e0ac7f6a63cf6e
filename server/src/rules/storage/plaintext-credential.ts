import type { Precision, Severity } from '../../core/diagnostic';
import { codeLanguages } from '../../core/language';
import { contains } from '../../core/location';
import { classifyName } from '../../models/sensitive-names';
import { encryptedStoreWords, isEncryptedStore } from '../../rule-kit/encrypted-store';
import { defineRule, type FlowPath, type Match, type RuleContext } from '../../rule-kit/rule';
import { lastIdentifier } from '../../semantics/flow/name-sources';
import type { CallNode, SyntaxNode } from '../../syntax/nodes';
import { unwrap } from '../../syntax/walk';
import { fixes, helperWords } from './plaintext-credential.fixes';

export type Message = 'stored-plain' | 'push-token';

const credentialClasses: ReadonlySet<string | undefined> = new Set(['password', 'token', 'key']);

/** Callbacks that bring the token of a push service. */
const pushCallback = /^(onNewToken|onTokenRefresh|messaging:didReceiveRegistrationToken:|application:didRegisterFor)/;

/** Texts that are flags whatever slot they go to. */
const flag = /^(true|false|yes|no|on|off|null|none|\d{1,3})$/i;

const places: Readonly<Record<string, string>> = {
  kotlin: 'a store that encrypts with a key of the Android Keystore',
  java: 'a store that encrypts with a key of the Android Keystore',
  swift: 'the keychain',
  'objective-c': 'the keychain',
};

function report(
  ctx: RuleContext,
  at: { readonly range: SyntaxNode['range'] },
  name: string,
  store: string,
  state: FlowPath | undefined,
  more: { readonly precision: Precision; readonly severity?: Severity; readonly push?: boolean },
): Match<Message> {
  const place = places[ctx.file.treeLanguage ?? ''] ?? 'the keychain and the Android Keystore';
  const { push, ...overrides } = more;
  // Whoever uses push services keeps such a token, and seldom has a reason to do otherwise.
  if (push) overrides.precision = 'low';
  return { messageId: push ? 'push-token' : 'stored-plain', at, data: { name, store, place }, state, ...overrides };
}

/** The credential inside a larger value (a map, a joined text), else the value; of a property its name. */
function anchor({ sink, source }: FlowPath): { readonly range: SyntaxNode['range'] } {
  if (sink.value.kind === 'variable') return { range: sink.value.nameRange };
  return contains(sink.value.range, source.node.range) ? source.node : sink.value;
}

const inPushCallback = (ctx: RuleContext, node: SyntaxNode): boolean =>
  pushCallback.test(ctx.semantics.enclosingFunction(node)?.name ?? '');

/** Protection against forged requests and the password of a Wi-Fi network are less than the user's own credentials. */
const lesserSecret = /csrf|xsrf|wi-?fi/i;

/** The pairs of `multiSet([['key', value], …])`. */
function* pairsOf(call: CallNode): Iterable<readonly [SyntaxNode, SyntaxNode]> {
  const list = call.args[0] && unwrap(call.args[0].value);
  if (list?.kind !== 'collection') return;
  for (const element of list.elements) {
    const pair = unwrap(element);
    if (pair.kind !== 'collection' || pair.elements.length !== 2) continue;
    yield [pair.elements[0] as SyntaxNode, pair.elements[1] as SyntaxNode];
  }
}

/** The browser's half of a Capacitor plugin: apps run the native one. */
const isWebHalf = (ctx: RuleContext, node: SyntaxNode): boolean =>
  ctx.semantics.enclosingClass(node)?.supertypes.some(({ name }) => name === 'WebPlugin') ?? false;

const isMultiSet = (node: SyntaxNode): boolean => node.kind === 'call' && /^multi(Set|Merge)$/.test(node.name);

export default defineRule({
  id: 'storage/plaintext-credential',
  meta: {
    title: 'Password, token or key in an unencrypted store',
    category: 'storage',
    severity: 'error',
    precision: 'high',
    languages: codeLanguages,
    cwe: [312, 522],
    masvs: ['MASVS-STORAGE-1'],
    maswe: ['MASWE-0001'],
    mission: [3, 4],
    since: '0.1.0',
    docs: {
      what: 'Finds passwords, access tokens and keys that are written to preferences, `UserDefaults`, AsyncStorage, `localStorage`, cookies, files or SQLite in plain text. Values are followed through variables and functions, also across files; the name of the slot counts as well. Values that were encrypted or hashed, stores opened with an encryption key, numbers, flags and empty texts are left alone, and so is the browser’s half of a Capacitor plugin, which apps do not run. Tokens of push services are only pointed out.',
      why: 'These stores are plain files in the app container. Backups, malware on a rooted or jailbroken device, forensic tools and another app with a file-reading hole get the value, and with it the account.',
      fix: 'Keep credentials in the keychain on iOS, and on Android encrypted with a key that never leaves the Android Keystore. The fixes move a value that is already stored: it is read once from the old place, written to the new one and deleted. Where secure stores answer later than the plain one, they are offered only where the code around can wait. Where the password only serves to sign in, do not store it at all; keep a token that can be withdrawn. SQLite has no fix that keeps it there: a row is read in too many ways to follow, so move the credential to preferences of its own or encrypt the whole database with SQLCipher. Streams, binary files, sets of texts and `multiSet` are left to you for the same reason, and so are groups that app extensions share; a cookie that scripts can write should be set by the server as HttpOnly; what iCloud’s key-value store shares between devices has no place in a keychain of one device; and Cordova’s NativeStorage has no maintained secure counterpart.',
      references: [
        'https://developer.android.com/privacy-and-security/keystore',
        'https://developer.apple.com/documentation/security/keychain-services',
        'https://docs.expo.dev/versions/latest/sdk/securestore/',
        'https://mas.owasp.org/MASWE/MASVS-STORAGE/MASWE-0001/',
      ],
    },
  },
  messages: {
    'stored-plain':
      '`{name}` is stored in {store} as plain text. Whoever reads the files of the app or a backup gets it. Keep it in {place}.',
    'push-token': {
      text: 'The push token `{name}` is stored in {store} as plain text. It tells the installation apart and lets its holder address it. Ask the push service for it when it is needed.',
      severity: 'hint',
    },
  },
  projectWords: [...encryptedStoreWords, ...helperWords],
  queries: [
    {
      on: 'flow',
      sources: ['credential', 'password'],
      sinks: ['plaintext-storage'],
      sanitizers: ['encryption', 'hash', 'redaction', 'metadata'],
      keyIsSource: true,
      *check(ctx, path) {
        const { sink, source } = path;
        if (isMultiSet(sink.call) || isEncryptedStore(ctx, sink.call) || isWebHalf(ctx, sink.call)) return;
        const constant = ctx.semantics.constantValue(sink.value);
        if (typeof constant === 'string' && flag.test(constant)) return;
        const slot = sink.keyValue === undefined ? undefined : classifyName(sink.keyValue);
        const push = slot === 'push-token' || (slot !== 'password' && inPushCallback(ctx, sink.call));
        const sure = credentialClasses.has(slot) || source.node === sink.key;
        const lesser = lesserSecret.test(`${sink.keyValue ?? ''} ${source.name}`);
        yield report(ctx, anchor(path), sure ? (sink.keyValue ?? source.name) : source.name, sink.model.label, path, {
          precision: sure ? 'high' : 'medium',
          push,
          ...(lesser && !push ? { severity: 'information' } : {}),
        });
      },
    },
    {
      on: 'call',
      names: ['multiSet', 'multiMerge'],
      languages: ['typescript', 'javascript'],
      *check(ctx, call) {
        const isStore = [...ctx.semantics.importedModules].some((module) =>
          /async-storage|^react-native$/.test(module),
        );
        if (!isStore || !call.receiver) return;
        for (const [key, value] of pairsOf(call)) {
          const slot = ctx.semantics.constantValue(key);
          const known = ctx.semantics.constantValue(value);
          if (known === '' || (known !== undefined && typeof known !== 'string')) continue;
          const byKey = typeof slot === 'string' && credentialClasses.has(classifyName(slot));
          const identifier = lastIdentifier(unwrap(value)) ?? '';
          if (!byKey && !credentialClasses.has(classifyName(identifier))) continue;
          const name = byKey ? String(slot) : identifier;
          yield report(ctx, value, name, 'AsyncStorage', undefined, { precision: byKey ? 'high' : 'medium' });
        }
      },
    },
  ],
  fixes,
});
