import { packageLine } from '../helper-file';

/** AppAuth 0.11 in Java: makes and checks state, nonce and the PKCE verifier by itself. */
export const pkceJava = (
  packageName: string,
): string => `${packageLine(packageName, ';')}import android.content.Context;
import android.content.Intent;
import android.net.Uri;
import java.util.List;
import net.openid.appauth.AuthorizationException;
import net.openid.appauth.AuthorizationRequest;
import net.openid.appauth.AuthorizationResponse;
import net.openid.appauth.AuthorizationService;
import net.openid.appauth.AuthorizationServiceConfiguration;
import net.openid.appauth.ResponseTypeValues;
import net.openid.appauth.TokenResponse;

/** Signs in as a public client in the system browser. The server has to list the redirect and to demand PKCE. */
public final class PkceSignIn {
    private final AuthorizationService service;
    private final Uri issuer;
    private final String clientId;
    private final Uri redirectUri;

    /** Gets a result, or why there is none. */
    public interface Answer<T> {
        void onReady(T value);

        void onFailure(Exception failure);
    }

    public PkceSignIn(Context context, Uri issuer, String clientId, Uri redirectUri) {
        this.service = new AuthorizationService(context);
        this.issuer = issuer;
        this.clientId = clientId;
        this.redirectUri = redirectUri;
    }

    /** Prepares the browser's screen; start the intent for a result. */
    public void prepare(List<String> scopes, Answer<Intent> answer) {
        AuthorizationServiceConfiguration.fetchFromIssuer(issuer, (configuration, failure) -> {
            if (configuration == null) {
                answer.onFailure(failure != null ? failure : new IllegalStateException("The issuer did not answer"));
                return;
            }
            AuthorizationRequest request =
                    new AuthorizationRequest.Builder(configuration, clientId, ResponseTypeValues.CODE, redirectUri)
                            .setScopes(scopes)
                            .setPrompt(AuthorizationRequest.Prompt.LOGIN)
                            .build();
            answer.onReady(service.getAuthorizationRequestIntent(request));
        });
    }

    /** Exchanges the code in the browser's answer for tokens; the verifier takes the place of a secret. */
    public void finish(Intent browserAnswer, Answer<TokenResponse> answer) {
        AuthorizationResponse response = AuthorizationResponse.fromIntent(browserAnswer);
        if (response == null) {
            AuthorizationException refused = AuthorizationException.fromIntent(browserAnswer);
            answer.onFailure(refused != null ? refused : new IllegalStateException("Sign-in was cancelled"));
            return;
        }
        service.performTokenRequest(response.createTokenExchangeRequest(), (tokens, failure) -> {
            if (tokens != null) {
                answer.onReady(tokens);
            } else {
                answer.onFailure(failure != null ? failure : new IllegalStateException("No tokens"));
            }
        });
    }

    public void close() {
        service.dispose();
    }
}
`;

/** ASWebAuthenticationSession, iOS 13 and later; the digest of the verifier by CommonCrypto. */
export const pkceHeader = `#import <AuthenticationServices/AuthenticationServices.h>

NS_ASSUME_NONNULL_BEGIN

/// Signs in as a public client in the system browser. The server has to list the redirect and to demand PKCE.
API_AVAILABLE(ios(13.0))
@interface PkceSignIn : NSObject

- (instancetype)initWithAuthorizationEndpoint:(NSURL *)authorizationEndpoint
                                tokenEndpoint:(NSURL *)tokenEndpoint
                                     clientID:(NSString *)clientID
                                     redirect:(NSURL *)redirect
                                       window:(ASPresentationAnchor)window;

/// The answer of the token endpoint, as JSON; nil when the user or the server refuses.
- (void)signInWithScope:(NSString *)scope completion:(void (^)(NSData *_Nullable answer))completion;

@end

NS_ASSUME_NONNULL_END
`;

export const pkceObjectiveC = `#import "PkceSignIn.h"
#import <CommonCrypto/CommonDigest.h>
#import <Security/Security.h>

@interface PkceSignIn () <ASWebAuthenticationPresentationContextProviding>
@property (nonatomic, strong) NSURL *authorizationEndpoint;
@property (nonatomic, strong) NSURL *tokenEndpoint;
@property (nonatomic, copy) NSString *clientID;
@property (nonatomic, strong) NSURL *redirect;
@property (nonatomic, strong) ASPresentationAnchor window;
@property (nonatomic, strong) ASWebAuthenticationSession *session;
@end

@implementation PkceSignIn

- (instancetype)initWithAuthorizationEndpoint:(NSURL *)authorizationEndpoint
                                tokenEndpoint:(NSURL *)tokenEndpoint
                                     clientID:(NSString *)clientID
                                     redirect:(NSURL *)redirect
                                       window:(ASPresentationAnchor)window {
    self = [super init];
    if (self) {
        _authorizationEndpoint = authorizationEndpoint;
        _tokenEndpoint = tokenEndpoint;
        _clientID = [clientID copy];
        _redirect = redirect;
        _window = window;
    }
    return self;
}

- (void)signInWithScope:(NSString *)scope completion:(void (^)(NSData *_Nullable answer))completion {
    NSMutableData *random = [NSMutableData dataWithLength:64];
    if (SecRandomCopyBytes(kSecRandomDefault, random.length, random.mutableBytes) != errSecSuccess) {
        completion(nil);
        return;
    }
    NSString *verifier = [self base64URL:[random subdataWithRange:NSMakeRange(0, 32)]];
    NSString *state = [self base64URL:[random subdataWithRange:NSMakeRange(32, 32)]];
    NSData *bytes = [verifier dataUsingEncoding:NSASCIIStringEncoding];
    NSMutableData *digest = [NSMutableData dataWithLength:CC_SHA256_DIGEST_LENGTH];
    CC_SHA256(bytes.bytes, (CC_LONG)bytes.length, digest.mutableBytes);
    NSString *query = [self form:@{
        @"response_type" : @"code",
        @"client_id" : self.clientID,
        @"redirect_uri" : self.redirect.absoluteString,
        @"scope" : scope,
        @"state" : state,
        @"code_challenge" : [self base64URL:digest],
        @"code_challenge_method" : @"S256"
    }];
    NSURL *page = [NSURL URLWithString:[NSString stringWithFormat:@"%@?%@", self.authorizationEndpoint, query]];
    self.session = [[ASWebAuthenticationSession alloc]
              initWithURL:page
        callbackURLScheme:self.redirect.scheme
        completionHandler:^(NSURL *answer, NSError *error) {
            NSString *code = answer ? [self codeIn:answer state:state] : nil;
            if (code == nil) {
                completion(nil);
            } else {
                [self redeem:code verifier:verifier completion:completion];
            }
        }];
    self.session.presentationContextProvider = self;
    // No cookies of the browser: every sign-in asks the user.
    self.session.prefersEphemeralWebBrowserSession = YES;
    [self.session start];
}

- (NSString *)codeIn:(NSURL *)answer state:(NSString *)state {
    NSMutableDictionary *items = [NSMutableDictionary dictionary];
    for (NSURLQueryItem *item in [NSURLComponents componentsWithURL:answer resolvingAgainstBaseURL:NO].queryItems) {
        items[item.name] = item.value;
    }
    return [items[@"state"] isEqualToString:state] ? items[@"code"] : nil;
}

- (void)redeem:(NSString *)code verifier:(NSString *)verifier completion:(void (^)(NSData *_Nullable answer))completion {
    NSString *body = [self form:@{
        @"grant_type" : @"authorization_code",
        @"code" : code,
        @"client_id" : self.clientID,
        @"redirect_uri" : self.redirect.absoluteString,
        @"code_verifier" : verifier
    }];
    NSMutableURLRequest *request = [NSMutableURLRequest requestWithURL:self.tokenEndpoint];
    request.HTTPMethod = @"POST";
    [request setValue:@"application/x-www-form-urlencoded" forHTTPHeaderField:@"Content-Type"];
    request.HTTPBody = [body dataUsingEncoding:NSUTF8StringEncoding];
    [[[NSURLSession sharedSession] dataTaskWithRequest:request
                                     completionHandler:^(NSData *data, NSURLResponse *response, NSError *error) {
        BOOL granted = [(NSHTTPURLResponse *)response statusCode] == 200;
        completion(granted ? data : nil);
    }] resume];
}

- (ASPresentationAnchor)presentationAnchorForWebAuthenticationSession:(ASWebAuthenticationSession *)session {
    return self.window;
}

- (NSString *)base64URL:(NSData *)data {
    NSString *text = [data base64EncodedStringWithOptions:0];
    text = [text stringByReplacingOccurrencesOfString:@"+" withString:@"-"];
    text = [text stringByReplacingOccurrencesOfString:@"/" withString:@"_"];
    return [text stringByReplacingOccurrencesOfString:@"=" withString:@""];
}

- (NSString *)form:(NSDictionary<NSString *, NSString *> *)fields {
    NSMutableCharacterSet *allowed = [NSMutableCharacterSet alphanumericCharacterSet];
    [allowed addCharactersInString:@"-._~"];
    NSMutableArray *pairs = [NSMutableArray array];
    for (NSString *name in fields) {
        NSString *value = [fields[name] stringByAddingPercentEncodingWithAllowedCharacters:allowed];
        [pairs addObject:[NSString stringWithFormat:@"%@=%@", name, value]];
    }
    return [pairs componentsJoinedByString:@"&"];
}

@end
`;
