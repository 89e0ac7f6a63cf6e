import { codeLanguages } from '../../core/language';
import { table } from '../../core/table';
import { type CipherProblem, jcaTransformationProblem, opensslCipherProblem } from '../../models/ciphers';
import { defineRule, type Match, type RuleContext } from '../../rule-kit/rule';
import type { CallNode, SyntaxNode } from '../../syntax/nodes';
import { enclosing } from '../../syntax/walk';
import { fixes } from './weak-cipher-or-mode.fixes';
import { decryptsOnly } from './weak-cipher-or-mode.reads';

export type Message = CipherProblem | 'reads-old-data';

/** What the fixes need: the call that names the cipher, where there is one. */
export interface State {
  readonly call?: CallNode;
  /** A card or tag fixes the cipher, so that nothing else would be understood. */
  readonly fixedByProtocol: boolean;
}

/** Legacy card and tag protocols fix the cipher (MIFARE DESFire, EMV): the finding stays visible, but only as information. */
const legacyProtocol = /\b(nfc|emv|smart_?card|mifare|isodep)\b/i;

function* report(
  ctx: RuleContext,
  problem: CipherProblem,
  at: SyntaxNode,
  cipher: string,
  call?: CallNode,
): Iterable<Match<Message>> {
  const messageId = decryptsOnly(ctx, call ?? at) ? 'reads-old-data' : problem;
  const fixedByProtocol = [...ctx.semantics.importedModules].some((module) => legacyProtocol.test(module));
  const state: State = { fixedByProtocol, ...(call ? { call } : {}) };
  yield { messageId, at, data: { cipher }, state, ...(fixedByProtocol ? { severity: 'information' as const } : {}) };
}

/** CommonCrypto constants, in Swift and Objective-C the same names. */
const commonCrypto: Readonly<Record<string, CipherProblem>> = table({
  kCCAlgorithmDES: 'broken-cipher',
  kCCAlgorithm3DES: 'broken-cipher',
  kCCAlgorithmRC4: 'broken-cipher',
  kCCAlgorithmRC2: 'broken-cipher',
  kCCAlgorithmBlowfish: 'broken-cipher',
  kCCAlgorithmCAST: 'broken-cipher',
  kCCOptionECBMode: 'ecb-mode',
});

/** pointycastle's engine and block cipher classes. */
const pointycastle: Readonly<Record<string, CipherProblem>> = table({
  DESedeEngine: 'broken-cipher',
  RC2Engine: 'broken-cipher',
  RC4Engine: 'broken-cipher',
  ECBBlockCipher: 'ecb-mode',
});

const cryptoJsCiphers = new Set(['DES', 'TripleDES', 'RC4', 'RC4Drop', 'Rabbit', 'RabbitLegacy', 'Blowfish']);

const isCryptoJs = (ctx: RuleContext, node: SyntaxNode | undefined): boolean =>
  node?.kind === 'name' &&
  (node.name === 'CryptoJS' || /^crypto-js\b/.test(ctx.semantics.qualifiedName(node.name) ?? ''));

const importsAny = (ctx: RuleContext, pattern: RegExp): boolean =>
  [...ctx.semantics.importedModules].some((module) => pattern.test(module));

export default defineRule({
  id: 'crypto/weak-cipher-or-mode',
  meta: {
    title: 'Broken cipher or unsafe block mode',
    category: 'crypto',
    severity: 'error',
    precision: 'high',
    languages: codeLanguages,
    cwe: [327],
    masvs: ['MASVS-CRYPTO-1'],
    maswe: ['MASWE-0007'],
    mission: [4],
    since: '0.1.0',
    withoutFix: {
      'reads-old-data': 'The call opens what was written before. It can go when nothing of that is left.',
    },
    docs: {
      what: 'Finds DES, Triple DES, RC2, RC4, Blowfish and CAST, AES in ECB mode (also by default: `Cipher.getInstance("AES")` means ECB), and AES-CBC without padding. Names are followed through constants. `RSA/ECB/…` and AES key wrap are left alone, because ECB is only a name there. A cipher that is set up for decryption only is a remark: it reads old data.',
      why: 'These ciphers have keys or blocks that are too short and can be broken with modest means. ECB encrypts equal blocks to equal blocks, so structure shows through, and without authentication an attacker can change the text unseen.',
      fix: 'Use AES-256 in GCM mode with a fresh random 12-byte nonce for every message, stored in front of the ciphertext. Data written before must be read once with the old cipher and written again: the fixes add the new cipher and keep the old one for reading.',
      references: [
        'https://developer.android.com/privacy-and-security/cryptography',
        'https://developer.apple.com/documentation/cryptokit/aes/gcm',
        'https://mas.owasp.org/MASWE/MASVS-CRYPTO/MASWE-0007/',
      ],
    },
  },
  messages: {
    'broken-cipher':
      '{cipher} is a broken cipher. Its key or block size lets an attacker recover the text. Use AES in GCM mode and encrypt stored data again.',
    'ecb-mode':
      '{cipher} encrypts in ECB mode. Equal blocks stay recognisable and changes go unnoticed. Use AES in GCM mode with a random nonce and encrypt stored data again.',
    'reads-old-data': {
      text: '{cipher} only reads data here that was encrypted before. Whoever has that data can still attack it. Encrypt it again with AES in GCM mode and delete this code when none is left.',
      severity: 'information',
    },
    'no-padding':
      '{cipher} is unauthenticated and cannot hold arbitrary lengths. An attacker can flip bits unseen. Use AES in GCM mode and encrypt stored data again.',
  },
  queries: [
    {
      on: 'call',
      names: ['getInstance'],
      languages: ['kotlin', 'java'],
      *check(ctx, call) {
        const argument = call.args[0]?.value;
        if (!argument || !ctx.semantics.matchesApi(call, 'javax.crypto.Cipher#getInstance')) return;
        const transformation = ctx.semantics.constantValue(argument);
        if (typeof transformation !== 'string') return;
        const problem = jcaTransformationProblem(transformation);
        if (problem) yield* report(ctx, problem, argument, `"${transformation}"`, call);
      },
    },
    {
      on: 'name',
      names: Object.keys(commonCrypto),
      languages: ['swift', 'objective-c'],
      *check(ctx, node) {
        const problem = commonCrypto[node.name];
        if (problem) yield* report(ctx, problem, node, node.name);
      },
    },
    {
      // CryptoSwift: `AES(key: k, blockMode: ECB())`.
      on: 'call',
      names: ['ECB'],
      languages: ['swift'],
      *check(ctx, call) {
        if (importsAny(ctx, /^CryptoSwift$/)) yield* report(ctx, 'ecb-mode', call, 'AES with ECB()');
      },
    },
    {
      on: 'call',
      names: ['createCipheriv', 'createDecipheriv', 'createCipher', 'createDecipher'],
      languages: ['typescript', 'javascript'],
      *check(ctx, call) {
        const argument = call.args[0]?.value;
        const name = argument && ctx.semantics.constantValue(argument);
        if (!argument || typeof name !== 'string') return;
        const problem = opensslCipherProblem(name);
        if (problem) yield* report(ctx, problem, argument, `'${name}'`, call);
      },
    },
    {
      // `CryptoJS.DES.encrypt(…)`, `import DES from 'crypto-js/tripledes'; DES.encrypt(…)`.
      on: 'call',
      names: ['encrypt', 'decrypt'],
      languages: ['typescript', 'javascript'],
      *check(ctx, call: CallNode) {
        const cipher = call.receiver;
        if (cipher?.kind === 'member' && cryptoJsCiphers.has(cipher.name) && isCryptoJs(ctx, cipher.receiver)) {
          yield* report(ctx, 'broken-cipher', cipher, `CryptoJS ${cipher.name}`, call);
        } else if (cipher?.kind === 'name') {
          const module = ctx.semantics.qualifiedName(cipher.name) ?? '';
          if (
            /^crypto-js\/(tripledes|rc4|rabbit|rabbit-legacy|blowfish)\b/.test(module) ||
            isNamedCryptoJsCipher(module)
          ) {
            yield* report(ctx, 'broken-cipher', cipher, `CryptoJS ${cipher.name}`, call);
          }
        }
      },
    },
    {
      on: 'name',
      names: ['ECB'],
      languages: ['typescript', 'javascript'],
      *check(ctx, node) {
        if (node.kind !== 'member' || node.receiver?.kind !== 'member' || node.receiver.name !== 'mode') return;
        if (isCryptoJs(ctx, node.receiver.receiver))
          yield* report(ctx, 'ecb-mode', node, 'CryptoJS ECB', enclosing(node, 'call'));
      },
    },
    {
      // package:encrypt: `AES(key, mode: AESMode.ecb)`.
      on: 'name',
      names: ['ecb'],
      languages: ['dart'],
      *check(ctx, node) {
        const owner = node.kind === 'member' ? node.receiver : undefined;
        if ((owner?.kind === 'name' || owner?.kind === 'member') && owner.name === 'AESMode') {
          const aes = enclosing(node, 'call');
          yield* report(ctx, 'ecb-mode', node, 'AESMode.ecb', aes && enclosing(aes, 'call'));
        }
      },
    },
    {
      on: 'call',
      names: Object.keys(pointycastle),
      languages: ['dart'],
      *check(ctx, call) {
        const problem = pointycastle[call.name];
        if (problem && importsAny(ctx, /^package:pointycastle\//)) yield* report(ctx, problem, call, call.name);
      },
    },
  ],
  fixes,
});

const isNamedCryptoJsCipher = (qualified: string): boolean => {
  const [module, name] = qualified.split('#');
  return module === 'crypto-js' && name !== undefined && cryptoJsCiphers.has(name);
};
