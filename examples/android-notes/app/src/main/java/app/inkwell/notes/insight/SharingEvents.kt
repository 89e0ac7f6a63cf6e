package app.inkwell.notes.insight

import android.os.Bundle
import com.google.firebase.analytics.FirebaseAnalytics

/** Tells product people how notes are shared; counts and kinds only. */
class SharingEvents(private val analytics: FirebaseAnalytics) {
    fun shared(emails: List<String>, kind: String) {
        val event = Bundle()
        event.putInt("recipients", emails.size)
        event.putString("kind", kind)
        analytics.logEvent("note_shared", event)
    }
}
