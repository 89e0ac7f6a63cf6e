package app.inkwell.notes.auth

import io.github.jan.supabase.SupabaseClient
import io.github.jan.supabase.auth.auth
import io.github.jan.supabase.auth.providers.builtin.Email

/** Sharing needs an account; a note alone does not. */
class ShareSignIn(private val backend: SupabaseClient) {
    suspend fun enter(address: String, word: String) {
        backend.auth.signInWith(Email) {
            email = address
            password = word
        }
    }
}
