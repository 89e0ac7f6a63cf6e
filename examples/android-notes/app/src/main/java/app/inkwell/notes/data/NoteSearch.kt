package app.inkwell.notes.data

import android.database.Cursor
import android.database.sqlite.SQLiteDatabase

/** Looks notes up on the device. */
class NoteSearch(private val db: SQLiteDatabase) {
    fun byTag(tag: String): Cursor =
        db.rawQuery("SELECT id, title FROM notes WHERE tag = '$tag'", null)

    fun byTitle(title: String): Cursor =
        db.rawQuery("SELECT id, title FROM notes WHERE title LIKE ?", arrayOf("%$title%"))
}
