package androidx.activity.result

import androidx.activity.result.contract.ActivityResultContract
import androidx.activity.result.contract.ActivityResultContracts

abstract class ActivityResultLauncher<I> {
    abstract fun launch(input: I)

    abstract fun unregister()
}

fun interface ActivityResultCallback<O> {
    fun onActivityResult(result: O)
}

interface ActivityResultCaller {
    fun <I, O> registerForActivityResult(
        contract: ActivityResultContract<I, O>,
        callback: ActivityResultCallback<O>,
    ): ActivityResultLauncher<I>
}

class ActivityResult(val resultCode: Int, val data: android.content.Intent?)

class PickVisualMediaRequest internal constructor() {
    class Builder {
        fun setMediaType(mediaType: ActivityResultContracts.PickVisualMedia.VisualMediaType): Builder = TODO()

        fun build(): PickVisualMediaRequest = TODO()
    }
}

fun PickVisualMediaRequest(
    mediaType: ActivityResultContracts.PickVisualMedia.VisualMediaType = ActivityResultContracts.PickVisualMedia.ImageAndVideo,
): PickVisualMediaRequest = TODO()
