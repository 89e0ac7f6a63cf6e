/**
 * Source of `SecureStore.kt`: `putSecret` and `getSecret` for preferences, with a key in the Android Keystore. Reading a value that was
 * stored in plain text encrypts it, so that nothing stored before is lost.
 * Facts: developer.android.com, "Android Keystore system", `KeyGenParameterSpec` and `SharedPreferences`.
 */
export function secureStoreKotlin(packageName: string): string {
  return `${packageName ? `package ${packageName}\n\n` : ''}import android.content.SharedPreferences
import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyProperties
import android.util.Base64
import java.security.GeneralSecurityException
import java.security.KeyStore
import javax.crypto.Cipher
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec

/** Encrypts single preference values with an AES key that never leaves the Android Keystore. */
object SecureStore {
    private const val KEY_ALIAS = "secure_store"
    private const val MARK = "aes-gcm:"
    private const val NONCE_LENGTH = 12

    /** The preference [name] is authenticated too, so values cannot be swapped between keys. */
    fun encrypt(name: String, value: String): String {
        val cipher = Cipher.getInstance("AES/GCM/NoPadding")
        cipher.init(Cipher.ENCRYPT_MODE, key())
        cipher.updateAAD(name.toByteArray())
        val message = cipher.iv + cipher.doFinal(value.toByteArray())
        return MARK + Base64.encodeToString(message, Base64.NO_WRAP)
    }

    /** Null when the value was changed or its key is gone; the user then has to sign in again. */
    fun decrypt(name: String, stored: String): String? = try {
        val message = Base64.decode(stored.removePrefix(MARK), Base64.NO_WRAP)
        val cipher = Cipher.getInstance("AES/GCM/NoPadding")
        cipher.init(Cipher.DECRYPT_MODE, key(), GCMParameterSpec(128, message, 0, NONCE_LENGTH))
        cipher.updateAAD(name.toByteArray())
        String(cipher.doFinal(message, NONCE_LENGTH, message.size - NONCE_LENGTH))
    } catch (_: GeneralSecurityException) {
        null
    } catch (_: IllegalArgumentException) {
        null
    }

    fun isEncrypted(stored: String): Boolean = stored.startsWith(MARK)

    private fun key(): SecretKey {
        val keyStore = KeyStore.getInstance("AndroidKeyStore").apply { load(null) }
        (keyStore.getKey(KEY_ALIAS, null) as? SecretKey)?.let { return it }
        val generator = KeyGenerator.getInstance(KeyProperties.KEY_ALGORITHM_AES, "AndroidKeyStore")
        generator.init(
            KeyGenParameterSpec.Builder(KEY_ALIAS, KeyProperties.PURPOSE_ENCRYPT or KeyProperties.PURPOSE_DECRYPT)
                .setBlockModes(KeyProperties.BLOCK_MODE_GCM)
                .setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE)
                .setKeySize(256)
                .build(),
        )
        return generator.generateKey()
    }
}

/** Like \`putString\`, but the value is encrypted; null removes it. */
fun SharedPreferences.Editor.putSecret(key: String, value: String?): SharedPreferences.Editor =
    putString(key, value?.let { SecureStore.encrypt(key, it) })

/** Like \`getString\` for values of [putSecret]. A value stored in plain text before is encrypted on the first read. */
fun SharedPreferences.getSecret(key: String, default: String?): String? {
    val stored = getString(key, null) ?: return default
    if (SecureStore.isEncrypted(stored)) return SecureStore.decrypt(key, stored) ?: default
    edit().putSecret(key, stored).apply()
    return stored
}
`;
}
