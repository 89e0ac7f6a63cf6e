package app.inkwell.notes.data

import android.content.Context
import androidx.datastore.preferences.core.edit
import androidx.datastore.preferences.core.stringPreferencesKey
import androidx.datastore.preferences.preferencesDataStore
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.map

private val Context.feedSettings by preferencesDataStore(name = "feed")
private val REFRESH_TOKEN = stringPreferencesKey("refresh_token")

/** The reading list of another service, which signs in on its own. */
class FeedSettings(private val context: Context) {
    val refreshToken: Flow<String?> = context.feedSettings.data.map { it[REFRESH_TOKEN] }

    suspend fun keep(answer: FeedAnswer) {
        context.feedSettings.edit { it[REFRESH_TOKEN] = answer.next }
    }
}

class FeedAnswer(val next: String)
