package app.inkwell.notes.data

import android.content.Context
import java.io.File
import java.util.UUID

/** Tells the server which installation a note was written on; a new installation is a new one. */
class SyncInstallation(private val context: Context) {
    fun key(): String {
        val file = File(context.noBackupFilesDir, "sync-installation")
        if (file.exists()) return file.readText()
        return UUID.randomUUID().toString().also { file.writeText(it) }
    }
}
