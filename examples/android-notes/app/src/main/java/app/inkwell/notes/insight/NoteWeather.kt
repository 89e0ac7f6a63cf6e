package app.inkwell.notes.insight

import android.Manifest
import com.google.android.gms.location.CurrentLocationRequest
import com.google.android.gms.location.Priority

/** The weather that goes to the head of a diary note. */
object NoteWeather {
    val permissions = arrayOf(Manifest.permission.ACCESS_BACKGROUND_LOCATION)

    fun request(): CurrentLocationRequest =
        CurrentLocationRequest.Builder().setPriority(Priority.PRIORITY_HIGH_ACCURACY).build()
}
