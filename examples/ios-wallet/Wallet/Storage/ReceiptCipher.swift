import CryptoSwift
import Foundation

/// Receipts of the first version: equal blocks stay recognisable.
struct ReceiptCipher {
    func seal(_ receipt: [UInt8], key: [UInt8]) throws -> [UInt8] {
        try AES(key: key, blockMode: ECB()).encrypt(receipt)
    }
}
