package app.inkwell.notes.network

import okhttp3.Request

/** Looks synonyms up. */
object ThesaurusClient {
    fun lookUp(word: String): Request = Request.Builder()
        .url("https://thesaurus.inkwell.app/v1/words/$word")
        .build()
}
