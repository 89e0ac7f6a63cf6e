import { codeLanguages } from '../../core/language';
import { cryptoCalls, mustBeUnguessable } from '../../models/random-purposes';
import { secureCommonsLang, weakRandomSources } from '../../models/random-sources';
import { fixedBytes } from '../../rule-kit/fixed-bytes';
import { defineRule, type Match, type RuleContext } from '../../rule-kit/rule';
import { type Destination, destinationsOf, destinationsOfFilled } from '../../semantics/flow/destinations';
import { makersOf } from '../../semantics/model-condition';
import type { CallNode, SyntaxNode } from '../../syntax/nodes';
import { unwrap } from '../../syntax/walk';
import { fixes } from './insecure-random.fixes';

export type Message = 'guessable-value' | 'guessable-crypto' | 'fixed-seed' | 'named-generator';

/** What the fixes need: the call that gives the number, and the one that made the generator. */
export interface RandomUse {
  readonly call: CallNode;
  readonly maker?: CallNode;
  readonly label: string;
}

const sourceNames = [
  ...new Set(weakRandomSources.map(({ api }) => api.slice(api.lastIndexOf('#') + 1).replace(/^.*\./, ''))),
];

/** The last part of the name that a call has where it was declared, whatever this file calls it. */
const properName = (ctx: RuleContext, call: CallNode): string =>
  (ctx.semantics.qualifiedName(call.name) ?? call.name).replace(/^.*[.#]/, '');

/** The generator behind a call that gives a predictable value. */
function weakRandom(ctx: RuleContext, call: CallNode): RandomUse | undefined {
  const row = weakRandomSources.find((source) => ctx.semantics.matchesModel(call, source));
  if (!row) return undefined;
  const { label } = row;
  if (
    label === 'RandomStringUtils' &&
    (commonsLangIsSecure(ctx) || call.args.some(({ value }) => isSecure(ctx, value)))
  ) {
    return undefined;
  }
  const makers = makersOf(ctx.semantics, call);
  if (!row.made) return { call, label, maker: makers[0] };
  // A generator that was handed in may be a secure one.
  const made = makers.find((maker) => /^(Random|current)$/.test(properName(ctx, maker)));
  return made && !makers.some((maker) => isSecure(ctx, maker)) ? { call, maker: made, label } : undefined;
}

const isSecure = (ctx: RuleContext, node: SyntaxNode): boolean =>
  ctx.semantics.typeOf(node)?.name === 'SecureRandom' ||
  (node.kind === 'call' && /secure/i.test(properName(ctx, node)));

function commonsLangIsSecure(ctx: RuleContext): boolean {
  const declared = ctx.project.dependencies.find(({ name }) => name === 'org.apache.commons:commons-lang3')?.version;
  const [major = 0, minor = 0] = (declared ?? '').split('.').map(Number);
  return major > secureCommonsLang.major || (major === secureCommonsLang.major && minor >= secureCommonsLang.minor);
}

/** Kotlin's `('a'..'z').random()`, `characters.random()` and `(1..9).shuffled()`, which draw from `kotlin.random.Random`. */
function kotlinElement(ctx: RuleContext, call: CallNode): RandomUse | undefined {
  const receiver = call.receiver && unwrap(call.receiver);
  if (!receiver || call.args.length > 0 || ctx.semantics.declarationOf(call)) return undefined;
  // The type of `1..9` is known by its ends only.
  const range = receiver.kind === 'binary' && /^(\.\.<?|until|downTo)$/.test(receiver.operator);
  const known = range ? undefined : ctx.semantics.typeOf(receiver)?.name;
  const list =
    receiver.kind === 'binary' || receiver.kind === 'call' || receiver.kind === 'string' || receiver.kind === 'name';
  return list && (known === undefined || /^(String|List|CharArray|CharRange|IntRange|Array)$/.test(known))
    ? { call, label: 'kotlin.random.Random' }
    : undefined;
}

/** Swift's `random(in:using:)` with a generator of one's own. */
function swiftGenerator(ctx: RuleContext, call: CallNode): RandomUse | undefined {
  const using = call.args.find(({ label }) => label === 'using')?.value;
  const generator = using && unwrap(using);
  if (!generator) return undefined;
  const type = ctx.semantics.typeOf(generator.kind === 'unary' ? generator.operand : generator);
  return type && type.name !== 'SystemRandomNumberGenerator' ? { call, label: type.name } : undefined;
}

/** Where the value goes; `nextBytes` writes it. */
function places(ctx: RuleContext, { call }: RandomUse): readonly Destination[] {
  const filled = call.name === 'nextBytes' ? call.args[0]?.value : undefined;
  const fills = filled && ctx.semantics.constantValue(filled) === undefined;
  return fills ? destinationsOfFilled(ctx.semantics, filled) : destinationsOf(ctx.semantics, call);
}

function isCryptoCall(ctx: RuleContext, { kind, call }: Destination): boolean {
  if (kind !== 'argument' || !call || ctx.semantics.declarationOf(call)) return false;
  const modules = [...ctx.semantics.importedModules];
  return cryptoCalls.some(
    ({ pattern, module }) =>
      pattern.test(properName(ctx, call)) && (!module || modules.some((name) => module.test(name))),
  );
}

function* judged(ctx: RuleContext, use: RandomUse | undefined): Iterable<Match<Message>> {
  if (!use) return;
  const found = places(ctx, use);
  const at = { range: nameOf(use.call) };
  const crypto = found.find((place) => isCryptoCall(ctx, place));
  if (crypto) {
    yield {
      messageId: 'guessable-crypto',
      at,
      data: { generator: use.label, what: crypto.call?.name ?? '' },
      state: use,
    };
    return;
  }
  const named = found.find(
    (place) => place.kind !== 'compared' && mustBeUnguessable(place.name) && !defeatsCaching(ctx, place),
  );
  if (named) yield { messageId: 'guessable-value', at, data: { generator: use.label, what: named.name }, state: use };
}

const signIn = /openid|id_token|response_type|redirect_uri|authoriz/i;

/** A `nonce` that is only written into an address, so that no cache answers. That of a sign-in must not be guessed. */
function defeatsCaching(ctx: RuleContext, { name, node }: Destination): boolean {
  const { text } = ctx.file;
  if (name !== 'nonce' || node.kind !== 'variable' || signIn.test(text)) return false;
  const uses = ctx.semantics.referencesTo(node);
  const inAddress = ({ range }: SyntaxNode) =>
    /[?&]nonce=(["'`]\s*\+\s*|\$\{?|\\\()$/.test(text.slice(Math.max(0, range.start - 30), range.start));
  return uses.length > 0 && uses.every(inAddress);
}

/** `Math.random`, `random.nextInt`, `rand`: the callee without its arguments. */
function nameOf(call: CallNode): SyntaxNode['range'] {
  const short = call.receiver && (call.receiver.kind === 'name' || call.receiver.kind === 'member');
  return short ? { start: call.receiver.range.start, end: call.nameRange.end } : call.nameRange;
}

const isFixed = (ctx: RuleContext, value: SyntaxNode): boolean =>
  typeof ctx.semantics.constantValue(value) === 'number' || fixedBytes(ctx.semantics, value) !== undefined;

export default defineRule({
  id: 'crypto/insecure-random',
  meta: {
    title: 'Guessable random value where it must not be guessed',
    category: 'crypto',
    severity: 'warning',
    precision: 'high',
    languages: codeLanguages,
    cwe: [338, 330],
    masvs: ['MASVS-CRYPTO-1'],
    maswe: ['MASWE-0012'],
    mission: [4],
    since: '0.1.0',
    docs: {
      what: 'Finds values of `java.util.Random`, `kotlin.random.Random`, `ThreadLocalRandom`, `Math.random()`, `RandomStringUtils` before 3.15, C’s `rand()`, `random()` and `drand48()`, GameplayKit, Swift generators of one’s own, Dart’s `Random()` and lodash that become a key, token, code, password, nonce or salt, or go into a cryptographic function; also seeds that are written in the code, and `SHA1PRNG`. Values are followed forward through variables, loops, conversions and returns of the file. Games, animation, jitter, list keys and colours are left alone, and so are generators that were handed in, because they may be secure.',
      why: 'These generators are made for statistics. From a few of their values, or from the time of their seed, all others can be computed, and with them every session, reset code and key that was made from them.',
      fix: 'Take random values from the system: `SecureRandom()` on Android, `SecRandomCopyBytes` or the system generator in Swift, `arc4random` in Objective-C, `Random.secure()` in Dart, `crypto.getRandomValues` in scripts. Do not seed them.',
      references: [
        'https://developer.android.com/privacy-and-security/risks/weak-prng',
        'https://developer.apple.com/documentation/security/secrandomcopybytes(_:_:_:)',
        'https://api.dart.dev/dart-math/Random/Random.secure.html',
        'https://developer.mozilla.org/docs/Web/API/Crypto/getRandomValues',
        'https://mas.owasp.org/MASWE/MASVS-CRYPTO/MASWE-0012/',
      ],
    },
  },
  messages: {
    'guessable-value':
      '`{what}` comes from {generator}. Its values can be computed from earlier ones, so this one can be guessed. Take it from the secure source of the system.',
    'guessable-crypto': {
      text: 'A value of {generator} goes into {what}. Its values can be computed from earlier ones, which undoes the encryption. Take it from the secure source of the system.',
      severity: 'error',
    },
    'fixed-seed':
      'The seed of this generator is written in the code. Whoever has the app may repeat its values. Leave the seed to the system.',
    'named-generator':
      '`SHA1PRNG` names one implementation, which has been weak on Android and is gone there since Android 9. Use `SecureRandom()`, which the system seeds.',
  },
  projectWords: ['secureRandom'],
  queries: [
    {
      on: 'call',
      names: [...sourceNames, 'shuffled'],
      *check(ctx, call) {
        yield* judged(
          ctx,
          weakRandom(ctx, call) ??
            (ctx.file.treeLanguage === 'kotlin' && /^(random|shuffled)$/.test(call.name)
              ? kotlinElement(ctx, call)
              : undefined),
        );
      },
    },
    {
      on: 'call',
      names: ['random', 'randomElement', 'shuffled'],
      languages: ['swift'],
      *check(ctx, call) {
        yield* judged(ctx, swiftGenerator(ctx, call));
      },
    },
    {
      on: 'call',
      names: ['setSeed', 'SecureRandom'],
      languages: ['kotlin', 'java'],
      *check(ctx, call) {
        const seed = call.args[0]?.value;
        if (!seed || !isFixed(ctx, seed)) return;
        const api =
          call.name === 'setSeed' ? 'java.security.SecureRandom#setSeed' : 'java.security.SecureRandom#<init>';
        if (ctx.semantics.matchesApi(call, api))
          yield { messageId: 'fixed-seed', at: seed, state: { call, label: '' } };
      },
    },
    {
      on: 'call',
      names: ['getInstance'],
      languages: ['kotlin', 'java'],
      *check(ctx, call) {
        const name = call.args[0]?.value;
        if (!name || ctx.semantics.constantValue(name) !== 'SHA1PRNG') return;
        if (!ctx.semantics.matchesApi(call, 'java.security.SecureRandom#getInstance')) return;
        yield { messageId: 'named-generator', at: name, state: { call, label: 'SHA1PRNG' } };
      },
    },
  ],
  fixes,
});
