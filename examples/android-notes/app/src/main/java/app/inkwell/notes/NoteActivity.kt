package app.inkwell.notes

import android.app.Activity
import android.content.Intent
import android.provider.MediaStore

class NoteActivity : Activity() {
    fun addPhoto() {
        startActivityForResult(Intent(MediaStore.ACTION_IMAGE_CAPTURE), PHOTO)
    }

    private companion object {
        const val PHOTO = 1
    }
}
