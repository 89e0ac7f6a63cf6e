package net.openid.appauth;

import android.net.Uri;

public class AuthorizationServiceConfiguration {
    public interface RetrieveConfigurationCallback {
        void onFetchConfigurationCompleted(AuthorizationServiceConfiguration configuration, AuthorizationException failure);
    }

    public static void fetchFromIssuer(Uri issuer, RetrieveConfigurationCallback callback) {}
}
