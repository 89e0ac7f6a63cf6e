import Foundation

/// Codes that pair a second phone with the wallet.
struct PairingCode {
    /// Codes of the first version: the next one can be computed from the last.
    func pairingCode() -> String {
        let pairingCode = Int(drand48() * 1_000_000)
        return String(format: "%06d", pairingCode)
    }

    func verificationCode() -> String {
        String(format: "%06d", Int.random(in: 0..<1_000_000))
    }
}
