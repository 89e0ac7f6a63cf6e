package app.inkwell.notes.auth

import io.github.jan.supabase.SupabaseClient
import io.github.jan.supabase.auth.Auth
import io.github.jan.supabase.createSupabaseClient

/** Notes that are shared with others live here. */
fun shareBackend(publishableKey: String): SupabaseClient =
    createSupabaseClient("https://share.inkwell.example", publishableKey) {
        install(Auth)
    }
