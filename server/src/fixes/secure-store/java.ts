/**
 * Source of `SecureStore.java`: `putSecret` and `getSecret` for preferences, with a key in the Android Keystore. Reading a value that
 * was stored in plain text encrypts it, so that nothing stored before is lost.
 * Facts: developer.android.com, "Android Keystore system", `KeyGenParameterSpec` and `SharedPreferences`.
 */
export function secureStoreJava(packageName: string): string {
  return `${packageName ? `package ${packageName};\n\n` : ''}import android.content.SharedPreferences;
import android.security.keystore.KeyGenParameterSpec;
import android.security.keystore.KeyProperties;
import android.util.Base64;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** Encrypts single preference values with an AES key that never leaves the Android Keystore. */
public final class SecureStore {
    private static final String KEY_ALIAS = "secure_store";
    private static final String MARK = "aes-gcm:";
    private static final int NONCE_LENGTH = 12;

    private SecureStore() {}

    /** Like {@code putString}, but the value is encrypted; null removes it. */
    public static SharedPreferences.Editor putSecret(SharedPreferences.Editor editor, String key, String value) {
        return editor.putString(key, value == null ? null : encrypt(key, value));
    }

    /** Like {@code getString} for values of {@link #putSecret}. A value stored in plain text before is encrypted on the first read. */
    public static String getSecret(SharedPreferences preferences, String key, String fallback) {
        String stored = preferences.getString(key, null);
        if (stored == null) return fallback;
        if (!stored.startsWith(MARK)) {
            putSecret(preferences.edit(), key, stored).apply();
            return stored;
        }
        String value = decrypt(key, stored);
        return value == null ? fallback : value;
    }

    /** The preference name is authenticated too, so values cannot be swapped between keys. */
    private static String encrypt(String name, String value) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key());
            cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
            byte[] text = cipher.doFinal(value.getBytes(StandardCharsets.UTF_8));
            byte[] message = new byte[NONCE_LENGTH + text.length];
            System.arraycopy(cipher.getIV(), 0, message, 0, NONCE_LENGTH);
            System.arraycopy(text, 0, message, NONCE_LENGTH, text.length);
            return MARK + Base64.encodeToString(message, Base64.NO_WRAP);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("The Android Keystore cannot encrypt", e);
        }
    }

    /** Null when the value was changed or its key is gone; the user then has to sign in again. */
    private static String decrypt(String name, String stored) {
        try {
            byte[] message = Base64.decode(stored.substring(MARK.length()), Base64.NO_WRAP);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key(), new GCMParameterSpec(128, message, 0, NONCE_LENGTH));
            cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
            byte[] text = cipher.doFinal(message, NONCE_LENGTH, message.length - NONCE_LENGTH);
            return new String(text, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            return null;
        }
    }

    private static SecretKey key() throws GeneralSecurityException, IOException {
        KeyStore keyStore = KeyStore.getInstance("AndroidKeyStore");
        keyStore.load(null);
        SecretKey existing = (SecretKey) keyStore.getKey(KEY_ALIAS, null);
        if (existing != null) return existing;
        KeyGenerator generator = KeyGenerator.getInstance(KeyProperties.KEY_ALGORITHM_AES, "AndroidKeyStore");
        generator.init(
            new KeyGenParameterSpec.Builder(KEY_ALIAS, KeyProperties.PURPOSE_ENCRYPT | KeyProperties.PURPOSE_DECRYPT)
                .setBlockModes(KeyProperties.BLOCK_MODE_GCM)
                .setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE)
                .setKeySize(256)
                .build());
        return generator.generateKey();
    }
}
`;
}
