import type { CodeLanguage } from '../core/language';
import type { ApiModel } from './api-model';
import { dart, jvm, kotlin, script, swift } from './language-sets';

/**
 * Generators whose next values can be computed from past ones or guessed from the time of the seed. Not here, because they are
 * secure: `SecureRandom`, Swift's `SystemRandomNumberGenerator`, `arc4random` (ChaCha20 on Apple systems), `Random.secure()`.
 */
const apple: readonly CodeLanguage[] = ['swift', 'objective-c'];

/** Languages, owner, members, label, and whether an object makes the numbers (then the call that made it is known). */
type Row = readonly [readonly CodeLanguage[], string, string, string, boolean?];

const numbers = 'nextInt nextLong nextBytes nextDouble nextFloat nextGaussian nextBits nextUInt nextULong nextUBytes';

const rows: readonly Row[] = [
  [jvm, 'java.util.Random', numbers, 'java.util.Random', true],
  [jvm, 'java.util.concurrent.ThreadLocalRandom', numbers, 'ThreadLocalRandom', true],
  [kotlin, 'kotlin.random.Random', numbers, 'kotlin.random.Random'],
  [kotlin, 'kotlin.random.Random.Default', numbers, 'kotlin.random.Random'],
  [jvm, 'java.lang.Math', 'random', 'Math.random()'],
  [
    jvm,
    'org.apache.commons.lang3.RandomStringUtils',
    'random randomAlphanumeric randomAlphabetic randomNumeric randomAscii',
    'RandomStringUtils',
  ],
  [
    jvm,
    'org.apache.commons.lang.RandomStringUtils',
    'random randomAlphanumeric randomAlphabetic randomNumeric randomAscii',
    'RandomStringUtils',
  ],
  [apple, '', 'rand random drand48 erand48 lrand48 mrand48', 'the C library’s generator'],
  ...['GKRandomSource', 'GKLinearCongruentialRandomSource', 'GKMersenneTwisterRandomSource', 'GKARC4RandomSource'].map(
    (type): Row => [swift, `GameplayKit.${type}`, 'nextInt nextUniform nextBool', 'GameplayKit'],
  ),
  [dart, 'dart:math Random', 'nextInt nextDouble', 'Random()', true],
  [script, '', 'Math.random', 'Math.random()'],
  [script, 'lodash', 'random sample sampleSize shuffle', 'lodash'],
  [script, 'underscore', 'random sample shuffle', 'underscore'],
];

/** Calls that give predictable numbers; `made` rows only count where the object's construction is seen. */
export const weakRandomSources: readonly (ApiModel & { readonly made: boolean })[] = rows.flatMap(
  ([languages, owner, members, label, made = false]) =>
    members.split(' ').map((member) => ({
      role: 'source' as const,
      kind: 'weak-random' as const,
      languages,
      api: `${owner}#${member}`,
      at: 'return' as const,
      label,
      made,
    })),
);

/** RandomStringUtils draws from a secure source since this version of commons-lang3. */
export const secureCommonsLang = { major: 3, minor: 15 };
