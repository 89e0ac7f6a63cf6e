package app.inkwell.notes.network

import app.inkwell.notes.BuildConfig
import okhttp3.Request

class TranslationClient {
    fun request(text: String): Request = Request.Builder()
        .url("https://translate.inkwell.app/v2?text=$text")
        .header("X-Api-Key", API_KEY)
        .build()

    fun publicRequest(): Request = Request.Builder()
        .url("https://translate.inkwell.app/languages")
        .header("X-Client-Id", BuildConfig.APPLICATION_ID)
        .build()

    private companion object {
        const val API_KEY = "Invented-8fQ2xT7mLr4Zk9Wd3Vb6"
    }
}
