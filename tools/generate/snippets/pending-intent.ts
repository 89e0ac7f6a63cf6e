import { packageName, type Snippet } from './snippet';

const kotlin = `package ${packageName}

import android.app.Activity
import android.app.PendingIntent
import android.content.Context
import android.content.Intent

/** Opens one screen of this app; nobody can change where it goes. The server still has to check who asks for what. */
fun opens(context: Context, screen: Class<out Activity>): PendingIntent =
    PendingIntent.getActivity(
        context,
        0,
        Intent(context, screen),
        PendingIntent.FLAG_IMMUTABLE or PendingIntent.FLAG_UPDATE_CURRENT,
    )
`;

const java = `package ${packageName};

import android.app.Activity;
import android.app.PendingIntent;
import android.content.Context;
import android.content.Intent;

final class ScreenIntents {
    private ScreenIntents() {}

    /** Opens one screen of this app; nobody can change where it goes. The server still has to check who asks for what. */
    static PendingIntent opens(Context context, Class<? extends Activity> screen) {
        return PendingIntent.getActivity(
            context, 0, new Intent(context, screen), PendingIntent.FLAG_IMMUTABLE | PendingIntent.FLAG_UPDATE_CURRENT);
    }
}
`;

const description = 'Pending intent with a named screen that nobody can change';

export const snippets: readonly Snippet[] = [
  { language: 'kotlin', prefix: 'msec-pendingintent', description, code: kotlin },
  { language: 'java', prefix: 'msec-pendingintent', description, code: java },
];
