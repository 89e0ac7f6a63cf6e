import { codeLanguages } from '../../core/language';
import { standardConstants } from '../../models/crypto-arguments';
import { isPlaceholder } from '../../models/placeholder-values';
import { type CryptoInput, cryptoCallNames, cryptoInputs } from '../../rule-kit/crypto-input';
import { type FixedBytes, fixedBytes } from '../../rule-kit/fixed-bytes';
import { defineRule, type Match, type RuleContext } from '../../rule-kit/rule';
import { argumentFor } from '../../semantics/flow/arguments';
import type { SyntaxNode } from '../../syntax/nodes';
import { nodesOfKind, unwrap } from '../../syntax/walk';
import { fixes } from './hardcoded-key-iv.fixes';

export type Message = 'fixed-key' | 'fixed-iv' | 'fixed-salt';

const messages: Readonly<Record<CryptoInput['part'], Message>> = {
  key: 'fixed-key',
  passphrase: 'fixed-key',
  iv: 'fixed-iv',
  salt: 'fixed-salt',
};

const within = (outer: SyntaxNode, inner: SyntaxNode): boolean =>
  outer.range.start <= inner.range.start && inner.range.end <= outer.range.end;

/** Dart's `IV.fromLength(16)` and `Key.fromLength(32)` are zeros. */
const ofLength = /^(fromLength|allZerosOfLength)$/;

function fixed(ctx: RuleContext, input: CryptoInput, value: SyntaxNode): FixedBytes | undefined {
  if (ofLength.test(input.call.name)) {
    return typeof ctx.semantics.constantValue(value) === 'number' ? { form: 'zeros', node: value } : undefined;
  }
  const found = fixedBytes(ctx.semantics, value);
  if (found?.text === undefined) return found;
  const standsIn = found.text.length >= 8 && isPlaceholder(found.text) && !/^(.)\1+$/.test(found.text);
  return standsIn || standardConstants.test(found.text) ? undefined : found;
}

/** The argument, or what callers of this function in the file pass for it. */
function* fixedValues(ctx: RuleContext, input: CryptoInput): Iterable<readonly [SyntaxNode, FixedBytes]> {
  const own = fixed(ctx, input, input.value);
  if (own) {
    yield [within(input.value, own.node) ? own.node : input.value, own];
    return;
  }
  const param = parameterOf(ctx, input.value);
  const fn = param?.parent;
  if (param?.kind !== 'parameter' || fn?.kind !== 'function') return;
  for (const use of ctx.semantics.referencesTo(fn)) {
    const given = use.kind === 'call' ? argumentFor(use, fn, param) : undefined;
    const value = given && fixed(ctx, input, given);
    if (given && value) yield [within(given, value.node) ? value.node : given, value];
  }
}

/** The parameter behind `key`, `key.toByteArray()`, `Data(key.utf8)`. */
function parameterOf(ctx: RuleContext, value: SyntaxNode) {
  let node = unwrap(value);
  for (let hops = 0; hops < 4; hops++) {
    if (node.kind === 'name') {
      const declaration = ctx.semantics.declarationOf(node);
      return declaration?.kind === 'parameter' ? declaration : undefined;
    }
    const inner: SyntaxNode | undefined =
      node.kind === 'call'
        ? (node.receiver ?? node.args[0]?.value)
        : node.kind === 'member'
          ? node.receiver
          : undefined;
    if (!inner) return undefined;
    node = unwrap(inner);
  }
  return undefined;
}

/** An IV of zeros does no harm where the key is made for this one message. */
function oneTimeKey(ctx: RuleContext, node: SyntaxNode): boolean {
  const fn = ctx.semantics.enclosingFunction(node);
  if (!fn) return false;
  return [...nodesOfKind(fn, 'call')].some(
    (call) =>
      /^(generateKey|fromSecureRandom|newSecretKey)$/.test(call.name) ||
      (call.name === 'SymmetricKey' && call.args[0]?.label === 'size'),
  );
}

const pragma = /^\s*PRAGMA\s+(?:hex)?(?:re)?key\s*=\s*["']([^"'?$%{]+)["']/i;

export default defineRule({
  id: 'crypto/hardcoded-key-iv',
  meta: {
    title: 'Key, IV, salt or passphrase written in the code',
    category: 'crypto',
    severity: 'error',
    precision: 'high',
    languages: codeLanguages,
    cwe: [321, 329, 760],
    masvs: ['MASVS-CRYPTO-2', 'MASVS-STORAGE-1'],
    maswe: ['MASWE-0003', 'MASWE-0004', 'MASWE-0013'],
    mission: [2, 4],
    since: '0.1.0',
    readsStrings: true,
    withoutFix: {
      'fixed-salt':
        'A salt has to be stored beside each hash, so the form of what is stored changes. The fix of `crypto/weak-hash` brings a hash that carries its own.',
    },
    docs: {
      what: 'Finds constants that go into cryptography as a key, passphrase, IV, nonce or salt: JCA key and parameter specs, CryptoKit, CommonCrypto, CryptoSwift, RNCryptor, CryptoJS, Node-style ciphers, package:encrypt and pointycastle, and the keys of encrypted stores (SQLCipher, `PRAGMA key`, MMKV, Realm, Hive). Constants are followed through conversions (`toByteArray`, `Data(…utf8)`, Base64, `Buffer.from`), constants of other files, and parameters whose callers in the file pass a constant. An array that nothing fills counts as constant, too; an IV of zeros for a key made for one message is a hint. Labels of key derivation, associated data, constants of standards and placeholders are left alone. `storage/hardcoded-secret` leaves literals that this rule reports to it.',
      why: 'Everybody who has the app has the key: it is found with a text search in the package, and then opens the data of all users. A repeated IV shows which messages begin alike, and in GCM mode gives the key stream away. A common salt lets one table of guesses serve for all passwords.',
      fix: 'Let the device make the key: in the Android Keystore, where it never leaves the hardware, or random bytes in the keychain, expo-secure-store or flutter_secure_storage. Draw a new IV for every message and store it in front of the ciphertext; draw a salt per password and store it beside the hash. Data that is encrypted already has to be read with the old key once and written with the new one, so keep the old way of reading until then.',
      references: [
        'https://developer.android.com/privacy-and-security/risks/hardcoded-cryptographic-secrets',
        'https://developer.android.com/privacy-and-security/keystore',
        'https://developer.apple.com/documentation/cryptokit/storing-cryptokit-keys-in-the-keychain',
        'https://mas.owasp.org/MASWE/MASVS-CRYPTO/MASWE-0013/',
      ],
    },
  },
  messages: {
    'fixed-key':
      'This {part} is the same in every copy of the app. Whoever has the app can decrypt the data of all users. Let the device make the key and keep it in {place}.',
    'fixed-iv':
      'This IV is the same for every message. Equal beginnings show, and in GCM mode two messages give both away. Draw a new one for every message and store it in front of the ciphertext.',
    'fixed-salt':
      'This salt is the same for every user. One table of guesses then serves for all passwords. Draw a random one per password and store it beside the hash.',
  },
  projectWords: ['flutter_secure_storage'],
  queries: [
    {
      on: 'call',
      names: cryptoCallNames,
      *check(ctx, call) {
        for (const input of cryptoInputs(ctx, call)) {
          for (const [at, value] of fixedValues(ctx, input)) {
            const zeroIv = input.part === 'iv' && value.form === 'zeros' && oneTimeKey(ctx, call);
            yield {
              ...report(ctx, messages[input.part], at, input.part),
              state: input,
              ...(zeroIv ? { severity: 'hint' as const } : {}),
              ...(input.nameOnly ? { precision: 'medium' as const } : {}),
            };
          }
        }
      },
    },
    {
      on: 'string',
      names: ['PRAGMA', 'pragma'],
      *check(ctx, node) {
        const key = pragma.exec(node.value)?.[1];
        if (key === undefined || (key.length >= 8 && isPlaceholder(key)) || node.parent?.kind === 'template') return;
        yield report(ctx, 'fixed-key', node, 'passphrase');
      },
    },
  ],
  fixes,
});

const places: Readonly<Record<string, string>> = {
  kotlin: 'the Android Keystore',
  java: 'the Android Keystore',
  swift: 'the keychain',
  'objective-c': 'the keychain',
};

function report(ctx: RuleContext, messageId: Message, at: SyntaxNode, part: CryptoInput['part']): Match<Message> {
  const place = places[ctx.file.treeLanguage ?? ''] ?? 'the keychain and the Android Keystore';
  return { messageId, at, data: { part, place } };
}
