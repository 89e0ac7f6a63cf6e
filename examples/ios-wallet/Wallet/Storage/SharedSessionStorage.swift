import Foundation
import Supabase

/// The same session for the app and its widget, in the keychain of their group.
struct SharedSessionStorage: AuthLocalStorage {
    private let keychain = KeychainLocalStorage(service: "wallet.sync", accessGroup: "group.example.wallet")

    func store(key: String, value: Data) throws {
        try keychain.store(key: key, value: value)
    }

    func retrieve(key: String) throws -> Data? {
        try keychain.retrieve(key: key)
    }

    func remove(key: String) throws {
        try keychain.remove(key: key)
    }
}
