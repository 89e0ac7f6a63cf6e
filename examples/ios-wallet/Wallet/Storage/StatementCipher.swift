import CryptoKit
import Foundation

/// Statements of the first version: one key for the statements of everybody.
struct StatementCipher {
    private let key = SymmetricKey(data: Data("tern-wallet-statements-key-2019!".utf8))

    func open(_ sealed: Data) throws -> Data {
        try AES.GCM.open(AES.GCM.SealedBox(combined: sealed), using: key)
    }
}

/// Statements of the current version; the key comes from the keychain.
struct SealedStatement {
    let key: SymmetricKey

    func seal(_ statement: Data) throws -> Data? {
        try AES.GCM.seal(statement, using: key).combined
    }
}
