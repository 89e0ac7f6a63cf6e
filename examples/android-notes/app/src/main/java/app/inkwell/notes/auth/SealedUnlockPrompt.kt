package app.inkwell.notes.auth

import androidx.biometric.BiometricPrompt
import androidx.core.content.ContextCompat
import androidx.fragment.app.FragmentActivity
import javax.crypto.Cipher

/** The notes' key can only be used by a cipher that the biometric check has released. */
class SealedUnlockPrompt(private val activity: FragmentActivity, private val onKey: (ByteArray) -> Unit) {
    fun unlock(cipher: Cipher, sealedKey: ByteArray) {
        val callback = object : BiometricPrompt.AuthenticationCallback() {
            override fun onAuthenticationSucceeded(result: BiometricPrompt.AuthenticationResult) {
                val released = result.cryptoObject?.cipher ?: return
                onKey(released.doFinal(sealedKey))
            }
        }
        val prompt = BiometricPrompt(activity, ContextCompat.getMainExecutor(activity), callback)
        val info = BiometricPrompt.PromptInfo.Builder()
            .setTitle("Unlock your notes")
            .setNegativeButtonText("Cancel")
            .build()
        prompt.authenticate(info, BiometricPrompt.CryptoObject(cipher))
    }
}
