package androidx.activity.result.contract

import android.content.Context
import android.content.Intent
import android.net.Uri
import androidx.activity.result.ActivityResult
import androidx.activity.result.PickVisualMediaRequest

abstract class ActivityResultContract<I, O> {
    abstract fun createIntent(context: Context, input: I): Intent

    abstract fun parseResult(resultCode: Int, intent: Intent?): O
}

class ActivityResultContracts private constructor() {
    open class PickContact : Contract<Void?, Uri?>()

    open class GetContent : Contract<String, Uri?>()

    open class OpenDocument : Contract<Array<String>, Uri?>()

    open class RequestPermission : Contract<String, Boolean>()

    open class RequestMultiplePermissions : Contract<Array<String>, Map<String, @JvmSuppressWildcards Boolean>>()

    open class StartActivityForResult : Contract<Intent, ActivityResult>()

    open class TakePicture : Contract<Uri, Boolean>()

    open class PickMultipleVisualMedia(maxItems: Int = 0) : Contract<PickVisualMediaRequest, List<@JvmSuppressWildcards Uri>>()

    open class PickVisualMedia : Contract<PickVisualMediaRequest, Uri?>() {
        sealed interface VisualMediaType

        object ImageOnly : VisualMediaType

        object VideoOnly : VisualMediaType

        object ImageAndVideo : VisualMediaType

        class SingleMimeType(val mimeType: String) : VisualMediaType
    }

    abstract class Contract<I, O> : ActivityResultContract<I, O>() {
        override fun createIntent(context: Context, input: I): Intent = TODO()

        override fun parseResult(resultCode: Int, intent: Intent?): O = TODO()
    }
}
