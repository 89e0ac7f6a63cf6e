import type { Edit } from '../core/edit';
import { folderOf } from '../core/uri';
import type { RuleContext } from '../rule-kit/rule';
import { addDependency } from './add-dependency';
import { helperFile, packageLine, typed } from './helper-file';

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

/** Facts: developer.apple.com, "Supporting passkeys", whose Objective-C names these are. */
const objectiveCHeader = `#import <AuthenticationServices/AuthenticationServices.h>

NS_ASSUME_NONNULL_BEGIN

/// Signs in with a passkey. The challenge comes fresh from the server, which also verifies the answer.
API_AVAILABLE(ios(16.0), macos(13.0))
@interface PasskeySignIn : NSObject

- (instancetype)initWithAnchor:(ASPresentationAnchor)anchor;

- (void)signInTo:(NSString *)relyingParty
       challenge:(NSData *)challenge
      completion:(void (^)(ASAuthorizationPlatformPublicKeyCredentialAssertion *_Nullable assertion,
                           NSError *_Nullable error))completion;

@end

NS_ASSUME_NONNULL_END
`;

const objectiveC = `#import "PasskeySignIn.h"

@interface PasskeySignIn () <ASAuthorizationControllerDelegate, ASAuthorizationControllerPresentationContextProviding>
@property (nonatomic, strong) ASPresentationAnchor anchor;
@property (nonatomic, strong) ASAuthorizationController *controller;
@property (nonatomic, copy) void (^completion)(ASAuthorizationPlatformPublicKeyCredentialAssertion *, NSError *);
@end

@implementation PasskeySignIn

- (instancetype)initWithAnchor:(ASPresentationAnchor)anchor {
    self = [super init];
    if (self) {
        _anchor = anchor;
    }
    return self;
}

- (void)signInTo:(NSString *)relyingParty
       challenge:(NSData *)challenge
      completion:(void (^)(ASAuthorizationPlatformPublicKeyCredentialAssertion *, NSError *))completion {
    self.completion = completion;
    ASAuthorizationPlatformPublicKeyCredentialProvider *provider =
        [[ASAuthorizationPlatformPublicKeyCredentialProvider alloc] initWithRelyingPartyIdentifier:relyingParty];
    ASAuthorizationRequest *request = [provider createCredentialAssertionRequestWithChallenge:challenge];
    self.controller = [[ASAuthorizationController alloc] initWithAuthorizationRequests:@[ request ]];
    self.controller.delegate = self;
    self.controller.presentationContextProvider = self;
    [self.controller performRequests];
}

- (ASPresentationAnchor)presentationAnchorForAuthorizationController:(ASAuthorizationController *)controller {
    return self.anchor;
}

- (void)authorizationController:(ASAuthorizationController *)controller
    didCompleteWithAuthorization:(ASAuthorization *)authorization {
    id credential = authorization.credential;
    if ([credential isKindOfClass:[ASAuthorizationPlatformPublicKeyCredentialAssertion class]]) {
        self.completion(credential, nil);
    } else {
        self.completion(nil, [NSError errorWithDomain:ASAuthorizationErrorDomain
                                                 code:ASAuthorizationErrorInvalidResponse
                                             userInfo:nil]);
    }
}

- (void)authorizationController:(ASAuthorizationController *)controller didCompleteWithError:(NSError *)error {
    self.completion(nil, error);
}

@end
`;

/** Facts: the sources of the package passkeys 2.21 (corbado/flutter-passkeys). */
const dart = `import 'dart:convert';

import 'package:passkeys/authenticator.dart';
import 'package:passkeys/types.dart';

/// Signs in with a passkey. [requestJson] is the server's PublicKeyCredentialRequestOptions with a fresh challenge; the result
/// is the signed answer for the server to verify. Throws when the user cancels or has no passkey.
Future<String> signInWithPasskey(String requestJson) async {
  final options = jsonDecode(requestJson) as Map<String, dynamic>;
  final response = await PasskeyAuthenticator().authenticate(AuthenticateRequestType.fromJson(options));
  return jsonEncode(response.toJson());
}
`;

/** Facts: the type declarations of react-native-passkey 3.6. */
const script = (
  typescript: boolean,
): string => `import { Passkey${typescript ? ', type PasskeyGetRequest, type PasskeyGetResult' : ''} } from 'react-native-passkey';

/**
 * Signs in with a passkey. \`request\` is the server's PublicKeyCredentialRequestOptions with a fresh challenge; the result is
 * the signed answer for the server to verify. Rejects when the user cancels or has no passkey.
 */
export function signInWithPasskey(request${typescript ? ': PasskeyGetRequest' : ''})${typescript ? ': Promise<PasskeyGetResult>' : ''} {
  return Passkey.get(request);
}
`;

/** Facts: developer.android.com, `CredentialManager.getCredentialAsync`. */
const java = `import android.app.Activity;
import android.os.CancellationSignal;
import androidx.core.content.ContextCompat;
import androidx.credentials.Credential;
import androidx.credentials.CredentialManager;
import androidx.credentials.CredentialManagerCallback;
import androidx.credentials.GetCredentialRequest;
import androidx.credentials.GetCredentialResponse;
import androidx.credentials.GetPublicKeyCredentialOption;
import androidx.credentials.PublicKeyCredential;
import androidx.credentials.exceptions.GetCredentialException;
import java.util.Collections;

/** Signs in with a passkey. */
public final class PasskeySignIn {
    private PasskeySignIn() {}

    public interface Answer {
        /** The signed answer for the server to verify, as JSON. */
        void onSigned(String responseJson);

        /** The user cancelled or has no passkey. */
        void onFailure(Exception failure);
    }

    /** {@code requestJson} is the server's PublicKeyCredentialRequestOptions with a fresh challenge. Answers on the main thread. */
    public static void signIn(Activity activity, String requestJson, Answer answer) {
        GetCredentialRequest request = new GetCredentialRequest(
                Collections.singletonList(new GetPublicKeyCredentialOption(requestJson)));
        CredentialManager.create(activity).getCredentialAsync(
                activity,
                request,
                new CancellationSignal(),
                ContextCompat.getMainExecutor(activity),
                new CredentialManagerCallback<GetCredentialResponse, GetCredentialException>() {
                    @Override
                    public void onResult(GetCredentialResponse response) {
                        Credential credential = response.getCredential();
                        if (credential instanceof PublicKeyCredential) {
                            answer.onSigned(((PublicKeyCredential) credential).getAuthenticationResponseJson());
                        } else {
                            answer.onFailure(new IllegalStateException("Not a passkey"));
                        }
                    }

                    @Override
                    public void onError(GetCredentialException failure) {
                        answer.onFailure(failure);
                    }
                });
    }
}
`;

/** Facts: the type declarations of @capgo/capacitor-passkey 8.4. */
const capacitorScript = (typescript: boolean): string =>
  typed(
    `import { CapacitorPasskey⟨, type PasskeyAuthenticationCredential, type PasskeyPublicKeyCredentialRequestOptionsJSON⟩ } from '@capgo/capacitor-passkey';

/**
 * Signs in with a passkey. \`publicKey\` is the server's PublicKeyCredentialRequestOptions with a fresh challenge; the result is
 * the signed answer for the server to verify. Rejects when the user cancels or has no passkey.
 */
export function signInWithPasskey(
  publicKey⟨: PasskeyPublicKeyCredentialRequestOptionsJSON⟩,
)⟨: Promise<PasskeyAuthenticationCredential>⟩ {
  return CapacitorPasskey.getCredential({ publicKey });
}
`,
    typescript,
  );

/** The sources by language, for snippets. */
export const passkeySources = {
  kotlin,
  java,
  swift,
  objectiveC: `${objectiveCHeader}\n${objectiveC.replace('#import "PasskeySignIn.h"\n\n', '')}`,
  dart,
  reactNative: script(true),
  capacitor: capacitorScript(true),
} as const;

/**
 * A file beside the match with a function that signs in with a passkey, and its dependencies. Undefined for scripts outside
 * React Native and Capacitor: a browser has passkeys of its own.
 */
export function passkeyHelper(ctx: RuleContext): readonly Edit[] | undefined {
  const reactNative = ctx.project.platforms.has('react-native');
  const inScript = reactNative || ctx.project.platforms.has('capacitor');
  return helperFile(ctx, {
    name: 'PasskeySignIn',
    kotlin: (packageName) => packageLine(packageName) + kotlin,
    java: (packageName) => packageLine(packageName, ';') + java,
    swift,
    objectiveC,
    dart,
    ...(inScript
      ? { script: (_ctx: RuleContext, typescript: boolean) => (reactNative ? script : capacitorScript)(typescript) }
      : {}),
    dependencies: () => companions(ctx, reactNative),
  });
}

function companions(ctx: RuleContext, reactNative: boolean): readonly Edit[] {
  switch (ctx.file.treeLanguage) {
    case 'kotlin':
    case 'java':
      return [
        addDependency('androidx.credentials:credentials'),
        addDependency('androidx.credentials:credentials-play-services-auth'),
      ];
    case 'objective-c':
      return [{ edit: 'create-file', uri: `${folderOf(ctx.file.uri)}/PasskeySignIn.h`, text: objectiveCHeader }];
    case 'dart':
      return [addDependency('passkeys')];
    case 'typescript':
    case 'javascript':
      return [
        reactNative ? addDependency('react-native-passkey', 'Passkey.get') : addDependency('@capgo/capacitor-passkey'),
      ];
    default:
      return [];
  }
}
