package androidx.datastore.preferences.core

import androidx.datastore.core.DataStore

abstract class Preferences internal constructor() {
    class Key<T> internal constructor(val name: String)

    abstract operator fun <T> contains(key: Key<T>): Boolean

    abstract operator fun <T> get(key: Key<T>): T?

    fun toMutablePreferences(): MutablePreferences = throw UnsupportedOperationException()
}

class MutablePreferences internal constructor() : Preferences() {
    override fun <T> contains(key: Key<T>): Boolean = throw UnsupportedOperationException(key.name)

    override fun <T> get(key: Key<T>): T? = throw UnsupportedOperationException(key.name)

    operator fun <T> set(key: Key<T>, value: T): Unit = throw UnsupportedOperationException("$key $value")

    fun <T> remove(key: Key<T>): T = throw UnsupportedOperationException(key.name)
}

fun booleanPreferencesKey(name: String): Preferences.Key<Boolean> = throw UnsupportedOperationException(name)

fun stringPreferencesKey(name: String): Preferences.Key<String> = throw UnsupportedOperationException(name)

suspend fun DataStore<Preferences>.edit(transform: suspend (MutablePreferences) -> Unit): Preferences =
    throw UnsupportedOperationException("$transform")
