package androidx.biometric;

import androidx.fragment.app.FragmentActivity;
import java.security.Signature;
import java.util.concurrent.Executor;
import javax.crypto.Cipher;
import javax.crypto.Mac;

public class BiometricPrompt {
    public static final int ERROR_USER_CANCELED = 10;

    public BiometricPrompt(FragmentActivity activity, Executor executor, AuthenticationCallback callback) {}

    public BiometricPrompt(FragmentActivity activity, AuthenticationCallback callback) {}

    public void authenticate(PromptInfo info, CryptoObject crypto) {}

    public void authenticate(PromptInfo info) {}

    public void cancelAuthentication() {}

    public abstract static class AuthenticationCallback {
        public void onAuthenticationError(int errorCode, CharSequence errString) {}

        public void onAuthenticationSucceeded(AuthenticationResult result) {}

        public void onAuthenticationFailed() {}
    }

    public static class AuthenticationResult {
        AuthenticationResult() {}

        public CryptoObject getCryptoObject() {
            return null;
        }

        public int getAuthenticationType() {
            return 0;
        }
    }

    public static class CryptoObject {
        public CryptoObject(Cipher cipher) {}

        public CryptoObject(Signature signature) {}

        public CryptoObject(Mac mac) {}

        public Cipher getCipher() {
            return null;
        }

        public Signature getSignature() {
            return null;
        }

        public Mac getMac() {
            return null;
        }
    }

    public static class PromptInfo {
        PromptInfo() {}

        public static class Builder {
            public Builder setTitle(CharSequence title) {
                return this;
            }

            public Builder setSubtitle(CharSequence subtitle) {
                return this;
            }

            public Builder setDescription(CharSequence description) {
                return this;
            }

            public Builder setNegativeButtonText(CharSequence text) {
                return this;
            }

            public Builder setAllowedAuthenticators(int authenticators) {
                return this;
            }

            public Builder setConfirmationRequired(boolean required) {
                return this;
            }

            public PromptInfo build() {
                return new PromptInfo();
            }
        }
    }
}
