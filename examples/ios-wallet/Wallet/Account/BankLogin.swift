import Foundation

/// Credentials for the bank's own web service.
enum BankLogin {
    static func permanent(user: String, password: String) -> URLCredential {
        URLCredential(user: user, password: password, persistence: .permanent)
    }

    static func forThisSession(user: String, password: String) -> URLCredential {
        URLCredential(user: user, password: password, persistence: .forSession)
    }
}
