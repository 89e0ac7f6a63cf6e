package app.inkwell.notes.people

import android.content.ContentResolver
import android.provider.ContactsContract

/** Reads the whole address book to suggest people to share a note with. */
class ContactShare(private val resolver: ContentResolver) {
    fun everybody(): List<String> {
        val names = mutableListOf<String>()
        val column = ContactsContract.Contacts.DISPLAY_NAME_PRIMARY
        resolver.query(ContactsContract.Contacts.CONTENT_URI, arrayOf(column), null, null, null)?.use { rows ->
            while (rows.moveToNext()) names += rows.getString(0)
        }
        return names
    }
}
