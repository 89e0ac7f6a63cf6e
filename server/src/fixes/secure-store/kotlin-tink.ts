import { packageLine } from '../helper-file';

/**
 * A typed DataStore whose file is encrypted with Tink, by a keyset that a key of the Android Keystore protects. Facts:
 * developer.android.com, `AeadSerializer` (the associated data should be the file's name), developers.google.com/tink,
 * `AndroidKeysetManager`. Packages: androidx.datastore:datastore 1.3.0, datastore-tink 1.3.0, com.google.crypto.tink:tink-android.
 */
export const dataStoreTinkKotlin = (
  packageName: string,
): string => `${packageLine(packageName)}import android.content.Context
import androidx.datastore.core.DataStore
import androidx.datastore.core.DataStoreFactory
import androidx.datastore.core.Serializer
import androidx.datastore.dataStoreFile
import androidx.datastore.tink.AeadSerializer
import com.google.crypto.tink.Aead
import com.google.crypto.tink.KeyTemplates
import com.google.crypto.tink.RegistryConfiguration
import com.google.crypto.tink.aead.AeadConfig
import com.google.crypto.tink.integration.android.AndroidKeysetManager
import java.io.InputStream
import java.io.OutputStream

private const val FILE = "session"

/** The session, encrypted on the device. The server should still limit how long its token lives. Make one for the process. */
class SessionStore(context: Context) {
    private val store: DataStore<String> = DataStoreFactory.create(
        serializer = AeadSerializer(sessionKey(context), TextSerializer, FILE.toByteArray()),
        produceFile = { context.dataStoreFile(FILE) },
    )

    val session = store.data

    suspend fun keep(session: String) = store.updateData { session }

    suspend fun clear() = store.updateData { "" }
}

/** A keyset of the app, encrypted with a key that never leaves the Android Keystore. Leave its preferences out of backups. */
private fun sessionKey(context: Context): Aead {
    AeadConfig.register()
    return AndroidKeysetManager.Builder()
        .withSharedPref(context, "session_keyset", "session_keyset")
        .withKeyTemplate(KeyTemplates.get("AES256_GCM"))
        .withMasterKeyUri("android-keystore://session_key")
        .build()
        .keysetHandle
        .getPrimitive(RegistryConfiguration.get(), Aead::class.java)
}

private object TextSerializer : Serializer<String> {
    override val defaultValue = ""

    override suspend fun readFrom(input: InputStream): String = String(input.readBytes())

    override suspend fun writeTo(t: String, output: OutputStream) = output.write(t.toByteArray())
}
`;
