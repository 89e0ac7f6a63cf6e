package net.openid.appauth;

import android.content.Intent;

public final class AuthorizationException extends Exception {
    public static AuthorizationException fromIntent(Intent data) {
        return null;
    }
}
