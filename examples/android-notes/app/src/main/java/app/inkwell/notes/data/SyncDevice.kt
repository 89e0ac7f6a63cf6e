package app.inkwell.notes.data

import android.content.Context
import android.provider.Settings

/** Tells the server which phone a note was written on. */
class SyncDevice(private val context: Context) {
    fun key(): String =
        Settings.Secure.getString(context.contentResolver, Settings.Secure.ANDROID_ID)
}
