import { packageLine } from '../helper-file';

/**
 * Source of `SecureDataStore.kt`: `putSecret` and `getSecret` for Preferences DataStore, on the helper of `SecureStore.kt`, and
 * a migration that encrypts what was stored before. `storePackage` is the package of `SecureStore` when it is another one.
 * Facts: developer.android.com, `androidx.datastore.core.DataMigration` (may run several times), `Preferences.Key`.
 */
export const secureDataStoreKotlin = (
  packageName: string,
  storePackage?: string,
): string => `${packageLine(packageName)}import androidx.datastore.core.DataMigration
import androidx.datastore.preferences.core.MutablePreferences
import androidx.datastore.preferences.core.Preferences
${storePackage ? `import ${storePackage}.SecureStore\n` : ''}
/** Like \`set\`, but the value is encrypted with a key of the Android Keystore. */
fun MutablePreferences.putSecret(key: Preferences.Key<String>, value: String) {
    this[key] = SecureStore.encrypt(key.name, value)
}

/** Like \`get\` for values of [putSecret]. Plain text from before is given as it is; [SecretsMigration] encrypts it. */
fun Preferences.getSecret(key: Preferences.Key<String>): String? {
    val stored = this[key] ?: return null
    return if (SecureStore.isEncrypted(stored)) SecureStore.decrypt(key.name, stored) else stored
}

/** Encrypts values that were stored in plain text before, when the store is opened. */
class SecretsMigration(private vararg val keys: Preferences.Key<String>) : DataMigration<Preferences> {
    override suspend fun shouldMigrate(currentData: Preferences): Boolean = keys.any { isPlain(currentData[it]) }

    override suspend fun migrate(currentData: Preferences): Preferences {
        val data = currentData.toMutablePreferences()
        for (key in keys) {
            val stored = data[key]
            if (stored != null && isPlain(stored)) data.putSecret(key, stored)
        }
        return data
    }

    override suspend fun cleanUp() = Unit

    private fun isPlain(stored: String?): Boolean = stored != null && !SecureStore.isEncrypted(stored)
}
`;

/**
 * Source of `SecureFile.kt`: `writeSecret` and `readSecret` for small text files, on the helper of `SecureStore.kt`. A file with
 * plain text is encrypted when it is read.
 */
export const secureFileKotlin = (
  packageName: string,
  storePackage?: string,
): string => `${packageLine(packageName)}${storePackage ? `import ${storePackage}.SecureStore\n` : ''}import java.io.File
import java.io.IOException

/** Like \`writeText\`, but the text is encrypted with a key of the Android Keystore. */
fun File.writeSecret(text: String) = writeText(SecureStore.encrypt(name, text))

/** Like \`readText\` for files of [writeSecret]. A file with plain text is encrypted on the first read. */
fun File.readSecret(): String {
    val stored = readText()
    if (SecureStore.isEncrypted(stored)) {
        return SecureStore.decrypt(name, stored) ?: throw IOException("$name cannot be decrypted")
    }
    writeSecret(stored)
    return stored
}
`;
