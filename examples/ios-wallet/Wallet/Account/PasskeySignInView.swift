import AuthenticationServices
import SwiftUI

/// Signs in with a passkey and asks again on every cold start.
struct PasskeySignInView: View {
    let challenge: Data
    @State private var remembersFilter = true
    @Environment(\.authorizationController) private var controller

    var body: some View {
        Form {
            Toggle("Remember my filter", isOn: $remembersFilter)
            Button("Sign in") {
                Task { await signIn() }
            }
        }
    }

    private func signIn() async {
        let provider = ASAuthorizationPlatformPublicKeyCredentialProvider(relyingPartyIdentifier: "tern.app")
        let request = provider.createCredentialAssertionRequest(challenge: challenge)
        _ = try? await controller.performRequest(request)
    }
}
