package app.inkwell.notes.auth

import io.github.jan.supabase.SupabaseClient
import io.github.jan.supabase.auth.Auth
import io.github.jan.supabase.auth.MemorySessionManager
import io.github.jan.supabase.createSupabaseClient

/** Editors review notes of others; their session ends with the app. */
fun reviewBackend(publishableKey: String): SupabaseClient =
    createSupabaseClient("https://review.inkwell.example", publishableKey) {
        install(Auth) {
            sessionManager = MemorySessionManager()
        }
    }
