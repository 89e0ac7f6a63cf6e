package net.openid.appauth;

import android.content.Context;
import android.content.Intent;

public class AuthorizationService {
    public interface TokenResponseCallback {
        void onTokenRequestCompleted(TokenResponse response, AuthorizationException failure);
    }

    public AuthorizationService(Context context) {}

    public Intent getAuthorizationRequestIntent(AuthorizationRequest request) {
        return new Intent();
    }

    public void performTokenRequest(TokenRequest request, TokenResponseCallback callback) {}

    public void performTokenRequest(TokenRequest request, ClientAuthentication authentication, TokenResponseCallback callback) {}

    public void dispose() {}
}
