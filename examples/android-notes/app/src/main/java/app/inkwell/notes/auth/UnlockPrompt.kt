package app.inkwell.notes.auth

import androidx.biometric.BiometricPrompt
import androidx.core.content.ContextCompat
import androidx.fragment.app.FragmentActivity

/** Asks for a finger and believes the answer. */
class UnlockPrompt(private val activity: FragmentActivity, private val onUnlocked: () -> Unit) {
    fun unlock() {
        val callback = object : BiometricPrompt.AuthenticationCallback() {
            override fun onAuthenticationSucceeded(result: BiometricPrompt.AuthenticationResult) {
                onUnlocked()
            }
        }
        val prompt = BiometricPrompt(activity, ContextCompat.getMainExecutor(activity), callback)
        val info = BiometricPrompt.PromptInfo.Builder()
            .setTitle("Unlock your notes")
            .setNegativeButtonText("Cancel")
            .build()
        prompt.authenticate(info)
    }
}
