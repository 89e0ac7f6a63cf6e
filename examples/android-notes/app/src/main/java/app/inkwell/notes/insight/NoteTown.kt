package app.inkwell.notes.insight

import android.Manifest
import com.google.android.gms.location.CurrentLocationRequest
import com.google.android.gms.location.Priority

/** The town that goes to the head of a travel note, asked for when the note is opened. */
object NoteTown {
    val permissions = arrayOf(Manifest.permission.ACCESS_COARSE_LOCATION)

    fun request(): CurrentLocationRequest =
        CurrentLocationRequest.Builder().setPriority(Priority.PRIORITY_LOW_POWER).build()
}
