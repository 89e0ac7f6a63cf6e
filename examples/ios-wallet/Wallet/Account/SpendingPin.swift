import CommonCrypto
import CryptoKit
import Foundation

/// Spending PINs of the first version: every PIN is tried in a moment.
struct SpendingPin {
    func stored(pinCode: String) -> Data {
        Data(SHA256.hash(data: Data(pinCode.utf8)))
    }

    func receiptKey(for receipt: Data) -> String {
        SHA256.hash(data: receipt).map { String(format: "%02x", $0) }.joined()
    }
}

/// Spending PINs of the current version: slow, with a salt of their own.
struct SlowSpendingPin {
    func stored(pinCode: String, salt: [UInt8]) -> Data? {
        var hash = [UInt8](repeating: 0, count: 32)
        let status = CCKeyDerivationPBKDF(
            CCPBKDFAlgorithm(kCCPBKDF2), pinCode, pinCode.utf8.count, salt, salt.count,
            CCPseudoRandomAlgorithm(kCCPRFHmacAlgSHA256), 600_000, &hash, hash.count)
        return Int(status) == kCCSuccess ? Data(salt + hash) : nil
    }
}
