import type { Snippet } from './snippet';

type Language = 'kotlin' | 'java' | 'swift' | 'objective-c' | 'dart' | 'typescript';

const random: Readonly<Record<Language, string>> = {
  kotlin: `import java.security.SecureRandom

/** Random bytes for keys, tokens, nonces and salts. */
fun randomBytes(count: Int): ByteArray = ByteArray(count).also { SecureRandom().nextBytes(it) }
`,
  java: `import java.security.SecureRandom;

final class SecureBytes {
    private SecureBytes() {}

    /** Random bytes for keys, tokens, nonces and salts. */
    static byte[] random(int count) {
        byte[] bytes = new byte[count];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
`,
  swift: `import Foundation
import Security

/// Random bytes for keys, tokens, nonces and salts; nil when the system has none.
func randomBytes(_ count: Int) -> Data? {
    var bytes = [UInt8](repeating: 0, count: count)
    return SecRandomCopyBytes(kSecRandomDefault, count, &bytes) == errSecSuccess ? Data(bytes) : nil
}
`,
  'objective-c': `#import <Foundation/Foundation.h>
#import <Security/Security.h>

/// Random bytes for keys, tokens, nonces and salts; nil when the system has none.
static NSData *RandomBytes(NSUInteger count) {
    NSMutableData *bytes = [NSMutableData dataWithLength:count];
    return SecRandomCopyBytes(kSecRandomDefault, count, bytes.mutableBytes) == errSecSuccess ? bytes : nil;
}
`,
  dart: `import 'dart:math';
import 'dart:typed_data';

/// Random bytes for keys, tokens, nonces and salts.
Uint8List randomBytes(int count) {
  final random = Random.secure();
  return Uint8List.fromList(List<int>.generate(count, (_) => random.nextInt(256)));
}
`,
  typescript: `/** Random bytes for keys, tokens, nonces and salts. React Native needs react-native-get-random-values or expo-crypto. */
export function randomBytes(count: number): Uint8Array {
  const bytes = new Uint8Array(count);
  crypto.getRandomValues(bytes);
  return bytes;
}
`,
};

const hash: Readonly<Record<Language, string>> = {
  kotlin: `import java.security.MessageDigest

/** A fingerprint of data. Not for passwords, and no proof of who wrote the data: the server signs what has to be proved. */
fun sha256(data: ByteArray): ByteArray = MessageDigest.getInstance("SHA-256").digest(data)
`,
  java: `import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

final class Fingerprint {
    private Fingerprint() {}

    /** A fingerprint of data. Not for passwords, and no proof of who wrote the data: the server signs what has to be proved. */
    static byte[] sha256(byte[] data) throws NoSuchAlgorithmException {
        return MessageDigest.getInstance("SHA-256").digest(data);
    }
}
`,
  swift: `import CryptoKit
import Foundation

/// A fingerprint of data. Not for passwords, and no proof of who wrote the data: the server signs what has to be proved.
func sha256(_ data: Data) -> Data {
    Data(SHA256.hash(data: data))
}
`,
  'objective-c': `#import <CommonCrypto/CommonCrypto.h>
#import <Foundation/Foundation.h>

/// A fingerprint of data. Not for passwords, and no proof of who wrote the data: the server signs what has to be proved.
static NSData *Sha256(NSData *data) {
    NSMutableData *hash = [NSMutableData dataWithLength:CC_SHA256_DIGEST_LENGTH];
    CC_SHA256(data.bytes, (CC_LONG)data.length, hash.mutableBytes);
    return hash;
}
`,
  dart: `import 'package:crypto/crypto.dart';

/// A fingerprint of data. Not for passwords, and no proof of who wrote the data: the server signs what has to be proved.
List<int> fingerprint(List<int> data) => sha256.convert(data).bytes;
`,
  typescript: `/** A fingerprint of data. Not for passwords, and no proof of who wrote the data: the server signs what has to be proved. */
export async function sha256(data: BufferSource): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', data));
}
`,
};

const hmac: Readonly<Record<Language, string>> = {
  kotlin: `import java.security.MessageDigest
import javax.crypto.Mac
import javax.crypto.SecretKey

/** A tag that only holders of the key can make. The server checks it again; a key inside the app proves nothing to it. */
fun hmac(data: ByteArray, key: SecretKey): ByteArray = Mac.getInstance("HmacSHA256").apply { init(key) }.doFinal(data)

fun hmacMatches(data: ByteArray, tag: ByteArray, key: SecretKey): Boolean = MessageDigest.isEqual(tag, hmac(data, key))
`,
  java: `import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

final class Tags {
    private Tags() {}

    /** A tag that only holders of the key can make. The server checks it again; a key inside the app proves nothing to it. */
    static byte[] hmac(byte[] data, SecretKey key) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(key);
        return mac.doFinal(data);
    }

    static boolean matches(byte[] data, byte[] tag, SecretKey key) throws GeneralSecurityException {
        return MessageDigest.isEqual(tag, hmac(data, key));
    }
}
`,
  swift: `import CryptoKit
import Foundation

/// A tag that only holders of the key can make. The server checks it again; a key inside the app proves nothing to it.
func hmac(_ data: Data, key: SymmetricKey) -> Data {
    Data(HMAC<SHA256>.authenticationCode(for: data, using: key))
}

func hmacMatches(_ data: Data, tag: Data, key: SymmetricKey) -> Bool {
    HMAC<SHA256>.isValidAuthenticationCode(tag, authenticating: data, using: key)
}
`,
  'objective-c': `#import <CommonCrypto/CommonCrypto.h>
#import <Foundation/Foundation.h>

/// A tag that only holders of the key can make. The server checks it again; a key inside the app proves nothing to it.
static NSData *HmacSha256(NSData *data, NSData *key) {
    NSMutableData *tag = [NSMutableData dataWithLength:CC_SHA256_DIGEST_LENGTH];
    CCHmac(kCCHmacAlgSHA256, key.bytes, key.length, data.bytes, data.length, tag.mutableBytes);
    return tag;
}
`,
  dart: `import 'package:cryptography/cryptography.dart';

/// A tag that only holders of the key can make. The server checks it again; a key inside the app proves nothing to it.
Future<Mac> hmac(List<int> data, SecretKey key) => Hmac.sha256().calculateMac(data, secretKey: key);

/// Mac compares in constant time.
Future<bool> hmacMatches(List<int> data, Mac tag, SecretKey key) async => await hmac(data, key) == tag;
`,
  typescript: `const algorithm = { name: 'HMAC', hash: 'SHA-256' };

/** A key that cannot be read out again; keep it in IndexedDB as it is, or make it from a secret of a secure store. */
export const hmacKey = (secret: BufferSource): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', secret, algorithm, false, ['sign', 'verify']);

/** A tag that only holders of the key can make. The server checks it again; a key inside the app proves nothing to it. */
export const hmac = (data: BufferSource, key: CryptoKey): Promise<ArrayBuffer> => crypto.subtle.sign('HMAC', key, data);

export const hmacMatches = (data: BufferSource, tag: BufferSource, key: CryptoKey): Promise<boolean> =>
  crypto.subtle.verify('HMAC', key, tag, data);
`,
};

const snippetsOf = (
  prefix: string,
  description: string,
  codes: Readonly<Record<Language, string>>,
): readonly Snippet[] =>
  (Object.keys(codes) as Language[]).map((language) => ({ language, prefix, description, code: codes[language] }));

/** Small calls of platform cryptography with the right parameters; the quick fixes swap them in place. */
export const snippets: readonly Snippet[] = [
  ...snippetsOf('msec-random', 'Random bytes from the secure source of the system', random),
  ...snippetsOf('msec-hash', 'SHA-256 fingerprint', hash),
  ...snippetsOf('msec-hmac', 'HMAC-SHA-256 tag and its check', hmac),
];
