package app.inkwell.notes.insight

import android.net.Uri
import androidx.activity.ComponentActivity
import androidx.activity.result.ActivityResultLauncher
import androidx.activity.result.PickVisualMediaRequest
import androidx.activity.result.contract.ActivityResultContracts

/** A picture of the writer's choice, for a note. */
fun ComponentActivity.pictureChoice(onChosen: (Uri?) -> Unit): ActivityResultLauncher<PickVisualMediaRequest> =
    registerForActivityResult(ActivityResultContracts.PickVisualMedia()) { picture -> onChosen(picture) }
