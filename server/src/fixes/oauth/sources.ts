import { packageLine, typed } from '../helper-file';

/** AppAuth 0.11: makes and checks state, nonce and the PKCE verifier by itself. */
export const pkceKotlin = (packageName: string): string => `${packageLine(packageName)}import android.content.Context
import android.content.Intent
import android.net.Uri
import net.openid.appauth.AuthorizationException
import net.openid.appauth.AuthorizationRequest
import net.openid.appauth.AuthorizationResponse
import net.openid.appauth.AuthorizationService
import net.openid.appauth.AuthorizationServiceConfiguration
import net.openid.appauth.ResponseTypeValues
import net.openid.appauth.TokenResponse

/** Signs in as a public client in the system browser. The server has to list the redirect and to demand PKCE. */
class PkceSignIn(
    context: Context,
    private val issuer: Uri,
    private val clientId: String,
    private val redirectUri: Uri,
) {
    private val service = AuthorizationService(context)

    /** Prepares the browser's screen; start the intent for a result. */
    fun prepare(scopes: List<String>, onReady: (Intent) -> Unit, onFailure: (Exception) -> Unit) {
        AuthorizationServiceConfiguration.fetchFromIssuer(issuer) { configuration, failure ->
            if (configuration == null) {
                onFailure(failure ?: IllegalStateException("The issuer did not answer"))
            } else {
                val request =
                    AuthorizationRequest.Builder(configuration, clientId, ResponseTypeValues.CODE, redirectUri)
                        .setScopes(scopes)
                        .setPrompt(AuthorizationRequest.Prompt.LOGIN)
                        .build()
                onReady(service.getAuthorizationRequestIntent(request))
            }
        }
    }

    /** Exchanges the code in the browser's answer for tokens; the verifier takes the place of a secret. */
    fun finish(answer: Intent, onTokens: (TokenResponse) -> Unit, onFailure: (Exception) -> Unit) {
        val response = AuthorizationResponse.fromIntent(answer)
        if (response == null) {
            onFailure(AuthorizationException.fromIntent(answer) ?: IllegalStateException("Sign-in was cancelled"))
            return
        }
        service.performTokenRequest(response.createTokenExchangeRequest()) { tokens, failure ->
            if (tokens != null) onTokens(tokens) else onFailure(failure ?: IllegalStateException("No tokens"))
        }
    }

    fun close() = service.dispose()
}
`;

/** ASWebAuthenticationSession, iOS 13 and later; the verifier and its digest by CryptoKit. */
export const pkceSwift = `import AuthenticationServices
import CryptoKit
import Foundation

/// Signs in as a public client in the system browser. The server has to list the redirect and to demand PKCE.
@MainActor
final class PkceSignIn: NSObject, ASWebAuthenticationPresentationContextProviding {
    struct Refused: Error {}

    private let authorizationEndpoint: URL
    private let tokenEndpoint: URL
    private let clientID: String
    private let redirect: URL
    private let window: ASPresentationAnchor

    init(authorizationEndpoint: URL, tokenEndpoint: URL, clientID: String, redirect: URL, window: ASPresentationAnchor) {
        self.authorizationEndpoint = authorizationEndpoint
        self.tokenEndpoint = tokenEndpoint
        self.clientID = clientID
        self.redirect = redirect
        self.window = window
    }

    /// The answer of the token endpoint, as JSON.
    func signIn(scope: String) async throws -> Data {
        let verifier = Self.random()
        let state = Self.random()
        let challenge = Self.base64URL(Data(SHA256.hash(data: Data(verifier.utf8))))
        let page = authorizationEndpoint.absoluteString + "?" + Self.form([
            "response_type": "code", "client_id": clientID, "redirect_uri": redirect.absoluteString, "scope": scope,
            "state": state, "code_challenge": challenge, "code_challenge_method": "S256",
        ])
        guard let url = URL(string: page) else { throw Refused() }
        let answer = URLComponents(url: try await open(url), resolvingAgainstBaseURL: false)?.queryItems ?? []
        guard answer.first(where: { $0.name == "state" })?.value == state,
              let code = answer.first(where: { $0.name == "code" })?.value else { throw Refused() }
        var request = URLRequest(url: tokenEndpoint)
        request.httpMethod = "POST"
        request.setValue("application/x-www-form-urlencoded", forHTTPHeaderField: "Content-Type")
        request.httpBody = Data(Self.form([
            "grant_type": "authorization_code", "code": code, "client_id": clientID,
            "redirect_uri": redirect.absoluteString, "code_verifier": verifier,
        ]).utf8)
        let (data, response) = try await URLSession.shared.data(for: request)
        guard (response as? HTTPURLResponse)?.statusCode == 200 else { throw Refused() }
        return data
    }

    private func open(_ url: URL) async throws -> URL {
        try await withCheckedThrowingContinuation { continuation in
            // The system may answer on a queue of its own.
            let session = ASWebAuthenticationSession(url: url, callbackURLScheme: redirect.scheme) { @Sendable answer, error in
                if let answer = answer { return continuation.resume(returning: answer) }
                continuation.resume(throwing: error ?? Refused())
            }
            session.presentationContextProvider = self
            // No cookies of the browser: every sign-in asks the user.
            session.prefersEphemeralWebBrowserSession = true
            session.start()
        }
    }

    func presentationAnchor(for session: ASWebAuthenticationSession) -> ASPresentationAnchor { window }

    private static func random() -> String {
        base64URL(SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) })
    }

    private static func base64URL(_ data: Data) -> String {
        data.base64EncodedString().replacingOccurrences(of: "+", with: "-")
            .replacingOccurrences(of: "/", with: "_").replacingOccurrences(of: "=", with: "")
    }

    private static func form(_ fields: [String: String]) -> String {
        let allowed = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "-._~"))
        return fields.map { "\\($0)=\\($1.addingPercentEncoding(withAllowedCharacters: allowed) ?? "")" }.joined(separator: "&")
    }
}
`;

/** flutter_appauth 12. */
export const pkceDart = `import 'package:flutter_appauth/flutter_appauth.dart';

/// Signs in as a public client in the system browser; AppAuth makes and checks state, nonce and the PKCE verifier.
/// The server has to list the redirect and to demand PKCE.
Future<AuthorizationTokenResponse?> signInWithPkce({
  required String issuer,
  required String clientId,
  required String redirectUrl,
  required List<String> scopes,
}) {
  return const FlutterAppAuth().authorizeAndExchangeCode(
    AuthorizationTokenRequest(
      clientId,
      redirectUrl,
      issuer: issuer,
      scopes: scopes,
      externalUserAgent: ExternalUserAgent.ephemeralAsWebAuthenticationSession,
    ),
  );
}
`;

const parameters = (redirect: string) =>
  `issuer⟨: string⟩, clientId⟨: string⟩, ${redirect}⟨: string⟩, scopes⟨: string[]⟩`;

const comment =
  '/** Signs in as a public client in the system browser. The server has to list the redirect and to demand PKCE. */';

/** expo-auth-session 57: the verifier goes along as an extra parameter. */
export const pkceExpo = (typescript: boolean): string =>
  typed(
    `import * as AuthSession from 'expo-auth-session';

${comment}
export async function signInWithPkce(${parameters('redirectUri')}) {
  const discovery = await AuthSession.fetchDiscoveryAsync(issuer);
  const request = new AuthSession.AuthRequest({ clientId, redirectUri, scopes, usePKCE: true });
  const answer = await request.promptAsync(discovery, { preferEphemeralSession: true });
  if (answer.type !== 'success') throw new Error(\`Sign-in ended with \${answer.type}\`);
  const extraParams = { code_verifier: request.codeVerifier ?? '' };
  return AuthSession.exchangeCodeAsync({ clientId, redirectUri, code: answer.params.code ?? '', extraParams }, discovery);
}
`,
    typescript,
  );

/** react-native-app-auth 8. */
export const pkceReactNative = (typescript: boolean): string =>
  typed(
    `import { authorize } from 'react-native-app-auth';

${comment}
export function signInWithPkce(${parameters('redirectUrl')}) {
  return authorize({
    issuer,
    clientId,
    redirectUrl,
    scopes,
    usePKCE: true,
    iosPrefersEphemeralSession: true,
    androidPrefersEphemeralSession: true,
  });
}
`,
    typescript,
  );

/** @capacitor-community/generic-oauth2 7, which opens the system browser on both platforms and makes the PKCE verifier. */
export const pkceCapacitor = (typescript: boolean): string =>
  typed(
    `import { GenericOAuth2 } from '@capacitor-community/generic-oauth2';

${comment}
export function signInWithPkce(
  authorizationEndpoint⟨: string⟩,
  tokenEndpoint⟨: string⟩,
  clientId⟨: string⟩,
  redirectUrl⟨: string⟩,
  scopes⟨: string[]⟩,
) {
  return GenericOAuth2.authenticate({
    appId: clientId,
    authorizationBaseUrl: authorizationEndpoint,
    accessTokenEndpoint: tokenEndpoint,
    responseType: 'code',
    redirectUrl,
    scope: scopes.join(' '),
    pkceEnabled: true,
  });
}
`,
    typescript,
  );
