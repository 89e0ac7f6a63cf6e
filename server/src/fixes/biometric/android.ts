/**
 * Source of `BiometricKey`: a Keystore key that works once per strong biometric check, for `BiometricPrompt.CryptoObject`.
 * Facts: developer.android.com, `KeyGenParameterSpec.Builder` and "Show a biometric authentication dialog".
 */
export function biometricKeyKotlin(packageName: string): string {
  return `${packageName ? `package ${packageName}\n\n` : ''}import android.os.Build
import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyProperties
import androidx.biometric.BiometricPrompt
import java.security.KeyStore
import javax.crypto.Cipher
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec

/**
 * A key of the Android Keystore that works once after each strong biometric check. After new biometrics were enrolled the
 * ciphers throw \`KeyPermanentlyInvalidatedException\`: let the user sign in in full, call [reset], and bind the secret again.
 */
object BiometricKey {
    private const val ALIAS = "biometric_key"

    /** To encrypt a secret after a full sign-in; keep its \`iv\` with the result of \`doFinal\`. */
    fun encryptCipher(): Cipher =
        Cipher.getInstance("AES/GCM/NoPadding").apply { init(Cipher.ENCRYPT_MODE, key()) }

    /** To decrypt the secret when the user comes back. */
    fun decryptCipher(iv: ByteArray): Cipher =
        Cipher.getInstance("AES/GCM/NoPadding").apply { init(Cipher.DECRYPT_MODE, key(), GCMParameterSpec(128, iv)) }

    /** Uses the cipher of the prompt, which throws unless the Keystore has seen the check. Decrypting a secret says more. */
    fun confirm(result: BiometricPrompt.AuthenticationResult) {
        val cipher = checkNotNull(result.cryptoObject?.cipher) { "The prompt was shown without a cipher" }
        cipher.doFinal(ByteArray(16))
    }

    fun reset() = KeyStore.getInstance("AndroidKeyStore").apply { load(null) }.deleteEntry(ALIAS)

    private fun key(): SecretKey {
        val keyStore = KeyStore.getInstance("AndroidKeyStore").apply { load(null) }
        (keyStore.getKey(ALIAS, null) as? SecretKey)?.let { return it }
        val purposes = KeyProperties.PURPOSE_ENCRYPT or KeyProperties.PURPOSE_DECRYPT
        val spec = KeyGenParameterSpec.Builder(ALIAS, purposes)
            .setBlockModes(KeyProperties.BLOCK_MODE_GCM)
            .setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE)
            .setKeySize(256)
            .setUserAuthenticationRequired(true)
            .setInvalidatedByBiometricEnrollment(true)
        // Before Android 11, each use needs a strong biometric by default.
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.R) {
            spec.setUserAuthenticationParameters(0, KeyProperties.AUTH_BIOMETRIC_STRONG)
        }
        val generator = KeyGenerator.getInstance(KeyProperties.KEY_ALGORITHM_AES, "AndroidKeyStore")
        generator.init(spec.build())
        return generator.generateKey()
    }
}
`;
}

/** The same in Java; security exceptions arrive as the cause of `IllegalStateException`. */
export function biometricKeyJava(packageName: string): string {
  return `${packageName ? `package ${packageName};\n\n` : ''}import android.os.Build;
import android.security.keystore.KeyGenParameterSpec;
import android.security.keystore.KeyProperties;
import androidx.biometric.BiometricPrompt;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.spec.GCMParameterSpec;

/**
 * A key of the Android Keystore that works once after each strong biometric check. After new biometrics were enrolled the
 * ciphers fail with {@code KeyPermanentlyInvalidatedException} as cause: let the user sign in in full, call {@link #reset},
 * and bind the secret again.
 */
public final class BiometricKey {
    private static final String ALIAS = "biometric_key";

    private BiometricKey() {}

    /** To encrypt a secret after a full sign-in; keep its IV with the result of {@code doFinal}. */
    public static Cipher encryptCipher() {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key());
            return cipher;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** To decrypt the secret when the user comes back. */
    public static Cipher decryptCipher(byte[] iv) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key(), new GCMParameterSpec(128, iv));
            return cipher;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Uses the cipher of the prompt, which throws unless the Keystore has seen the check. Decrypting a secret says more. */
    public static void confirm(BiometricPrompt.AuthenticationResult result) {
        BiometricPrompt.CryptoObject object = result.getCryptoObject();
        if (object == null || object.getCipher() == null) {
            throw new IllegalStateException("The prompt was shown without a cipher");
        }
        try {
            object.getCipher().doFinal(new byte[16]);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void reset() throws GeneralSecurityException, IOException {
        KeyStore keyStore = KeyStore.getInstance("AndroidKeyStore");
        keyStore.load(null);
        keyStore.deleteEntry(ALIAS);
    }

    private static Key key() throws GeneralSecurityException, IOException {
        KeyStore keyStore = KeyStore.getInstance("AndroidKeyStore");
        keyStore.load(null);
        Key known = keyStore.getKey(ALIAS, null);
        if (known != null) {
            return known;
        }
        int purposes = KeyProperties.PURPOSE_ENCRYPT | KeyProperties.PURPOSE_DECRYPT;
        KeyGenParameterSpec.Builder spec = new KeyGenParameterSpec.Builder(ALIAS, purposes)
                .setBlockModes(KeyProperties.BLOCK_MODE_GCM)
                .setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE)
                .setKeySize(256)
                .setUserAuthenticationRequired(true)
                .setInvalidatedByBiometricEnrollment(true);
        // Before Android 11, each use needs a strong biometric by default.
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.R) {
            spec.setUserAuthenticationParameters(0, KeyProperties.AUTH_BIOMETRIC_STRONG);
        }
        KeyGenerator generator = KeyGenerator.getInstance(KeyProperties.KEY_ALGORITHM_AES, "AndroidKeyStore");
        generator.init(spec.build());
        return generator.generateKey();
    }
}
`;
}
