import { codeLanguages } from '../../core/language';
import type { ApiModel } from '../../models/api-model';
import {
  type DigestPurpose,
  digestPurposeOf,
  hardening,
  protocolHash,
  randomByStandard,
  strongSecret,
} from '../../models/digest-purposes';
import { weakDigestResults } from '../../models/digests';
import { classifyName } from '../../models/sensitive-names';
import { defineRule, type Match, type RuleContext } from '../../rule-kit/rule';
import { type Destination, destinationsOf, destinationsOfFilled } from '../../semantics/flow/destinations';
import type { CallNode, SyntaxNode } from '../../syntax/nodes';
import { nodesOfKind, unwrap } from '../../syntax/walk';
import { fixes } from './weak-hash.fixes';
import { type DigestUse, digestUse } from './weak-hash.state';

export type Message = 'broken-hash' | 'password-hash';

const memberOf = (api: string): string => {
  const member = api
    .slice(api.lastIndexOf('#') + 1)
    .replace(/\(.*/, '')
    .replace(/^.*\./, '');
  return member === 'default' ? (/(?<!\w)(\w+)#/.exec(api)?.[1] ?? member) : member;
};

/** A protocol that fixes the hash, by the names around a call. */
function inProtocol(ctx: RuleContext, node: SyntaxNode): boolean {
  const names = [ctx.semantics.enclosingFunction(node)?.name, ctx.semantics.enclosingClass(node)?.name];
  return protocolHash.test(`${names.join(' ')} ${ctx.file.uri.slice(ctx.file.uri.lastIndexOf('/'))}`);
}

/** What the places that a hash arrives at say it is for, the gravest first. */
function purposeOf(destinations: readonly Destination[]): DigestPurpose | 'hardened' | undefined {
  const found = new Set<DigestPurpose | 'hardened' | undefined>();
  for (const { kind, name, call } of destinations) {
    if (call && hardening.test(call.name)) found.add('hardened');
    else found.add(digestPurposeOf(name));
    // A function that takes the hash says less than what keeps it.
    if (kind === 'argument') found.delete('benign');
  }
  return (['benign', 'hardened', 'password', 'security'] as const).find((purpose) => found.has(purpose));
}

/** Whether a key or a seed is hashed along: nobody can try passwords without it. */
function hasStrongSecret(ctx: RuleContext, value: SyntaxNode): boolean {
  const declaration = ctx.semantics.declarationOf(unwrap(value));
  const whole = declaration?.kind === 'variable' ? (declaration.initializer ?? value) : value;
  return [...nodesOfKind(whole, 'name'), ...nodesOfKind(whole, 'member')].some(({ name }) => strongSecret.test(name));
}

/** Where the digest goes: what the call gives back, or what it writes. */
function destinations(ctx: RuleContext, call: CallNode, at: string): readonly Destination[] {
  const filled = call.args[Number(at.slice('arg:'.length))]?.value;
  const returned = destinationsOf(ctx.semantics, call);
  return at === 'return' || !filled ? returned : [...returned, ...destinationsOfFilled(ctx.semantics, filled)];
}

const resultAt = ({ api }: ApiModel): string => weakDigestResults.find((row) => row.api === api)?.at ?? 'return';

function report(use: DigestUse, messageId: Message, what: string): Match<Message> {
  return { messageId, at: use.at, data: { algorithm: use.algorithm, what }, state: use };
}

export default defineRule({
  id: 'crypto/weak-hash',
  meta: {
    title: 'Broken or fast hash protects something',
    category: 'crypto',
    severity: 'warning',
    precision: 'high',
    languages: codeLanguages,
    cwe: [328, 916],
    masvs: ['MASVS-CRYPTO-1'],
    maswe: ['MASWE-0008'],
    mission: [4],
    since: '0.1.0',
    docs: {
      what: 'Finds MD2, MD4, MD5 and SHA-1 where they hash a password, token, key or one-time code, or where their result is a signature, a certificate pin or a stored credential, and passwords that are hashed with any fast hash, SHA-256 and SHA-512 included. Inputs are followed through variables and functions, also across files; results through the file. Cache keys, ETags, checksums, file names and other fingerprints are left alone, and so are protocols that fix the hash (breach look-ups, WebSocket handshake, one-time codes) and hashes in front of a key derivation.',
      why: 'Two texts with the same MD5 or SHA-1 can be made to order, so a signature over such a hash can be moved to another text. Any fast hash of a password, a PIN above all, is guessed by trying: a graphics card tries billions a second.',
      fix: 'Use SHA-256 for integrity, HMAC-SHA-256 where a key is involved. Send passwords of an account over TLS and let the server hash them with Argon2id or bcrypt. For a PIN or password that is checked on the device use PBKDF2 with HMAC-SHA-256, 600,000 rounds or more and a random salt, and keep the result in the keychain or encrypted with a key of the Android Keystore.',
      references: [
        'https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html',
        'https://csrc.nist.gov/news/2022/nist-transitioning-away-from-sha-1-for-all-apps',
        'https://developer.android.com/privacy-and-security/cryptography',
        'https://mas.owasp.org/MASWE/MASVS-CRYPTO/MASWE-0008/',
      ],
    },
  },
  messages: {
    'broken-hash':
      '{algorithm} protects `{what}`. Texts with the same hash can be made to order. Use SHA-256, or HMAC-SHA-256 where a key is mixed in.',
    'password-hash': {
      text: '`{what}` is hashed with {algorithm}. A fast hash of a password or PIN is guessed by trying. Let the server hash it with Argon2id, or use PBKDF2 with a random salt on the device.',
      severity: 'error',
    },
  },
  queries: [
    {
      on: 'flow',
      sources: ['password', 'credential', 'otp'],
      sinks: ['weak-digest', 'fast-digest'],
      sanitizers: ['encryption', 'metadata', 'redaction'],
      *check(ctx, { sink, source, steps }) {
        const { call, model, value } = sink;
        if (call.kind !== 'call' || inProtocol(ctx, call)) return;
        if (
          randomByStandard.test(
            `${ctx.file.text.slice(value.range.start, value.range.end)} ${steps.map(({ message }) => message).join(' ')}`,
          )
        )
          return;
        const password = source.kind === 'password' || classifyName(source.name) === 'password';
        const direct = ctx.semantics.matchesModel(call, model) !== undefined;
        const purpose = direct ? purposeOf(destinations(ctx, call, resultAt(model))) : undefined;
        if (model.kind === 'fast-digest' && (!password || purpose === 'hardened' || hasStrongSecret(ctx, value)))
          return;
        if (purpose === 'benign' && !(password && model.kind === 'weak-digest')) return;
        const messageId = password ? 'password-hash' : 'broken-hash';
        if (direct) yield report(digestUse(ctx, call, model), messageId, source.name);
        else {
          const algorithm = model.kind === 'weak-digest' ? 'MD5 or SHA-1' : 'a fast hash';
          yield { messageId, at: value, data: { algorithm, what: source.name } };
        }
      },
    },
    {
      on: 'call',
      names: [...new Set(weakDigestResults.map(({ api }) => memberOf(api)))],
      *check(ctx, call) {
        const model = weakDigestResults.find((row) => ctx.semantics.matchesModel(call, row));
        if (!model || inProtocol(ctx, call)) return;
        const places = destinations(ctx, call, model.at);
        const purpose = purposeOf(places);
        if (purpose !== 'password' && purpose !== 'security') return;
        const named = places.find(({ name }) => digestPurposeOf(name) === purpose);
        const use = digestUse(ctx, call, model);
        const what = (named?.name ?? '').replace(/^(hash|md5|sha\d*)_?(?=[A-Z])/i, '');
        yield { ...report(use, purpose === 'password' ? 'password-hash' : 'broken-hash', what), precision: 'medium' };
      },
    },
  ],
  fixes,
});
