package app.inkwell.notes.auth

import android.util.Log

class FeedAuthException(message: String) : Exception(message)

interface FeedBackend {
    fun open(account: String)

    fun renew()
}

/** Signs in to the reading list. */
class FeedSignIn(private val backend: FeedBackend) {
    fun open(account: String): Boolean = try {
        backend.open(account)
        true
    } catch (e: FeedAuthException) {
        e.printStackTrace()
        false
    }

    fun renew(): Boolean = try {
        backend.renew()
        true
    } catch (e: FeedAuthException) {
        Log.w("FeedSignIn", "Not renewed: ${e.javaClass.simpleName}")
        false
    }
}
