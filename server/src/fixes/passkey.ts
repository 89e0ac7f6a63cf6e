import type { Edit } from '../core/edit';
import type { RuleContext } from '../rule-kit/rule';

const folderOf = (uri: string): string => uri.slice(0, uri.lastIndexOf('/'));

/** Sign-in with a passkey through Credential Manager; the challenge and the check of the answer are the server's. */
const kotlin = `import android.app.Activity
import androidx.credentials.CredentialManager
import androidx.credentials.GetCredentialRequest
import androidx.credentials.GetPublicKeyCredentialOption
import androidx.credentials.PublicKeyCredential

/**
 * Signs in with a passkey. [requestJson] is the server's PublicKeyCredentialRequestOptions with a fresh challenge; the result
 * is the signed answer for the server to verify. Throws GetCredentialException when the user cancels or has no passkey.
 */
suspend fun signInWithPasskey(activity: Activity, requestJson: String): String {
    val request = GetCredentialRequest(listOf(GetPublicKeyCredentialOption(requestJson)))
    val result = CredentialManager.create(activity).getCredential(activity, request)
    val credential = result.credential as? PublicKeyCredential ?: error("Not a passkey")
    return credential.authenticationResponseJson
}
`;

const swift = `import AuthenticationServices

/// Signs in with a passkey. The challenge comes fresh from the server, which also verifies the answer.
@available(iOS 16.0, macOS 13.0, *)
@MainActor
final class PasskeySignIn: NSObject, ASAuthorizationControllerDelegate, ASAuthorizationControllerPresentationContextProviding {
    private let anchor: ASPresentationAnchor
    private var continuation: CheckedContinuation<ASAuthorizationPlatformPublicKeyCredentialAssertion, Error>?

    init(anchor: ASPresentationAnchor) {
        self.anchor = anchor
    }

    func signIn(relyingParty: String, challenge: Data) async throws -> ASAuthorizationPlatformPublicKeyCredentialAssertion {
        let provider = ASAuthorizationPlatformPublicKeyCredentialProvider(relyingPartyIdentifier: relyingParty)
        let request = provider.createCredentialAssertionRequest(challenge: challenge)
        let controller = ASAuthorizationController(authorizationRequests: [request])
        controller.delegate = self
        controller.presentationContextProvider = self
        return try await withCheckedThrowingContinuation { continuation in
            self.continuation = continuation
            controller.performRequests()
        }
    }

    func presentationAnchor(for controller: ASAuthorizationController) -> ASPresentationAnchor {
        anchor
    }

    func authorizationController(controller: ASAuthorizationController, didCompleteWithAuthorization authorization: ASAuthorization) {
        if let assertion = authorization.credential as? ASAuthorizationPlatformPublicKeyCredentialAssertion {
            continuation?.resume(returning: assertion)
        } else {
            continuation?.resume(throwing: ASAuthorizationError(.invalidResponse))
        }
        continuation = nil
    }

    func authorizationController(controller: ASAuthorizationController, didCompleteWithError error: Error) {
        continuation?.resume(throwing: error)
        continuation = nil
    }
}
`;

/**
 * A file beside the match with a function that signs in with a passkey, and its dependencies. Kotlin and Swift; undefined for
 * other languages.
 */
export function passkeyHelper(ctx: RuleContext): readonly Edit[] | undefined {
  const folder = folderOf(ctx.file.uri);
  if (ctx.file.treeLanguage === 'kotlin') {
    const name = ctx.file.tree?.root.packageName;
    const version = '1.6.0';
    return [
      { edit: 'create-file', uri: `${folder}/PasskeySignIn.kt`, text: (name ? `package ${name}\n\n` : '') + kotlin },
      { edit: 'add-dependency', ecosystem: 'gradle', name: 'androidx.credentials:credentials', version },
      {
        edit: 'add-dependency',
        ecosystem: 'gradle',
        name: 'androidx.credentials:credentials-play-services-auth',
        version,
      },
    ];
  }
  if (ctx.file.treeLanguage === 'swift') {
    return [{ edit: 'create-file', uri: `${folder}/PasskeySignIn.swift`, text: swift }];
  }
  return undefined;
}
