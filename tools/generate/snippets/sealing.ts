import { sealedDataObjectiveC } from '../../../server/src/fixes/crypto/sealed-data';
import { keystoreCipherJava, keystoreCipherKotlin } from '../../../server/src/fixes/crypto/stored-key';
import { packageName, type Snippet } from './snippet';

const keystore = 'AES-GCM with a key of the Android Keystore';
const aead = 'Authenticated encryption with a nonce of its own for every message';

/** What seals with a given key; the key comes from `msec-keystore-aes` or the keychain. */
export const snippets: readonly Snippet[] = [
  { language: 'kotlin', prefix: 'msec-keystore-aes', description: keystore, code: keystoreCipherKotlin(packageName) },
  { language: 'java', prefix: 'msec-keystore-aes', description: keystore, code: keystoreCipherJava(packageName) },
  {
    language: 'kotlin',
    prefix: 'msec-aead',
    description: aead,
    code: `import javax.crypto.Cipher
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec

private const val NONCE_LENGTH = 12

/** Nonce and ciphertext in one array. What the server has to read is encrypted by TLS on the way; do not share this key. */
fun seal(data: ByteArray, key: SecretKey): ByteArray {
    val cipher = Cipher.getInstance("AES/GCM/NoPadding")
    cipher.init(Cipher.ENCRYPT_MODE, key)
    return cipher.iv + cipher.doFinal(data)
}

fun open(sealed: ByteArray, key: SecretKey): ByteArray {
    val cipher = Cipher.getInstance("AES/GCM/NoPadding")
    cipher.init(Cipher.DECRYPT_MODE, key, GCMParameterSpec(128, sealed, 0, NONCE_LENGTH))
    return cipher.doFinal(sealed, NONCE_LENGTH, sealed.size - NONCE_LENGTH)
}
`,
  },
  {
    language: 'java',
    prefix: 'msec-aead',
    description: aead,
    code: `import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

final class Sealing {
    private static final int NONCE_LENGTH = 12;

    private Sealing() {}

    /** Nonce and ciphertext in one array. What the server has to read is encrypted by TLS on the way; do not share this key. */
    static byte[] seal(byte[] data, SecretKey key) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, key);
        byte[] text = cipher.doFinal(data);
        byte[] sealed = Arrays.copyOf(cipher.getIV(), NONCE_LENGTH + text.length);
        System.arraycopy(text, 0, sealed, NONCE_LENGTH, text.length);
        return sealed;
    }

    static byte[] open(byte[] sealed, SecretKey key) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(128, sealed, 0, NONCE_LENGTH));
        return cipher.doFinal(sealed, NONCE_LENGTH, sealed.length - NONCE_LENGTH);
    }
}
`,
  },
  {
    language: 'swift',
    prefix: 'msec-aead',
    description: aead,
    code: `import CryptoKit
import Foundation

/// Nonce, ciphertext and tag in one value. What the server has to read is encrypted by TLS on the way; do not share this key.
func seal(_ data: Data, key: SymmetricKey) throws -> Data? {
    try AES.GCM.seal(data, using: key).combined
}

func open(_ sealed: Data, key: SymmetricKey) throws -> Data {
    try AES.GCM.open(AES.GCM.SealedBox(combined: sealed), using: key)
}
`,
  },
  {
    language: 'dart',
    prefix: 'msec-aead',
    description: aead,
    code: `import 'package:cryptography/cryptography.dart';

final _cipher = AesGcm.with256bits();

/// Nonce, ciphertext and tag in one list. What the server has to read is encrypted by TLS on the way; do not share this key.
Future<List<int>> seal(List<int> data, SecretKey key) async {
  final box = await _cipher.encrypt(data, secretKey: key);
  return box.concatenation();
}

Future<List<int>> open(List<int> sealed, SecretKey key) => _cipher.decrypt(
      SecretBox.fromConcatenation(sealed, nonceLength: 12, macLength: 16),
      secretKey: key,
    );
`,
  },
  {
    language: 'typescript',
    prefix: 'msec-aead',
    description: aead,
    code: `const nonceLength = 12;

/** Nonce and ciphertext in one array. What the server has to read is encrypted by TLS on the way; do not share this key. */
export async function seal(data: BufferSource, key: CryptoKey): Promise<Uint8Array> {
  const nonce = new Uint8Array(nonceLength);
  crypto.getRandomValues(nonce);
  const text = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, key, data));
  return Uint8Array.from([...nonce, ...text]);
}

export async function open(sealed: Uint8Array<ArrayBuffer>, key: CryptoKey): Promise<ArrayBuffer> {
  const iv = sealed.slice(0, nonceLength);
  return crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed.slice(nonceLength));
}
`,
  },
  {
    // CommonCrypto has no authenticated cipher in its public headers: CBC, authenticated by an HMAC over IV and ciphertext.
    language: 'objective-c',
    prefix: 'msec-aead',
    description: `${aead}: AES-256 and HMAC, with keys of the keychain`,
    code: sealedDataObjectiveC,
  },
];
