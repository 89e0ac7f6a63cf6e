package app.heron.fleet

import android.app.PendingIntent
import android.content.Context
import android.content.Intent

/** Wakes the driver before a tour. */
object TourAlarm {
    fun ring(context: Context): PendingIntent =
        PendingIntent.getBroadcast(context, 0, Intent("app.heron.fleet.RING"), PendingIntent.FLAG_MUTABLE)

    fun open(context: Context): PendingIntent =
        PendingIntent.getActivity(context, 1, Intent(context, MainActivity::class.java), PendingIntent.FLAG_IMMUTABLE)
}
