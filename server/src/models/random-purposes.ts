import { splitWords } from './name-words';
import { classifyName } from './sensitive-names';

const ends =
  /(^| )(iv|nonce|salt|initialization vector|initialisation vector|init vector|challenge|code verifier|pkce verifier|oauth state|auth state|voucher code|invite code|invitation code|reset code|activation code|recovery code|confirmation code|pairing code|pin|secret)$/;
const otherwise = /^(map|marker|annotation|demo|cell|row|react|list|placeholder|skeleton|request|cache)$/;

/** Whether a name says that others must not be able to guess the value: keys, tokens, codes, passwords, nonces, salts. */
export function mustBeUnguessable(name: string): boolean {
  const words = splitWords(name);
  if (words.some((word) => otherwise.test(word))) return false;
  const nameClass = classifyName(name);
  if (nameClass === 'password' || nameClass === 'token' || nameClass === 'key' || nameClass === 'otp') return true;
  return ends.test(
    words.filter((word) => !/^(bytes|value|string|str|base|hex|data|buffer|array)$/.test(word)).join(' '),
  );
}

/** Constructors and functions that take key material, nonces or salts; the Dart ones only with their library. */
export const cryptoCalls: readonly { readonly pattern: RegExp; readonly module?: RegExp }[] = [
  { pattern: /^(IvParameterSpec|SecretKeySpec|GCMParameterSpec|PBEKeySpec|PBEParameterSpec)$/ },
  { pattern: /^(SymmetricKey|AES\.GCM\.Nonce|ChaChaPoly\.Nonce)$/ },
  { pattern: /^(CCCrypt|CCCryptorCreate|CCCryptorCreateWithMode|CCKeyDerivationPBKDF|CCHmac)$/ },
  { pattern: /^(createCipheriv|createDecipheriv|createHmac|pbkdf2|pbkdf2Sync|scrypt|scryptSync|importKey)$/ },
  { pattern: /^(Key|IV)$/, module: /^package:encrypt\// },
  { pattern: /^(SecretKey|SecretKeyData)$/, module: /^package:cryptography\// },
  { pattern: /^(KeyParameter|ParametersWithIV|AEADParameters)$/, module: /^package:pointycastle\// },
];
