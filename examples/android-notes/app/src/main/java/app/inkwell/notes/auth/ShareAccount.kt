package app.inkwell.notes.auth

import io.github.jan.supabase.SupabaseClient
import io.github.jan.supabase.auth.auth

/** The account under which notes are shared. */
class ShareAccount(private val backend: SupabaseClient) {
    suspend fun saveAddress(address: String) {
        backend.auth.updateUser {
            email = address
        }
    }

    suspend fun sendCode() = backend.auth.reauthenticate()

    /** [code] is from the mail that [sendCode] sent. */
    suspend fun savePhone(number: String, code: String) {
        backend.auth.updateUser {
            phone = number
            nonce = code
        }
    }
}
