import Alamofire

/// Talks to the bank: chain, host and revocation are checked.
enum BankTrust {
    static let session = Session(
        serverTrustManager: ServerTrustManager(evaluators: [
            "bank.tern.app": RevocationTrustEvaluator(performDefaultValidation: true, validateHost: true)
        ])
    )
}
