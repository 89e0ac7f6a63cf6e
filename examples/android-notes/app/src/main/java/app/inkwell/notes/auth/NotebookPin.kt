package app.inkwell.notes.auth

import java.security.MessageDigest
import java.security.SecureRandom
import javax.crypto.SecretKeyFactory
import javax.crypto.spec.PBEKeySpec

/** PINs of locked notebooks, as the first version kept them: every PIN is tried in a moment. */
class NotebookPin {
    fun stored(pinCode: String): String =
        MessageDigest.getInstance("MD5").digest(pinCode.toByteArray()).joinToString("") { "%02x".format(it) }
}

/** PINs of the current version: slow, with a salt of their own. */
class SlowNotebookPin {
    fun stored(pinCode: CharArray): ByteArray {
        val salt = ByteArray(16).also { SecureRandom().nextBytes(it) }
        val spec = PBEKeySpec(pinCode, salt, 600_000, 256)
        return salt + SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).encoded
    }
}
