package app.inkwell.notes.insight

import android.content.ContentResolver
import android.provider.MediaStore

/** The newest picture, offered for a note. */
class PictureShelf(private val resolver: ContentResolver) {
    fun newest() =
        resolver.query(MediaStore.Images.Media.EXTERNAL_CONTENT_URI, null, null, null, null)
}
