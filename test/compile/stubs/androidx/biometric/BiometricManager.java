package androidx.biometric;

import android.content.Context;

public class BiometricManager {
    public static final int BIOMETRIC_SUCCESS = 0;

    private BiometricManager() {}

    public static BiometricManager from(Context context) {
        return new BiometricManager();
    }

    public int canAuthenticate(int authenticators) {
        return BIOMETRIC_SUCCESS;
    }

    public interface Authenticators {
        int BIOMETRIC_STRONG = 0x000F;
        int BIOMETRIC_WEAK = 0x00FF;
        int DEVICE_CREDENTIAL = 1 << 15;
    }
}
