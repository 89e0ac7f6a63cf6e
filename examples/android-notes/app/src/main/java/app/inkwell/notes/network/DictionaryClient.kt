package app.inkwell.notes.network

import okhttp3.Request

/** Looks words up in a dictionary. */
object DictionaryClient {
    fun lookUp(word: String): Request = Request.Builder()
        .url("http://dictionary.inkwell.app/v1/words/$word")
        .build()
}
