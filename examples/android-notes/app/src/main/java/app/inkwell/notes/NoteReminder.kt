package app.inkwell.notes

import android.app.PendingIntent
import android.content.Context
import android.content.Intent

/** What a reminder's notification opens. */
class NoteReminder(private val context: Context) {
    fun snooze(note: Long): PendingIntent {
        val intent = Intent("app.inkwell.notes.SNOOZE").putExtra("note", note)
        return PendingIntent.getBroadcast(context, 0, intent, PendingIntent.FLAG_MUTABLE)
    }

    fun open(note: Long): PendingIntent {
        val intent = Intent(context, NoteActivity::class.java).putExtra("note", note)
        return PendingIntent.getActivity(context, 1, intent, PendingIntent.FLAG_IMMUTABLE)
    }
}
