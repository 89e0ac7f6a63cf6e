package app.inkwell.notes.data

import android.content.ClipData
import android.content.ClipDescription
import android.content.ClipboardManager
import android.os.PersistableBundle

/** Copies what a locked note holds. */
class VaultClipboard(private val clipboard: ClipboardManager) {
    fun copyPassphrase(passphrase: String) {
        clipboard.setPrimaryClip(ClipData.newPlainText("Inkwell", passphrase))
    }

    fun copyRecoveryKey(recoveryKey: String) {
        val clip = ClipData.newPlainText("Inkwell", recoveryKey)
        clip.description.extras = PersistableBundle().apply { putBoolean(ClipDescription.EXTRA_IS_SENSITIVE, true) }
        clipboard.setPrimaryClip(clip)
    }
}
