package app.inkwell.notes.data

import android.content.Context
import app.inkwell.notes.network.Session
import java.io.File

private const val TOKEN_KEY = "access_token"

/** Keeps the session between starts, in files that anyone with the device's storage can read. */
class SessionStore(private val context: Context) {
    private val preferences = context.getSharedPreferences("session", Context.MODE_PRIVATE)

    fun save(session: Session) {
        preferences.edit()
            .putString(TOKEN_KEY, session.accessToken)
            .putString("theme", session.theme)
            .apply()
    }

    fun export(refreshToken: String) {
        File(context.filesDir, "session.txt").writeText(refreshToken)
    }

    fun accessToken(): String? = preferences.getString(TOKEN_KEY, null)
}
