package app.inkwell.notes.insight

import android.os.Bundle
import com.google.firebase.analytics.FirebaseAnalytics

/** Tells product people where sign-ups come from. */
class SignUpEvents(private val analytics: FirebaseAnalytics) {
    fun completed(email: String, source: String) {
        val event = Bundle()
        event.putString("source", source)
        event.putString("email", email)
        analytics.logEvent("sign_up_completed", event)
    }
}
