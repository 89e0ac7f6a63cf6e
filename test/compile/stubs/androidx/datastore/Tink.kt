package androidx.datastore.tink

import androidx.datastore.core.Serializer
import com.google.crypto.tink.Aead
import java.io.InputStream
import java.io.OutputStream

class AeadSerializer<T>(
    private val aead: Aead,
    private val wrappedSerializer: Serializer<T>,
    private val associatedData: ByteArray = byteArrayOf(),
) : Serializer<T> {
    override val defaultValue: T = wrappedSerializer.defaultValue

    override suspend fun readFrom(input: InputStream): T = throw UnsupportedOperationException("$aead")

    override suspend fun writeTo(t: T, output: OutputStream): Unit =
        throw UnsupportedOperationException("${associatedData.size}")
}
