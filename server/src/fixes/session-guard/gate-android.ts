import { packageLine } from '../helper-file';

/**
 * Sources of a session gate for Android: what stands in the place of "keep me logged in". It needs `BiometricKey`
 * (`fixes/biometric/android.ts`) beside it. Facts: developer.android.com, `BiometricPrompt.CryptoObject`, and `Cipher.updateAAD`.
 */
export const sessionGateKotlin = (
  packageName: string,
): string => `${packageLine(packageName)}import android.content.Context
import android.security.keystore.KeyPermanentlyInvalidatedException
import android.util.Base64
import androidx.biometric.BiometricManager
import androidx.biometric.BiometricPrompt
import androidx.core.content.ContextCompat
import androidx.fragment.app.FragmentActivity
import java.security.GeneralSecurityException
import javax.crypto.Cipher

/**
 * Keeps the refresh token between starts of the app under [BiometricKey]: at most twelve hours after the sign-in, and thirty
 * minutes after it was last opened. The server limits the token as well.
 */
class SessionGate(private val activity: FragmentActivity) {
    private val store = activity.getSharedPreferences("session_gate", Context.MODE_PRIVATE)

    /** Call after a full sign-in. Without biometrics nothing is kept, and the next start begins with the sign-in. */
    fun keep(token: String, onKept: (Boolean) -> Unit) {
        close()
        val cipher = ready(BiometricKey::encryptCipher) ?: ready(BiometricKey::encryptCipher) ?: return onKept(false)
        val now = System.currentTimeMillis()
        ask(cipher) { checked ->
            val sealed = checked?.let { seal(it, now, token.toByteArray()) }
            if (sealed != null) {
                store.edit()
                    .putString("sealed", Base64.encodeToString(sealed, Base64.NO_WRAP))
                    .putString("iv", Base64.encodeToString(checked.iv, Base64.NO_WRAP))
                    .putLong("started_at", now)
                    .putLong("opened_at", now)
                    .apply()
            }
            onKept(sealed != null)
        }
    }

    /** Call at a cold start: the token, or null when the user has to sign in. */
    fun open(onToken: (String?) -> Unit) {
        val sealed = store.getString("sealed", null)
        val iv = store.getString("iv", null)
        val startedAt = store.getLong("started_at", 0)
        val isOver = !isWithin(startedAt, MAX_SESSION) || !isWithin(store.getLong("opened_at", 0), MAX_IDLE)
        val cipher = if (sealed == null || iv == null || isOver) null else ready { BiometricKey.decryptCipher(bytes(iv)) }
        if (sealed == null || cipher == null) {
            close()
            return onToken(null)
        }
        ask(cipher) { checked ->
            val token = checked?.let { seal(it, startedAt, bytes(sealed)) }
            if (token != null) store.edit().putLong("opened_at", System.currentTimeMillis()).apply()
            onToken(token?.let { String(it) })
        }
    }

    /** Call when the user signs out. */
    fun close() = store.edit().clear().apply()

    /** The time of the sign-in is authenticated with the token, so that nobody can move it. */
    private fun seal(cipher: Cipher, startedAt: Long, data: ByteArray): ByteArray? =
        try {
            cipher.updateAAD(startedAt.toString().toByteArray())
            cipher.doFinal(data)
        } catch (e: GeneralSecurityException) {
            null
        }

    /** Null without enrolled biometrics, and once after new ones were enrolled: the old key is gone for good then. */
    private fun ready(cipher: () -> Cipher): Cipher? =
        try {
            cipher()
        } catch (e: KeyPermanentlyInvalidatedException) {
            BiometricKey.reset()
            null
        } catch (e: GeneralSecurityException) {
            null
        }

    private fun ask(cipher: Cipher, onAnswer: (Cipher?) -> Unit) {
        val info = BiometricPrompt.PromptInfo.Builder()
            .setTitle("Unlock")
            .setNegativeButtonText("Sign in")
            .setAllowedAuthenticators(BiometricManager.Authenticators.BIOMETRIC_STRONG)
            .build()
        val callback = object : BiometricPrompt.AuthenticationCallback() {
            override fun onAuthenticationSucceeded(result: BiometricPrompt.AuthenticationResult) =
                onAnswer(result.cryptoObject?.cipher)

            override fun onAuthenticationError(errorCode: Int, errString: CharSequence) = onAnswer(null)
        }
        BiometricPrompt(activity, ContextCompat.getMainExecutor(activity), callback)
            .authenticate(info, BiometricPrompt.CryptoObject(cipher))
    }

    private fun bytes(text: String): ByteArray = Base64.decode(text, Base64.NO_WRAP)

    /** A clock that was set back ends the session as well. */
    private fun isWithin(since: Long, limit: Long): Boolean = System.currentTimeMillis() - since in 0 until limit

    private companion object {
        const val MAX_SESSION = 12 * 60 * 60_000L
        const val MAX_IDLE = 30 * 60_000L
    }
}
`;

/** The same in Java. */
export const sessionGateJava = (
  packageName: string,
): string => `${packageLine(packageName, ';')}import android.content.Context;
import android.content.SharedPreferences;
import android.security.keystore.KeyPermanentlyInvalidatedException;
import android.util.Base64;
import androidx.biometric.BiometricManager;
import androidx.biometric.BiometricPrompt;
import androidx.core.content.ContextCompat;
import androidx.fragment.app.FragmentActivity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;

/**
 * Keeps the refresh token between starts of the app under {@link BiometricKey}: at most twelve hours after the sign-in, and
 * thirty minutes after it was last opened. The server limits the token as well.
 */
public final class SessionGate {
    private static final long MAX_SESSION = 12 * 60 * 60_000L;
    private static final long MAX_IDLE = 30 * 60_000L;

    private final FragmentActivity activity;
    private final SharedPreferences store;

    private interface Supplier<T> {
        T get();
    }

    /** Gets what the gate gave, or null. */
    public interface Answer<T> {
        void onAnswer(T value);
    }

    public SessionGate(FragmentActivity activity) {
        this.activity = activity;
        store = activity.getSharedPreferences("session_gate", Context.MODE_PRIVATE);
    }

    /** Call after a full sign-in. Without biometrics nothing is kept, and the next start begins with the sign-in. */
    public void keep(String token, Answer<Boolean> onKept) {
        close();
        long now = System.currentTimeMillis();
        Cipher cipher = ready(BiometricKey::encryptCipher);
        if (cipher == null) {
            cipher = ready(BiometricKey::encryptCipher);
        }
        if (cipher == null) {
            onKept.onAnswer(false);
            return;
        }
        ask(cipher, checked -> {
            byte[] sealed = seal(checked, now, token.getBytes(StandardCharsets.UTF_8));
            if (sealed != null) {
                store.edit()
                        .putString("sealed", Base64.encodeToString(sealed, Base64.NO_WRAP))
                        .putString("iv", Base64.encodeToString(checked.getIV(), Base64.NO_WRAP))
                        .putLong("started_at", now)
                        .putLong("opened_at", now)
                        .apply();
            }
            onKept.onAnswer(sealed != null);
        });
    }

    /** Call at a cold start: the token, or null when the user has to sign in. */
    public void open(Answer<String> onToken) {
        String sealed = store.getString("sealed", null);
        String iv = store.getString("iv", null);
        long startedAt = store.getLong("started_at", 0);
        Cipher cipher = null;
        if (sealed != null && iv != null
                && isWithin(startedAt, MAX_SESSION) && isWithin(store.getLong("opened_at", 0), MAX_IDLE)) {
            cipher = ready(() -> BiometricKey.decryptCipher(Base64.decode(iv, Base64.NO_WRAP)));
        }
        if (cipher == null) {
            close();
            onToken.onAnswer(null);
            return;
        }
        ask(cipher, checked -> {
            byte[] token = seal(checked, startedAt, Base64.decode(sealed, Base64.NO_WRAP));
            if (token != null) {
                store.edit().putLong("opened_at", System.currentTimeMillis()).apply();
            }
            onToken.onAnswer(token == null ? null : new String(token, StandardCharsets.UTF_8));
        });
    }

    /** Call when the user signs out. */
    public void close() {
        store.edit().clear().apply();
    }

    /** Null without enrolled biometrics, and once after new ones were enrolled: the old key is gone for good then. */
    private static Cipher ready(Supplier<Cipher> cipher) {
        try {
            return cipher.get();
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof KeyPermanentlyInvalidatedException) {
                try {
                    BiometricKey.reset();
                } catch (GeneralSecurityException | IOException unreadable) {
                    throw new IllegalStateException(unreadable);
                }
            }
            return null;
        }
    }

    /** The time of the sign-in is authenticated with the token, so that nobody can move it. */
    private static byte[] seal(Cipher cipher, long startedAt, byte[] data) {
        if (cipher == null) {
            return null;
        }
        try {
            cipher.updateAAD(Long.toString(startedAt).getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(data);
        } catch (GeneralSecurityException e) {
            return null;
        }
    }

    private void ask(Cipher cipher, Answer<Cipher> onAnswer) {
        BiometricPrompt.PromptInfo info = new BiometricPrompt.PromptInfo.Builder()
                .setTitle("Unlock")
                .setNegativeButtonText("Sign in")
                .setAllowedAuthenticators(BiometricManager.Authenticators.BIOMETRIC_STRONG)
                .build();
        BiometricPrompt.AuthenticationCallback callback = new BiometricPrompt.AuthenticationCallback() {
            @Override
            public void onAuthenticationSucceeded(BiometricPrompt.AuthenticationResult result) {
                BiometricPrompt.CryptoObject object = result.getCryptoObject();
                onAnswer.onAnswer(object == null ? null : object.getCipher());
            }

            @Override
            public void onAuthenticationError(int errorCode, CharSequence errString) {
                onAnswer.onAnswer(null);
            }
        };
        new BiometricPrompt(activity, ContextCompat.getMainExecutor(activity), callback)
                .authenticate(info, new BiometricPrompt.CryptoObject(cipher));
    }

    /** A clock that was set back ends the session as well. */
    private static boolean isWithin(long since, long limit) {
        long age = System.currentTimeMillis() - since;
        return age >= 0 && age < limit;
    }
}
`;
