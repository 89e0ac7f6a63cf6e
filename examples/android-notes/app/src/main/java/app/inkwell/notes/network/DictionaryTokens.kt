package app.inkwell.notes.network

import app.inkwell.notes.BuildConfig
import okhttp3.FormBody

/** Bodies for the token endpoint of the dictionary's publisher. */
object DictionaryTokens {
    fun refresh(token: String): FormBody = FormBody.Builder()
        .add("grant_type", "refresh_token")
        .add("client_id", "inkwell")
        .add("client_secret", BuildConfig.DICTIONARY_SECRET)
        .add("refresh_token", token)
        .build()

    /** The thesaurus knows the app as a public client. */
    fun redeemThesaurus(code: String, verifier: String): FormBody = FormBody.Builder()
        .add("grant_type", "authorization_code")
        .add("client_id", "inkwell")
        .add("code", code)
        .add("code_verifier", verifier)
        .build()
}
