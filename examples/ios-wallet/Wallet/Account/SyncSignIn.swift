import Foundation
import Supabase

struct SyncSignIn {
    let client: SupabaseClient

    func enter(email: String, password: String) async throws {
        _ = try await client.auth.signIn(email: email, password: password)
    }
}
