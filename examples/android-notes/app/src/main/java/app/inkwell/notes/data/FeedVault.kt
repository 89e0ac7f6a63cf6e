package app.inkwell.notes.data

import android.content.Context
import androidx.datastore.core.DataStore
import androidx.datastore.core.DataStoreFactory
import androidx.datastore.core.Serializer
import androidx.datastore.dataStoreFile
import androidx.datastore.tink.AeadSerializer
import com.google.crypto.tink.Aead
import java.io.InputStream
import java.io.OutputStream

private const val FILE = "feed_session"

/** Keeps the token of the reading list in a file that Tink encrypts. */
class FeedVault(context: Context, aead: Aead) {
    private val store: DataStore<String> = DataStoreFactory.create(
        serializer = AeadSerializer(aead, FeedText, FILE.toByteArray()),
        produceFile = { context.dataStoreFile(FILE) },
    )

    suspend fun keep(answer: FeedAnswer) = store.updateData { answer.next }

    suspend fun clear() = store.updateData { "" }
}

private object FeedText : Serializer<String> {
    override val defaultValue = ""

    override suspend fun readFrom(input: InputStream): String = String(input.readBytes())

    override suspend fun writeTo(t: String, output: OutputStream) = output.write(t.toByteArray())
}
