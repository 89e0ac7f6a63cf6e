import type { Edit } from '../../core/edit';
import { codeLanguages } from '../../core/language';
import { secureRandomCall } from '../../fixes/crypto/secure-random';
import { removeCallEdits } from '../../fixes/statement';
import { replace, textOf } from '../../fixes/text-edits';
import type { Fix, RuleContext } from '../../rule-kit/rule';
import type { CallNode } from '../../syntax/nodes';
import type { Message, RandomUse } from './insecure-random';

const secureRandom: Edit = { edit: 'add-import', import: { module: 'java.security.SecureRandom' } };
const asKotlinRandom: Edit = { edit: 'add-import', import: { module: 'kotlin.random.asKotlinRandom' } };

export const fixes: readonly Fix<Message>[] = [
  {
    title: 'Take it from the secure source of the system',
    applicability: 'safe',
    for: ['guessable-value', 'guessable-crypto'],
    languages: codeLanguages,
    edits(ctx, match) {
      const use = match.state as RandomUse;
      switch (ctx.file.treeLanguage) {
        case 'kotlin':
        case 'java':
          return onAndroid(ctx, use);
        case 'swift':
          return inSwift(ctx, use);
        case 'objective-c':
          return inObjectiveC(ctx, use);
        case 'dart':
          return use.maker && [whole(ctx, use.maker, 'Random.secure()')];
        default:
          return /^Math\.random/.test(textOf(ctx, use.call)) ? secureRandomCall(ctx, use.call) : undefined;
      }
    },
  },
  {
    title: 'Leave the seed to the system',
    applicability: 'safe',
    for: ['fixed-seed', 'named-generator'],
    languages: ['kotlin', 'java'],
    edits(ctx, match) {
      const { call } = match.state as RandomUse;
      if (call.name === 'setSeed') return removeCallEdits(call, ctx.file.text);
      return [whole(ctx, call, instance(ctx)), secureRandom];
    },
  },
];

const instance = (ctx: RuleContext): string =>
  ctx.file.treeLanguage === 'java' ? 'new SecureRandom()' : 'SecureRandom()';

const whole = (ctx: RuleContext, call: CallNode, text: string): Edit => replace(ctx, call.range, text);

function onAndroid(ctx: RuleContext, { call, maker, label }: RandomUse): readonly Edit[] | undefined {
  const generator = instance(ctx);
  switch (label) {
    case 'Math.random()':
      return [whole(ctx, call, `${generator}.nextDouble()`), secureRandom];
    case 'RandomStringUtils':
      return commons(ctx, call);
    case 'ThreadLocalRandom':
      // `nextInt(from, until)` is newer than the class.
      return maker && call.args.length < 2 ? [whole(ctx, maker, generator), secureRandom] : undefined;
    case 'java.util.Random':
      return maker && [whole(ctx, maker, generator), secureRandom];
    default: {
      if (call.name === 'random' || call.name === 'shuffled') {
        const { end } = call.range;
        const argument = replace(ctx, { start: end - 1, end: end - 1 }, 'SecureRandom().asKotlinRandom()');
        return ctx.file.text[end - 1] === ')' ? [argument, secureRandom, asKotlinRandom] : undefined;
      }
      const random = maker ?? call.receiver;
      return random && [replace(ctx, random.range, 'SecureRandom().asKotlinRandom()'), secureRandom, asKotlinRandom];
    }
  }
}

/** `randomAlphanumeric(n)`: the form of every version that takes the generator. */
function commons(ctx: RuleContext, call: CallNode): readonly Edit[] | undefined {
  const kind = /^random(Alphanumeric|Alphabetic|Numeric)$/.exec(call.name)?.[1];
  const count = call.args[0];
  if (!kind || !count || call.args.length !== 1) return undefined;
  const letters = kind !== 'Numeric';
  const digits = kind !== 'Alphabetic';
  const rest = `, 0, 0, ${letters}, ${digits}, null, ${instance(ctx)}`;
  return [
    replace(ctx, call.nameRange, 'random'),
    replace(ctx, { start: count.range.end, end: count.range.end }, rest),
    secureRandom,
  ];
}

const swiftForms: Readonly<Record<string, string>> = {
  rand: 'Int32.random(in: 0...Int32.max)',
  random: 'Int.random(in: 0...Int(Int32.max))',
  lrand48: 'Int.random(in: 0...Int(Int32.max))',
  drand48: 'Double.random(in: 0..<1)',
};

function inSwift(ctx: RuleContext, { call }: RandomUse): readonly Edit[] | undefined {
  const using = call.args.findIndex(({ label }) => label === 'using');
  const argument = call.args[using];
  if (argument) {
    const before = call.args[using - 1];
    const start = before ? before.range.end : argument.range.start;
    return [replace(ctx, { start, end: argument.range.end }, '')];
  }
  if (call.name === 'nextInt') {
    const bound = call.args.find(({ label }) => label === 'upperBound')?.value;
    return bound && [whole(ctx, call, `Int.random(in: 0..<${textOf(ctx, bound)})`)];
  }
  const form = call.args.length === 0 && !call.receiver ? swiftForms[call.name] : undefined;
  return form === undefined ? undefined : [whole(ctx, call, form)];
}

/** RAND_MAX is 2147483647 on Apple systems; so is the largest value of `random()`. */
const objectiveCForms: Readonly<Record<string, string>> = {
  rand: '(int)(arc4random() & RAND_MAX)',
  random: '(long)(arc4random() & RAND_MAX)',
  lrand48: '(long)(arc4random() & RAND_MAX)',
  drand48: '(arc4random() / 4294967296.0)',
};

function inObjectiveC(ctx: RuleContext, { call }: RandomUse): readonly Edit[] | undefined {
  const form = call.args.length === 0 ? objectiveCForms[call.name] : undefined;
  return form === undefined ? undefined : [whole(ctx, call, form)];
}
