package net.openid.appauth;

import android.net.Uri;

public class AuthorizationRequest {
    public static final class Prompt {
        public static final String LOGIN = "login";
    }

    public static final class Builder {
        public Builder(AuthorizationServiceConfiguration configuration, String clientId, String responseType, Uri redirect) {}

        public Builder setScopes(Iterable<String> scopes) {
            return this;
        }

        public Builder setPrompt(String prompt) {
            return this;
        }

        public AuthorizationRequest build() {
            return new AuthorizationRequest();
        }
    }
}
