import { splitWords } from './name-words';
import { classifyName } from './sensitive-names';

/** What a hash is for. `password`: it stands for a password; `security`: others rely on it not being forged; `benign`: neither. */
export type DigestPurpose = 'password' | 'security' | 'benign';

/** Words that say how a value was made, not what it is. */
const making = new Set(
  'hash hashed hashing md sha digest hex base encoded encode value string str bytes data result to as get compute of new old my stored expected actual'.split(
    ' ',
  ),
);
const benign =
  /^(cache|etag|checksum|file|filename|thumb|thumbnail|gravatar|avatar|image|photo|url|uri|path|dedupe|dedup|fingerprint|content|asset|bundle|version|color|colour|revision|etags|crc|id|ids|identifier|uuid)$/;
const signature = /^(signature|sig|hmac|signed|mac)$/;

/**
 * What the name of a place says about a hash that arrives there: `passwordHash`, `md5Pin`, `requestSignature`, `cacheKey`.
 * Undefined when it says nothing. A `pin` is a PIN here: map pins are not hashed.
 */
export function digestPurposeOf(name: string): DigestPurpose | undefined {
  const words = splitWords(name).filter((word) => !making.has(word));
  const last = words.at(-1) ?? '';
  if (words.some((word) => benign.test(word)) && classifyName(words.join(' ')) === undefined) return 'benign';
  if (last === 'pin')
    return /^(cert|certificate|key|ssl|spki|server)$/.test(words.at(-2) ?? '') ? 'security' : 'password';
  const nameClass = classifyName(words.join(' '));
  if (nameClass === 'password') return 'password';
  if (nameClass === 'token' || nameClass === 'key' || nameClass === 'otp') return 'security';
  // An address of the network hardware is a `mac` too; it is never alone.
  if (signature.test(last) && !(last === 'mac' && words.length === 1)) return 'security';
  return undefined;
}

/** Protocols that fix the hash, by words in names of functions, classes and files around it. */
export const protocolHash =
  /pwned|hibp|breach|leaked|web_?socket|oauth1|totp|hotp|gravatar|digest_?auth|http_?digest|ntlm|apk_?sign|app_?sign/i;

/** Values that are random and hashed by a standard: the code verifier of OAuth (RFC 7636), challenges. */
export const randomByStandard = /verifier|challenge/i;

/** Functions that harden what they are given, so that a hash in front of them is no weakness. */
export const hardening = /pbkdf|scrypt|argon|bcrypt|hkdf|derive|hmac/i;

/** Secrets that are random and long, unlike what people think up. */
export const strongSecret = /^(secret|seed|mnemonic|(private|master|secret|shared|signing)_?key|pepper)s?$/i;
