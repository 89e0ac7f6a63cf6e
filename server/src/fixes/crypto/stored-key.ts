import { packageLine, typed } from '../helper-file';

/**
 * A key that the device makes, in every language: AES-GCM with a key of the Android Keystore, or 32 random bytes in the
 * keychain, expo-secure-store, Capacitor secure storage or flutter_secure_storage. Facts: developer.android.com "Android Keystore
 * system", developer.apple.com "Storing CryptoKit Keys in the Keychain", docs.expo.dev "SecureStore", pub.dev flutter_secure_storage.
 */
export const keystoreCipherKotlin = (
  packageName: string,
): string => `${packageLine(packageName)}import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyProperties
import java.security.KeyStore
import javax.crypto.AEADBadTagException
import javax.crypto.Cipher
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec

/**
 * AES-GCM with a key that never leaves the Android Keystore. Data that was encrypted with another key has to be decrypted with
 * that one first and sealed again. The key is gone after a reinstall, so keep nothing here that the server cannot give again.
 */
object KeystoreCipher {
    private const val ALIAS = "keystore_cipher"
    private const val NONCE_LENGTH = 12
    private const val TAG_LENGTH = 16

    /** Nonce and ciphertext in one array. */
    fun seal(data: ByteArray): ByteArray {
        val cipher = Cipher.getInstance("AES/GCM/NoPadding")
        cipher.init(Cipher.ENCRYPT_MODE, key())
        return cipher.iv + cipher.doFinal(data)
    }

    /** Throws [AEADBadTagException] when the data was changed or sealed with another key. */
    fun open(sealed: ByteArray): ByteArray {
        val cipher = Cipher.getInstance("AES/GCM/NoPadding")
        cipher.init(Cipher.DECRYPT_MODE, key(), GCMParameterSpec(128, sealed, 0, NONCE_LENGTH))
        return cipher.doFinal(sealed, NONCE_LENGTH, sealed.size - NONCE_LENGTH)
    }

    /** What [seal] made, or what was encrypted before with the cipher of [before], which is ready to decrypt. */
    fun open(data: ByteArray, before: Cipher): ByteArray {
        if (data.size < NONCE_LENGTH + TAG_LENGTH) return before.doFinal(data)
        try {
            return open(data)
        } catch (e: AEADBadTagException) {
            return before.doFinal(data)
        }
    }

    private fun key(): SecretKey {
        val keyStore = KeyStore.getInstance("AndroidKeyStore").apply { load(null) }
        (keyStore.getKey(ALIAS, null) as? SecretKey)?.let { return it }
        val generator = KeyGenerator.getInstance(KeyProperties.KEY_ALGORITHM_AES, "AndroidKeyStore")
        val purposes = KeyProperties.PURPOSE_ENCRYPT or KeyProperties.PURPOSE_DECRYPT
        generator.init(
            KeyGenParameterSpec.Builder(ALIAS, purposes)
                .setBlockModes(KeyProperties.BLOCK_MODE_GCM)
                .setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE)
                .setKeySize(256)
                .build(),
        )
        return generator.generateKey()
    }
}
`;

export const keystoreCipherJava = (
  packageName: string,
): string => `${packageLine(packageName, ';')}import android.security.keystore.KeyGenParameterSpec;
import android.security.keystore.KeyProperties;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-GCM with a key that never leaves the Android Keystore. Data that was encrypted with another key has to be decrypted with
 * that one first and sealed again. The key is gone after a reinstall, so keep nothing here that the server cannot give again.
 */
public final class KeystoreCipher {
    private static final String ALIAS = "keystore_cipher";
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_LENGTH = 16;

    private KeystoreCipher() {}

    /** Nonce and ciphertext in one array. */
    public static byte[] seal(byte[] data) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, key());
        byte[] nonce = cipher.getIV();
        byte[] text = cipher.doFinal(data);
        byte[] sealed = Arrays.copyOf(nonce, nonce.length + text.length);
        System.arraycopy(text, 0, sealed, nonce.length, text.length);
        return sealed;
    }

    /** Throws AEADBadTagException when the data was changed or sealed with another key. */
    public static byte[] open(byte[] sealed) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, key(), new GCMParameterSpec(128, sealed, 0, NONCE_LENGTH));
        return cipher.doFinal(sealed, NONCE_LENGTH, sealed.length - NONCE_LENGTH);
    }

    /** What seal made, or what was encrypted before with another cipher, which is ready to decrypt. */
    public static byte[] open(byte[] data, Cipher before) throws GeneralSecurityException {
        if (data.length < NONCE_LENGTH + TAG_LENGTH) {
            return before.doFinal(data);
        }
        try {
            return open(data);
        } catch (AEADBadTagException e) {
            return before.doFinal(data);
        }
    }

    private static SecretKey key() throws GeneralSecurityException {
        KeyStore keyStore = KeyStore.getInstance("AndroidKeyStore");
        try {
            keyStore.load(null);
        } catch (IOException e) {
            throw new KeyStoreException(e);
        }
        Key known = keyStore.getKey(ALIAS, null);
        if (known instanceof SecretKey) {
            return (SecretKey) known;
        }
        KeyGenerator generator = KeyGenerator.getInstance(KeyProperties.KEY_ALGORITHM_AES, "AndroidKeyStore");
        int purposes = KeyProperties.PURPOSE_ENCRYPT | KeyProperties.PURPOSE_DECRYPT;
        generator.init(
                new KeyGenParameterSpec.Builder(ALIAS, purposes)
                        .setBlockModes(KeyProperties.BLOCK_MODE_GCM)
                        .setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE)
                        .setKeySize(256)
                        .build());
        return generator.generateKey();
    }
}
`;

export const storedKeySwift = `import CryptoKit
import Foundation
import Security

/// A key of 32 random bytes, made on this device on first use and kept in its keychain. Data that was encrypted with another key
/// has to be decrypted with that one first and sealed again.
enum StoredKey {
    private static var query: [CFString: Any] {
        [
            kSecClass: kSecClassGenericPassword,
            kSecAttrService: Bundle.main.bundleIdentifier ?? "StoredKey",
            kSecAttrAccount: "stored-key",
        ]
    }

    /// Nil when the keychain refuses, for example before the first unlock.
    static func load() -> SymmetricKey? {
        var result: CFTypeRef?
        let search = query.merging([kSecReturnData: true]) { $1 }
        let status = SecItemCopyMatching(search as CFDictionary, &result)
        if status == errSecSuccess, let data = result as? Data { return SymmetricKey(data: data) }
        guard status == errSecItemNotFound else { return nil }
        let key = SymmetricKey(size: .bits256)
        let attributes: [CFString: Any] = [
            kSecValueData: key.withUnsafeBytes { Data($0) },
            kSecAttrAccessible: kSecAttrAccessibleWhenUnlockedThisDeviceOnly,
        ]
        let added = SecItemAdd(query.merging(attributes) { $1 } as CFDictionary, nil)
        return added == errSecSuccess ? key : nil
    }

    /// Nonce, ciphertext and tag in one value.
    static func seal(_ data: Data) throws -> Data? {
        guard let key = load() else { return nil }
        return try AES.GCM.seal(data, using: key).combined
    }

    static func open(_ sealed: Data) throws -> Data? {
        guard let key = load() else { return nil }
        return try AES.GCM.open(AES.GCM.SealedBox(combined: sealed), using: key)
    }

    /// What \`seal\` made, or what was encrypted before, which \`before\` decrypts.
    static func open(_ data: Data, before: () throws -> Data?) throws -> Data? {
        guard let key = load() else { return nil }
        if let box = try? AES.GCM.SealedBox(combined: data), let text = try? AES.GCM.open(box, using: key) { return text }
        return try before()
    }
}
`;

export const storedKeyObjectiveC = `#import <Foundation/Foundation.h>
#import <Security/Security.h>

static NSDictionary *StoredKeyQuery(void) {
    return @{
        (__bridge id)kSecClass: (__bridge id)kSecClassGenericPassword,
        (__bridge id)kSecAttrService: NSBundle.mainBundle.bundleIdentifier ?: @"StoredKey",
        (__bridge id)kSecAttrAccount: @"stored-key",
    };
}

/// A key of 32 random bytes, made on this device on first use and kept in its keychain; nil when the keychain refuses. Data that
/// was encrypted with another key has to be decrypted with that one first and encrypted again.
NSData *StoredKey(void) {
    NSMutableDictionary *search = [StoredKeyQuery() mutableCopy];
    search[(__bridge id)kSecReturnData] = @YES;
    CFTypeRef result = NULL;
    OSStatus status = SecItemCopyMatching((__bridge CFDictionaryRef)search, &result);
    if (status == errSecSuccess) return (__bridge_transfer NSData *)result;
    if (status != errSecItemNotFound) return nil;
    NSMutableData *key = [NSMutableData dataWithLength:32];
    if (SecRandomCopyBytes(kSecRandomDefault, key.length, key.mutableBytes) != errSecSuccess) return nil;
    NSMutableDictionary *item = [StoredKeyQuery() mutableCopy];
    item[(__bridge id)kSecValueData] = key;
    item[(__bridge id)kSecAttrAccessible] = (__bridge id)kSecAttrAccessibleWhenUnlockedThisDeviceOnly;
    return SecItemAdd((__bridge CFDictionaryRef)item, NULL) == errSecSuccess ? key : nil;
}
`;

export const storedKeyDart = `import 'dart:convert';
import 'dart:math';
import 'dart:typed_data';

import 'package:flutter_secure_storage/flutter_secure_storage.dart';

const _storage = FlutterSecureStorage();
const _name = 'stored_key';

/// A key of 32 random bytes, made on this device on first use and kept in the keychain or the Android Keystore. Data that was
/// encrypted with another key has to be decrypted with that one first and encrypted again.
Future<Uint8List> storedKey() async {
  final known = await _storage.read(key: _name);
  if (known != null) return base64Decode(known);
  final random = Random.secure();
  final key = Uint8List.fromList(List<int>.generate(32, (_) => random.nextInt(256)));
  await _storage.write(key: _name, value: base64Encode(key));
  return key;
}
`;

/** Which package keeps the key, and where random bytes come from. */
export type KeyStoreScript = 'expo' | 'keychain' | 'capacitor';

const stores: Readonly<
  Record<
    KeyStoreScript,
    { readonly imports: string; readonly read: string; readonly write: string; readonly random: string }
  >
> = {
  expo: {
    imports: "import { getRandomValues } from 'expo-crypto';\nimport * as SecureStore from 'expo-secure-store';\n",
    read: 'await SecureStore.getItemAsync(name)',
    write:
      'await SecureStore.setItemAsync(name, key, { keychainAccessible: SecureStore.WHEN_UNLOCKED_THIS_DEVICE_ONLY });',
    random: 'getRandomValues(bytes);',
  },
  keychain: {
    imports: "import * as Keychain from 'react-native-keychain';\nimport 'react-native-get-random-values';\n",
    read: '(await Keychain.getGenericPassword({ service: name }) || undefined)?.password',
    write:
      'await Keychain.setGenericPassword(name, key, {\n    service: name,\n    accessible: Keychain.ACCESSIBLE.WHEN_UNLOCKED_THIS_DEVICE_ONLY,\n  });',
    random: 'crypto.getRandomValues(bytes);',
  },
  capacitor: {
    imports: "import { KeychainAccess, SecureStorage } from '@aparajita/capacitor-secure-storage';\n",
    read: 'await SecureStorage.get(name, false)',
    write: 'await SecureStorage.set(name, key, false, false, KeychainAccess.whenUnlockedThisDeviceOnly);',
    random: 'crypto.getRandomValues(bytes);',
  },
};

export const storedKeyScript = (store: KeyStoreScript, typescript: boolean): string => {
  const { imports, read, write, random } = stores[store];
  return typed(
    `${imports}
const name = 'stored-key';

/**
 * A key of 32 random bytes in hexadecimal form, made on this device on first use and kept in the keychain or the Android
 * Keystore. Data that was encrypted with another key has to be decrypted with that one first and encrypted again.
 */
export async function storedKey()⟨: Promise<string>⟩ {
  const known = ${read};
  if (known) return String(known);
  const bytes = new Uint8Array(32);
  ${random}
  const key = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  ${write}
  return key;
}
`,
    typescript,
  );
};
