/**
 * What is known about cipher names. Facts: NIST SP 800-131A rev. 2 (DES, two- and three-key TDEA, RC2, RC4 no longer allowed
 * for encryption), NIST SP 800-38A (ECB shows equal blocks), the Java Cryptography Architecture's transformation syntax.
 */

export type CipherProblem = 'broken-cipher' | 'ecb-mode' | 'no-padding';

const brokenCiphers = new Set([
  'DES',
  'DESEDE',
  'TRIPLEDES',
  '3DES',
  'RC2',
  'RC4',
  'ARCFOUR',
  'BLOWFISH',
  'CAST',
  'CAST5',
]);

/**
 * What is wrong with a JCA transformation such as `AES/ECB/PKCS5Padding`; undefined when it is sound or no block cipher.
 * `RSA/ECB/…` is sound in this respect (ECB is only a name there), so is AES key wrapping.
 */
export function jcaTransformationProblem(transformation: string): CipherProblem | undefined {
  const [rawAlgorithm = '', rawMode, rawPadding] = transformation.split('/').map((part) => part.trim().toUpperCase());
  // `AES_256/GCM/NoPadding` names the key size; PBE names hold their cipher behind `AND`.
  const algorithm = rawAlgorithm.replace(/_\d+$/, '').replace(/^PBEWITH.*AND/, '');
  if (brokenCiphers.has(algorithm)) return 'broken-cipher';
  if (algorithm !== 'AES') return undefined;
  if (rawMode === undefined || rawMode === 'ECB') return 'ecb-mode';
  if (rawMode === 'CBC' && rawPadding === 'NOPADDING') return 'no-padding';
  return undefined;
}

/** The same for an OpenSSL name as `createCipheriv` takes it: `des-ede3-cbc`, `aes-128-ecb`, `rc4`. */
export function opensslCipherProblem(name: string): CipherProblem | undefined {
  const lower = name.toLowerCase();
  if (/^(des|des3|des-.*|rc2.*|rc4.*|bf|bf-.*|blowfish|cast.*)$/.test(lower)) return 'broken-cipher';
  return /-ecb$/.test(lower) ? 'ecb-mode' : undefined;
}
