import CryptoKit
import Foundation

/// Receipts of the current version: authenticated encryption with a fresh nonce.
struct ReceiptBox {
    func seal(_ receipt: Data, key: SymmetricKey) throws -> Data? {
        try AES.GCM.seal(receipt, using: key).combined
    }
}
