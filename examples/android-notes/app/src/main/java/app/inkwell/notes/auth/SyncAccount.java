package app.inkwell.notes.auth;

import android.accounts.Account;
import android.accounts.AccountManager;
import android.content.Context;

/** The account that the sync adapter runs under. */
public final class SyncAccount {
    private static final String TYPE = "app.inkwell.sync";

    private SyncAccount() {
    }

    public static void createWithPassword(Context context, String name, String password) {
        AccountManager.get(context).addAccountExplicitly(new Account(name, TYPE), password, null);
    }

    public static void create(Context context, String name) {
        AccountManager.get(context).addAccountExplicitly(new Account(name, TYPE), null, null);
    }
}
