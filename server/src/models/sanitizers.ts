import type { CodeLanguage } from '../core/language';
import type { ApiModel, SanitizerKind } from './api-model';
import { dart, jvm, kotlin, objc, script, swift } from './language-sets';

const java: readonly CodeLanguage[] = ['java'];

type At = ApiModel['at'];
/** Kind, languages, apis separated by `|`, where the value goes in, label. `~` in front of an api: distinctive by name. */
type Row = readonly [SanitizerKind, readonly CodeLanguage[], string, At, string];

const rows: readonly Row[] = [
  [
    'encryption',
    jvm,
    'javax.crypto.Cipher#doFinal|javax.crypto.Cipher#update|javax.crypto.Cipher#wrap',
    'arg:*',
    'Cipher',
  ],
  ['encryption', jvm, '~#doFinal', 'arg:*', 'Cipher'],
  [
    'encryption',
    jvm,
    'com.google.crypto.tink.Aead#encrypt|com.google.crypto.tink.DeterministicAead#encryptDeterministically',
    'arg:0',
    'Tink',
  ],
  [
    'encryption',
    jvm,
    'com.google.crypto.tink.HybridEncrypt#encrypt|com.google.crypto.tink.StreamingAead#newEncryptingStream',
    'arg:0',
    'Tink',
  ],
  [
    'encryption',
    swift,
    'CryptoKit.AES.GCM#seal|CryptoKit.ChaChaPoly#seal|CryptoKit.HPKE.Sender#seal',
    'arg:0',
    'CryptoKit',
  ],
  ['encryption', swift, '#SecKeyCreateEncryptedData|#CCCrypt', 'arg:*', 'Security'],
  ['encryption', objc, '#SecKeyCreateEncryptedData|#CCCrypt|#CCCryptorUpdate', 'arg:*', 'Security'],
  [
    'encryption',
    dart,
    'package:encrypt/encrypt.dart Encrypter#encrypt|package:encrypt/encrypt.dart Encrypter#encryptBytes',
    'arg:0',
    'encrypt',
  ],
  [
    'encryption',
    dart,
    'package:cryptography/cryptography.dart AesGcm#encrypt|package:cryptography/cryptography.dart Chacha20#encrypt',
    'arg:0',
    'cryptography',
  ],
  [
    'encryption',
    script,
    'crypto-js#AES.encrypt|crypto-js#TripleDES.encrypt|crypto-js/aes#default.encrypt',
    'arg:0',
    'crypto-js',
  ],
  ['encryption', script, '#crypto.subtle.encrypt|#crypto.subtle.wrapKey', 'arg:*', 'Web Crypto'],
  ['encryption', script, 'tweetnacl#secretbox|tweetnacl#box|react-native-aes-crypto#default.encrypt', 'arg:0', 'NaCl'],

  [
    'hash',
    jvm,
    'java.security.MessageDigest#digest|javax.crypto.Mac#doFinal|java.security.Signature#sign',
    'arg:*',
    'digest',
  ],
  ['hash', jvm, 'javax.crypto.SecretKeyFactory#generateSecret', 'arg:0', 'key derivation'],
  [
    'hash',
    swift,
    'CryptoKit.SHA256#hash|CryptoKit.SHA384#hash|CryptoKit.SHA512#hash|CryptoKit.HMAC#authenticationCode',
    'arg:0',
    'CryptoKit',
  ],
  ['hash', swift, '#CC_SHA256|#CC_SHA512|#CCHmac|#CCKeyDerivationPBKDF', 'arg:*', 'CommonCrypto'],
  ['hash', objc, '#CC_SHA256|#CC_SHA512|#CCHmac|#CCKeyDerivationPBKDF', 'arg:*', 'CommonCrypto'],
  ['hash', dart, 'package:crypto/crypto.dart Hash#convert|package:crypto/crypto.dart Hmac#convert', 'arg:0', 'crypto'],
  [
    'hash',
    dart,
    'package:crypto/crypto.dart#sha256.convert|package:crypto/crypto.dart#sha512.convert|package:crypto/crypto.dart#sha1.convert|package:crypto/crypto.dart#md5.convert',
    'arg:0',
    'crypto',
  ],
  [
    'hash',
    script,
    'crypto-js#SHA256|crypto-js#SHA512|crypto-js#HmacSHA256|crypto-js#PBKDF2|expo-crypto#digestStringAsync|expo-crypto#digest',
    'arg:*',
    'digest',
  ],
  ['hash', script, '#crypto.subtle.digest|bcryptjs#hash|bcryptjs#hashSync|bcrypt#hash', 'arg:*', 'digest'],

  ['redaction', kotlin, '~#takeLast|~#take|~#replaceRange', 'receiver', 'shortened'],
  ['redaction', swift, '~#suffix|~#prefix', 'receiver', 'shortened'],

  [
    'metadata',
    kotlin,
    '~#length|~#size|~#count|~#isEmpty|~#isNotEmpty|~#isBlank|~#isNotBlank|~#isNullOrEmpty|~#isNullOrBlank',
    'receiver',
    'length',
  ],
  [
    'metadata',
    kotlin,
    '~#hashCode|~#equals|~#contains|~#startsWith|~#endsWith|~#matches|~#indexOf|~#toBoolean|~#compareTo|~#javaClass',
    'receiver',
    'comparison',
  ],
  [
    'metadata',
    java,
    '~#length|~#size|~#isEmpty|~#isBlank|~#hashCode|~#equals|~#equalsIgnoreCase|~#contains|~#startsWith|~#endsWith|~#matches|~#indexOf|~#compareTo|~#getClass',
    'receiver',
    'comparison',
  ],
  ['metadata', java, 'android.text.TextUtils#isEmpty|android.text.TextUtils#equals', 'arg:*', 'comparison'],
  [
    'metadata',
    swift,
    '~#count|~#isEmpty|~#hashValue|~#contains|~#hasPrefix|~#hasSuffix|~#starts|~#elementsEqual|~#firstIndex|~#indices',
    'receiver',
    'comparison',
  ],
  [
    'metadata',
    objc,
    '~#length|~#count|~#hash|~#isEqual:|~#isEqualToString:|~#hasPrefix:|~#hasSuffix:|~#containsString:|~#compare:|~#class',
    'receiver',
    'comparison',
  ],
  [
    'metadata',
    dart,
    '~#length|~#isEmpty|~#isNotEmpty|~#hashCode|~#runtimeType|~#contains|~#startsWith|~#endsWith|~#compareTo|~#indexOf',
    'receiver',
    'comparison',
  ],
  [
    'metadata',
    script,
    '~#length|~#size|~#includes|~#startsWith|~#endsWith|~#indexOf|~#test|~#localeCompare|~#some|~#every',
    'receiver',
    'comparison',
  ],
  ['metadata', script, '#Boolean|#isNaN|#Number.isInteger', 'arg:0', 'comparison'],
];

/** What takes the danger out of a value: ciphertext, digests, shortened or masked text, lengths and comparisons. */
export const sanitizers: readonly ApiModel[] = rows.flatMap(([kind, languages, apis, at, label]) =>
  apis.split('|').map((api): ApiModel => {
    const distinctive = api.startsWith('~');
    return { role: 'sanitizer', kind, languages, api: distinctive ? api.slice(1) : api, at, label, distinctive };
  }),
);

/**
 * Functions of the project and of libraries without a row, by the words of their name. A function that is called `encrypt`
 * is taken at its word; whether it encrypts well is for other rules to say.
 */
export const sanitizerNames: readonly { readonly kind: SanitizerKind; readonly pattern: RegExp }[] = [
  {
    kind: 'encryption',
    pattern:
      /(^|[^a-z])(re)?(encrypt|encipher|seal|wrap(Key|With)|protect(Data|Value|Secret))(?!ion|ed|er)|[a-z](Encrypt|Encipher)(?!ion|ed|er)/,
  },
  {
    kind: 'hash',
    pattern:
      /(^|[^a-zA-Z])(hash|digest|hmac|bcrypt|scrypt|argon2|pbkdf2|sha\d|md5)(?!Map|Set|Code|map|Table)|[a-z](Hash|Digest|Hmac|Sha\d+|Md5|SHA\d+|MD5)$/,
  },
  {
    kind: 'redaction',
    pattern:
      /^(mask|redact|obfuscate|anonymi[sz]e|pseudonymi[sz]e|scrub|sanitize|sanitise|censor|truncate|hide|tokenize)([A-Z_:]|$)|[a-z](Masked|Redacted|Anonymi[sz]ed)$/,
  },
  { kind: 'metadata', pattern: /^(is|has|should|can|validate|verify|check|matches|compare|equals)([A-Z_]|$)/ },
];

/** Values that are named as already treated: `encryptedToken`, `passwordHash`. */
export const treatedNames: readonly { readonly kind: SanitizerKind; readonly pattern: RegExp }[] = [
  {
    kind: 'encryption',
    pattern:
      /^_?(encrypted|enciphered|sealed|cipher(text|Text)?|wrapped)([A-Z_]|$)|(Encrypted|Cipher[tT]ext|Ciphered|Sealed)$|_(encrypted|ciphertext|enc)$/,
  },
  { kind: 'hash', pattern: /^_?(hashed|digested)([A-Z_]|$)|(Hash|Hashed|Digest|Checksum)$|_(hash|digest|checksum)$/ },
  {
    kind: 'redaction',
    pattern: /^_?(masked|redacted|obfuscated|anonymi[sz]ed|truncated)([A-Z_]|$)|(Masked|Redacted|Anonymi[sz]ed)$/,
  },
];
