import type { Edit } from '../core/edit';
import { folderOf } from '../core/uri';
import type { RuleContext } from '../rule-kit/rule';
import { addDependency } from './add-dependency';

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

/**
 * A file beside the match with a function that signs in with a passkey, and its dependencies. Undefined for Java, whose
 * callbacks need an executor of the app, and for scripts outside React Native: a web view has no passkeys of its own.
 */
export function passkeyHelper(ctx: RuleContext): readonly Edit[] | undefined {
  const folder = folderOf(ctx.file.uri);
  if (ctx.file.treeLanguage === 'kotlin') {
    const name = ctx.file.tree?.root.packageName;
    return [
      { edit: 'create-file', uri: `${folder}/PasskeySignIn.kt`, text: (name ? `package ${name}\n\n` : '') + kotlin },
      addDependency('androidx.credentials:credentials'),
      addDependency('androidx.credentials:credentials-play-services-auth'),
    ];
  }
  if (ctx.file.treeLanguage === 'swift') {
    return [{ edit: 'create-file', uri: `${folder}/PasskeySignIn.swift`, text: swift }];
  }
  if (ctx.file.treeLanguage === 'objective-c') {
    return [
      { edit: 'create-file', uri: `${folder}/PasskeySignIn.h`, text: objectiveCHeader },
      { edit: 'create-file', uri: `${folder}/PasskeySignIn.m`, text: objectiveC },
    ];
  }
  if (ctx.file.treeLanguage === 'dart') {
    return [{ edit: 'create-file', uri: `${folder}/passkey_sign_in.dart`, text: dart }, addDependency('passkeys')];
  }
  const typescript = ctx.file.treeLanguage === 'typescript';
  if ((typescript || ctx.file.treeLanguage === 'javascript') && ctx.project.platforms.has('react-native')) {
    return [
      {
        edit: 'create-file',
        uri: `${folder}/passkey-sign-in.${typescript ? 'ts' : 'js'}`,
        text: script(typescript),
      },
      addDependency('react-native-passkey'),
    ];
  }
  return undefined;
}
