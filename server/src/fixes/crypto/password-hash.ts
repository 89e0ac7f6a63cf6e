import { packageLine, typed } from '../helper-file';

/**
 * `PasswordHash` in every language: PBKDF2 with HMAC-SHA-256, 600,000 rounds and a random salt of 16 bytes (OWASP Password
 * Storage Cheat Sheet), salt and hash in one value. Facts: `SecretKeyFactory` "PBKDF2WithHmacSHA256" (Android 8 and newer),
 * `CCKeyDerivationPBKDF`, package:cryptography `Pbkdf2`, Web Crypto `deriveBits`.
 */
export const passwordHashKotlin = (
  packageName: string,
): string => `${packageLine(packageName)}import java.security.MessageDigest
import java.security.SecureRandom
import javax.crypto.SecretKeyFactory
import javax.crypto.spec.PBEKeySpec

/**
 * Slow, salted hashes for a PIN or password that is checked on this device. The password of an account belongs to the server,
 * which hashes it with Argon2id or bcrypt. Needs Android 8; takes a moment, so call it off the main thread.
 */
object PasswordHash {
    private const val ROUNDS = 600_000
    private const val SALT_BYTES = 16
    private const val HASH_BITS = 256

    /** Salt and hash in one array; keep it encrypted with a key of the Android Keystore. */
    fun create(password: CharArray): ByteArray {
        val salt = ByteArray(SALT_BYTES).also { SecureRandom().nextBytes(it) }
        return salt + derive(password, salt)
    }

    fun matches(password: CharArray, stored: ByteArray): Boolean {
        val salt = stored.copyOf(SALT_BYTES)
        return MessageDigest.isEqual(stored, salt + derive(password, salt))
    }

    private fun derive(password: CharArray, salt: ByteArray): ByteArray {
        val spec = PBEKeySpec(password, salt, ROUNDS, HASH_BITS)
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).encoded
        } finally {
            spec.clearPassword()
        }
    }
}
`;

export const passwordHashJava = (
  packageName: string,
): string => `${packageLine(packageName, ';')}import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Slow, salted hashes for a PIN or password that is checked on this device. The password of an account belongs to the server,
 * which hashes it with Argon2id or bcrypt. Needs Android 8; takes a moment, so call it off the main thread.
 */
public final class PasswordHash {
    private static final int ROUNDS = 600_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private PasswordHash() {}

    /** Salt and hash in one array; keep it encrypted with a key of the Android Keystore. */
    public static byte[] create(char[] password) throws GeneralSecurityException {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        byte[] stored = Arrays.copyOf(salt, SALT_BYTES + HASH_BYTES);
        System.arraycopy(derive(password, salt), 0, stored, SALT_BYTES, HASH_BYTES);
        return stored;
    }

    public static boolean matches(char[] password, byte[] stored) throws GeneralSecurityException {
        byte[] salt = Arrays.copyOf(stored, SALT_BYTES);
        byte[] expected = Arrays.copyOfRange(stored, SALT_BYTES, SALT_BYTES + HASH_BYTES);
        return MessageDigest.isEqual(expected, derive(password, salt));
    }

    private static byte[] derive(char[] password, byte[] salt) throws GeneralSecurityException {
        PBEKeySpec spec = new PBEKeySpec(password, salt, ROUNDS, HASH_BYTES * 8);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
        } finally {
            spec.clearPassword();
        }
    }
}
`;

export const passwordHashSwift = `import CommonCrypto
import Foundation
import Security

/// Slow, salted hashes for a PIN or password that is checked on this device. The password of an account belongs to the server,
/// which hashes it with Argon2id or bcrypt. Takes a moment, so call it off the main thread.
enum PasswordHash {
    private static let rounds: UInt32 = 600_000
    private static let saltLength = 16
    private static let hashLength = 32

    /// Salt and hash in one value, for the keychain; nil when the system has no random bytes.
    static func create(_ password: String) -> Data? {
        var salt = [UInt8](repeating: 0, count: saltLength)
        guard SecRandomCopyBytes(kSecRandomDefault, salt.count, &salt) == errSecSuccess,
              let hash = derive(password, salt) else { return nil }
        return Data(salt + hash)
    }

    static func matches(_ password: String, _ stored: Data) -> Bool {
        guard stored.count == saltLength + hashLength,
              let hash = derive(password, [UInt8](stored.prefix(saltLength))) else { return false }
        // Looks at every byte, so that the time taken says nothing.
        return zip(hash, stored.suffix(hashLength)).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func derive(_ password: String, _ salt: [UInt8]) -> [UInt8]? {
        var hash = [UInt8](repeating: 0, count: hashLength)
        let status = CCKeyDerivationPBKDF(
            CCPBKDFAlgorithm(kCCPBKDF2), password, password.utf8.count, salt, salt.count,
            CCPseudoRandomAlgorithm(kCCPRFHmacAlgSHA256), rounds, &hash, hash.count)
        return Int(status) == kCCSuccess ? hash : nil
    }
}
`;

export const passwordHashObjectiveC = `#import <CommonCrypto/CommonCrypto.h>
#import <Foundation/Foundation.h>
#import <Security/Security.h>

static const NSUInteger PasswordHashRounds = 600000;
static const NSUInteger PasswordHashSaltLength = 16;

static NSData *PasswordHashDerive(NSString *password, NSData *salt) {
    NSData *text = [password dataUsingEncoding:NSUTF8StringEncoding];
    NSMutableData *hash = [NSMutableData dataWithLength:CC_SHA256_DIGEST_LENGTH];
    int status = CCKeyDerivationPBKDF(kCCPBKDF2, text.bytes, text.length, salt.bytes, salt.length, kCCPRFHmacAlgSHA256,
                                      (unsigned int)PasswordHashRounds, hash.mutableBytes, hash.length);
    return status == kCCSuccess ? hash : nil;
}

/// A slow, salted hash for a PIN or password that is checked on this device: salt and hash in one value, for the keychain. The
/// password of an account belongs to the server, which hashes it with Argon2id or bcrypt. Nil when something fails.
NSData *PasswordHashCreate(NSString *password) {
    NSMutableData *salt = [NSMutableData dataWithLength:PasswordHashSaltLength];
    if (SecRandomCopyBytes(kSecRandomDefault, salt.length, salt.mutableBytes) != errSecSuccess) return nil;
    NSData *hash = PasswordHashDerive(password, salt);
    if (hash == nil) return nil;
    [salt appendData:hash];
    return salt;
}

BOOL PasswordHashMatches(NSString *password, NSData *stored) {
    if (stored.length != PasswordHashSaltLength + CC_SHA256_DIGEST_LENGTH) return NO;
    NSData *salt = [stored subdataWithRange:NSMakeRange(0, PasswordHashSaltLength)];
    NSData *hash = PasswordHashDerive(password, salt);
    if (hash == nil) return NO;
    const uint8_t *expected = (const uint8_t *)stored.bytes + PasswordHashSaltLength;
    const uint8_t *actual = hash.bytes;
    // Looks at every byte, so that the time taken says nothing.
    uint8_t difference = 0;
    for (NSUInteger i = 0; i < hash.length; i++) difference |= expected[i] ^ actual[i];
    return difference == 0;
}
`;

export const passwordHashDart = `import 'dart:math';
import 'dart:typed_data';

import 'package:cryptography/cryptography.dart';

const _rounds = 600000;
const _saltLength = 16;

/// A slow, salted hash for a PIN or password that is checked on this device: salt and hash in one list, for
/// flutter_secure_storage. The password of an account belongs to the server, which hashes it with Argon2id or bcrypt.
Future<Uint8List> createPasswordHash(String password) async {
  final random = Random.secure();
  final salt = List<int>.generate(_saltLength, (_) => random.nextInt(256));
  return Uint8List.fromList([...salt, ...await _derive(password, salt)]);
}

Future<bool> matchesPasswordHash(String password, Uint8List stored) async {
  final actual = await _derive(password, stored.sublist(0, _saltLength));
  final expected = stored.sublist(_saltLength);
  if (actual.length != expected.length) return false;
  // Looks at every byte, so that the time taken says nothing.
  var difference = 0;
  for (var i = 0; i < actual.length; i++) {
    difference |= actual[i] ^ expected[i];
  }
  return difference == 0;
}

Future<List<int>> _derive(String password, List<int> salt) async {
  final pbkdf2 = Pbkdf2(macAlgorithm: Hmac.sha256(), iterations: _rounds, bits: 256);
  final key = await pbkdf2.deriveKeyFromPassword(password: password, nonce: salt);
  return key.extractBytes();
}
`;

/** `line` imports Web Crypto where it is not built in. */
export const passwordHashScript = (line: string, typescript: boolean): string =>
  typed(
    `${line}const rounds = 600_000;
const saltLength = 16;

async function derive(password⟨: string⟩, salt⟨: Uint8Array<ArrayBuffer>⟩)⟨: Promise<Uint8Array>⟩ {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(password), 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, key, 256);
  return new Uint8Array(bits);
}

/**
 * A slow, salted hash for a PIN or password that is checked on this device: salt and hash in one array, for a secure store.
 * The password of an account belongs to the server, which hashes it with Argon2id or bcrypt.
 */
export async function createPasswordHash(password⟨: string⟩)⟨: Promise<Uint8Array>⟩ {
  const salt = new Uint8Array(saltLength);
  crypto.getRandomValues(salt);
  return Uint8Array.from([...salt, ...(await derive(password, salt))]);
}

export async function matchesPasswordHash(password⟨: string⟩, stored⟨: Uint8Array⟩)⟨: Promise<boolean>⟩ {
  const actual = await derive(password, Uint8Array.from(stored.slice(0, saltLength)));
  const expected = stored.slice(saltLength);
  // Looks at every byte, so that the time taken says nothing.
  let difference = actual.length ^ expected.length;
  actual.forEach((byte, index) => {
    difference |= byte ^ (expected[index] ?? 0);
  });
  return difference === 0;
}
`,
    typescript,
  );
