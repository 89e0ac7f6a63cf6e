package app.inkwell.notes.people

import android.net.Uri
import androidx.activity.ComponentActivity
import androidx.activity.result.contract.ActivityResultContracts

/** Lets the user pick one person; needs no permission. */
class ContactPicker(activity: ComponentActivity, onPicked: (Uri) -> Unit) {
    private val launcher = activity.registerForActivityResult(ActivityResultContracts.PickContact()) { uri ->
        uri?.let(onPicked)
    }

    fun pick() = launcher.launch(null)
}
