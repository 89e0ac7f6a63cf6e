package androidx.datastore.core

import java.io.File
import java.io.InputStream
import java.io.OutputStream
import kotlinx.coroutines.flow.Flow

interface DataStore<T> {
    val data: Flow<T>

    suspend fun updateData(transform: suspend (t: T) -> T): T
}

interface DataMigration<T> {
    suspend fun shouldMigrate(currentData: T): Boolean

    suspend fun migrate(currentData: T): T

    suspend fun cleanUp()
}

interface Serializer<T> {
    val defaultValue: T

    suspend fun readFrom(input: InputStream): T

    suspend fun writeTo(t: T, output: OutputStream)
}

object DataStoreFactory {
    fun <T> create(serializer: Serializer<T>, produceFile: () -> File): DataStore<T> =
        throw UnsupportedOperationException("$serializer $produceFile")
}
