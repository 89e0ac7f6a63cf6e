import Foundation

/// Keeps the session in a property list that every backup contains.
struct SessionDefaults {
    private let defaults = UserDefaults.standard

    func save(accessToken: String, currency: String) {
        defaults.set(accessToken, forKey: "accessToken")
        defaults.set(currency, forKey: "currency")
    }

    func writeRecoveryFile(recoveryPhrase: String, to folder: URL) throws {
        let file = folder.appendingPathComponent("recovery.txt")
        try recoveryPhrase.write(to: file, atomically: true, encoding: .utf8)
    }
}
