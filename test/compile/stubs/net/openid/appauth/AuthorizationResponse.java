package net.openid.appauth;

import android.content.Intent;

public class AuthorizationResponse {
    public static AuthorizationResponse fromIntent(Intent data) {
        return null;
    }

    public TokenRequest createTokenExchangeRequest() {
        return new TokenRequest();
    }
}
