import AppAuth
import Foundation

/// Requests for the sign-in at partner banks.
enum PartnerSignIn {
    static let redirect = URL(string: "https://wallet.larch.example/signed-in")!

    static func savings(_ configuration: OIDServiceConfiguration) -> OIDAuthorizationRequest {
        OIDAuthorizationRequest(
            configuration: configuration,
            clientId: "larch-wallet",
            clientSecret: Bundle.main.object(forInfoDictionaryKey: "SavingsPartner") as? String,
            scopes: [OIDScopeOpenID, "accounts"],
            redirectURL: redirect,
            responseType: OIDResponseTypeCode,
            additionalParameters: nil
        )
    }

    static func pension(_ configuration: OIDServiceConfiguration) -> OIDAuthorizationRequest {
        OIDAuthorizationRequest(
            configuration: configuration,
            clientId: "larch-wallet",
            scopes: [OIDScopeOpenID, "accounts"],
            redirectURL: redirect,
            responseType: OIDResponseTypeCode,
            additionalParameters: nil
        )
    }
}
