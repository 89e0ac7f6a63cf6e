import Foundation
import Supabase

/// The account of the sync service.
struct SyncAccount {
    let client: SupabaseClient

    func saveAddress(_ email: String) async throws {
        try await client.auth.update(user: UserAttributes(email: email))
    }

    func sendCode() async throws {
        try await client.auth.reauthenticate()
    }

    /// `code` is from the mail that `sendCode` sent.
    func savePassword(_ password: String, code: String) async throws {
        try await client.auth.update(user: UserAttributes(password: password, nonce: code))
    }
}
