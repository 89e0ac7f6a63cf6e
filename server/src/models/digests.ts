import type { CodeLanguage } from '../core/language';
import type { ApiModel, ModelCondition } from './api-model';
import { dart, jvm, script, swift } from './language-sets';

/**
 * Hash functions and how they are called. Broken: MD2, MD4, MD5 (RFC 6151), SHA-1 (NIST, December 2022: phase out by 2030;
 * collisions since 2017). Sound but fast: the SHA-2 and SHA-3 families, of which a graphics card computes billions a second.
 */
const apple: readonly CodeLanguage[] = ['swift', 'objective-c'];

type At = ApiModel['at'];

/** A digest call: languages, apis separated by `|`, where the input stands, where the result comes out. */
interface DigestShape {
  readonly languages: readonly CodeLanguage[];
  /** Absent when the call only ends the hash (`digest()`). */
  readonly input?: At;
  /** Absent when the call only feeds the hash (`update`). */
  readonly result?: At;
  readonly module?: string;
  readonly distinctive?: boolean;
}

interface NamedShape extends DigestShape {
  readonly weak?: string;
  readonly fast?: string;
}

interface AlgorithmShape extends DigestShape {
  readonly apis: string;
  /** Where the algorithm is named. */
  readonly algorithm: NonNullable<ModelCondition['at']>;
}

/** Names of algorithms as `MessageDigest`, OpenSSL, Web Crypto and the enumerations of libraries spell them. */
const weakName = /^(md[245]|sha-?1|sha)$/i;
const fastName = /^(sha-?(224|256|384|512)|sha-?512\/256|sha3-?(256|384|512)?)$/i;

const byAlgorithm: readonly AlgorithmShape[] = [
  { languages: jvm, apis: 'java.security.MessageDigest#update', algorithm: 'maker', input: 'arg:0' },
  { languages: jvm, apis: 'java.security.MessageDigest#digest', algorithm: 'maker', input: 'arg:0', result: 'return' },
  {
    languages: jvm,
    apis: 'com.google.common.hash.HashFunction#hashString|com.google.common.hash.HashFunction#hashBytes',
    algorithm: 'maker',
    input: 'arg:0',
    result: 'return',
  },
  {
    languages: script,
    apis: 'crypto Hash#update|node:crypto Hash#update|react-native-quick-crypto Hash#update|react-native-crypto Hash#update|crypto-browserify Hash#update',
    algorithm: 'maker',
    input: 'arg:0',
  },
  {
    languages: script,
    apis: 'crypto Hash#digest|node:crypto Hash#digest|react-native-quick-crypto Hash#digest|react-native-crypto Hash#digest|crypto-browserify Hash#digest',
    algorithm: 'maker',
    result: 'return',
  },
  {
    languages: script,
    apis: 'expo-crypto#digestStringAsync|expo-crypto#digest|#crypto.subtle.digest|react-native-quick-crypto#subtle.digest',
    algorithm: 'arg:0',
    input: 'arg:1',
    result: 'return',
  },
];

const byName: readonly NamedShape[] = [
  {
    languages: jvm,
    weak: members('org.apache.commons.codec.digest.DigestUtils', 'md2 md2Hex md5 md5Hex sha sha1 sha1Hex'),
    fast: members('org.apache.commons.codec.digest.DigestUtils', 'sha256 sha256Hex sha384Hex sha512 sha512Hex'),
    input: 'arg:0',
    result: 'return',
  },
  {
    languages: jvm,
    weak: members('okio.ByteString', 'md5 sha1'),
    fast: members('okio.ByteString', 'sha256 sha512'),
    input: 'receiver',
    result: 'return',
  },
  {
    languages: swift,
    weak: 'CryptoKit.Insecure.MD5#hash(data:)|CryptoKit.Insecure.SHA1#hash(data:)',
    fast: 'CryptoKit.SHA256#hash(data:)|CryptoKit.SHA384#hash(data:)|CryptoKit.SHA512#hash(data:)',
    input: 'arg:0',
    result: 'return',
  },
  {
    languages: swift,
    weak: 'CryptoKit.Insecure.MD5#update(data:)|CryptoKit.Insecure.SHA1#update(data:)',
    fast: 'CryptoKit.SHA256#update(data:)|CryptoKit.SHA384#update(data:)|CryptoKit.SHA512#update(data:)',
    input: 'arg:0',
  },
  {
    languages: apple,
    weak: '#CC_MD2|#CC_MD4|#CC_MD5|#CC_SHA1',
    fast: '#CC_SHA224|#CC_SHA256|#CC_SHA384|#CC_SHA512',
    input: 'arg:0',
    result: 'arg:2',
  },
  {
    languages: swift,
    weak: '#md5|#sha1',
    fast: '#sha256|#sha384|#sha512',
    input: 'receiver',
    result: 'return',
    module: 'CryptoSwift',
    distinctive: true,
  },
  {
    languages: dart,
    weak: members('package:crypto/crypto.dart', 'md5.convert sha1.convert'),
    fast: members('package:crypto/crypto.dart', 'sha224.convert sha256.convert sha384.convert sha512.convert'),
    input: 'arg:0',
    result: 'return',
  },
  {
    languages: dart,
    weak: 'package:cryptography/cryptography.dart Sha1#hash|package:pointycastle/export.dart MD5Digest#process|package:pointycastle/export.dart SHA1Digest#process',
    fast: 'package:cryptography/cryptography.dart Sha256#hash|package:cryptography/cryptography.dart Sha512#hash|package:pointycastle/export.dart SHA256Digest#process',
    input: 'arg:0',
    result: 'return',
  },
  {
    languages: script,
    weak: members('crypto-js', 'MD5 SHA1'),
    fast: members('crypto-js', 'SHA224 SHA256 SHA384 SHA512 SHA3'),
    input: 'arg:0',
    result: 'return',
  },
  {
    languages: script,
    weak: 'crypto-js/md5#default|crypto-js/sha1#default|md5#default|blueimp-md5#default|js-md5#default|js-md5#md5|sha1#default|js-sha1#default|js-sha1#sha1|react-native-md5#hex_md5|react-native-md5#default.hex_md5|ts-md5#Md5.hashStr|ts-md5#Md5.hashAsciiStr|react-native-aes-crypto#default.sha1',
    fast: 'crypto-js/sha256#default|crypto-js/sha512#default|js-sha256#default|js-sha256#sha256|js-sha512#sha512|react-native-aes-crypto#default.sha256|react-native-aes-crypto#default.sha512',
    input: 'arg:0',
    result: 'return',
  },
  {
    languages: script,
    weak: '@noble/hashes/legacy#md5|@noble/hashes/legacy.js#md5|@noble/hashes/legacy#sha1|@noble/hashes/legacy.js#sha1|@noble/hashes/sha1#sha1',
    fast: '@noble/hashes/sha2#sha256|@noble/hashes/sha2.js#sha256|@noble/hashes/sha256#sha256|@noble/hashes/sha2#sha512|@noble/hashes/sha2.js#sha512|@noble/hashes/sha512#sha512',
    input: 'arg:0',
    result: 'return',
  },
];

function members(owner: string, list: string): string {
  return list
    .split(' ')
    .map((member) => `${owner}#${member}`)
    .join('|');
}

type Strength = 'weak' | 'fast';

interface DigestRow {
  readonly strength: Strength;
  readonly shape: DigestShape;
  readonly api: string;
  readonly where?: ModelCondition;
}

const rows: readonly DigestRow[] = [
  ...byAlgorithm.flatMap((shape) =>
    shape.apis.split('|').flatMap((api) =>
      (['weak', 'fast'] as const).map(
        (strength): DigestRow => ({
          strength,
          shape,
          api,
          where: { at: shape.algorithm, value: strength === 'weak' ? weakName : fastName },
        }),
      ),
    ),
  ),
  ...byName.flatMap((shape) =>
    (['weak', 'fast'] as const).flatMap((strength) =>
      (shape[strength]?.split('|') ?? []).map(
        (api): DigestRow => ({ strength, shape, api, where: shape.module ? { module: shape.module } : undefined }),
      ),
    ),
  ),
];

const toModel = ({ strength, shape, api, where }: DigestRow, role: ApiModel['role'], at: At): ApiModel => ({
  role,
  kind: strength === 'weak' ? 'weak-digest' : 'fast-digest',
  languages: shape.languages,
  api,
  at,
  label: strength,
  where,
  distinctive: shape.distinctive,
});

/** What is hashed, for the data-flow solver. */
export const digestSinks: readonly ApiModel[] = rows.flatMap((row) =>
  row.shape.input ? [toModel(row, 'sink', row.shape.input)] : [],
);

/** What comes out of a broken hash function: the call itself, or the argument that takes it. */
export const weakDigestResults: readonly ApiModel[] = rows.flatMap((row) =>
  row.strength === 'weak' && row.shape.result ? [toModel(row, 'sink', row.shape.result)] : [],
);
