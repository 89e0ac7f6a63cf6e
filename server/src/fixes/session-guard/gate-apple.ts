/**
 * Sources of a session gate for iOS: what stands in the place of "keep me logged in". Facts: developer.apple.com, "Accessing
 * Keychain Items with Face ID or Touch ID" and `SecAccessControlCreateFlags`.
 */
export const sessionGateSwift = `import Foundation
import LocalAuthentication
import Security

/// Keeps the refresh token between starts of the app behind Face ID or Touch ID: at most twelve hours after the sign-in, and
/// thirty minutes after it was last opened. The server limits the token as well.
enum SessionGate {
    private struct Session: Codable {
        let token: String
        let startedAt: Date
    }

    private static let maxSession: TimeInterval = 12 * 60 * 60
    private static let maxIdle: TimeInterval = 30 * 60
    private static let openedAt = "session-gate-opened-at"

    private static var query: [String: Any] {
        [
            kSecClass as String: kSecClassGenericPassword,
            kSecAttrService as String: "session-gate",
            kSecAttrAccount as String: "session",
        ]
    }

    /// Call after a full sign-in. Without biometrics nothing is kept, and the next start begins with the sign-in.
    @discardableResult
    static func keep(_ token: String) -> Bool {
        close()
        let access = SecAccessControlCreateWithFlags(
            nil, kSecAttrAccessibleWhenPasscodeSetThisDeviceOnly, .biometryCurrentSet, nil)
        let session = try? JSONEncoder().encode(Session(token: token, startedAt: Date()))
        guard let access = access, let session = session else { return false }
        var item = query
        item[kSecAttrAccessControl as String] = access
        item[kSecValueData as String] = session
        UserDefaults.standard.set(Date(), forKey: openedAt)
        return SecItemAdd(item as CFDictionary, nil) == errSecSuccess
    }

    /// Call at a cold start: the token, or nil when the user has to sign in.
    static func open(reason: String) async -> String? {
        guard let last = UserDefaults.standard.object(forKey: openedAt) as? Date, isWithin(maxIdle, of: last) else {
            close()
            return nil
        }
        guard let data = await read(reason: reason),
              let session = try? JSONDecoder().decode(Session.self, from: data) else { return nil }
        guard isWithin(maxSession, of: session.startedAt) else {
            close()
            return nil
        }
        UserDefaults.standard.set(Date(), forKey: openedAt)
        return session.token
    }

    /// Call when the user signs out.
    static func close() {
        SecItemDelete(query as CFDictionary)
    }

    /// The system releases the item only after the check, and forgets it when new biometrics are enrolled.
    private static func read(reason: String) async -> Data? {
        let context = LAContext()
        context.localizedReason = reason
        var request = query
        request[kSecUseAuthenticationContext as String] = context
        request[kSecReturnData as String] = true
        // The system reads it on the queue that waits for the user, and nothing else does.
        nonisolated(unsafe) let item = request as CFDictionary
        return await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                var found: CFTypeRef?
                let status = SecItemCopyMatching(item, &found)
                continuation.resume(returning: status == errSecSuccess ? found as? Data : nil)
            }
        }
    }

    /// A clock that was set back ends the session as well.
    private static func isWithin(_ limit: TimeInterval, of start: Date) -> Bool {
        (0..<limit).contains(Date().timeIntervalSince(start))
    }
}
`;

export const sessionGateHeader = `#import <Foundation/Foundation.h>

NS_ASSUME_NONNULL_BEGIN

/// Keeps the refresh token between starts of the app behind Face ID or Touch ID: at most twelve hours after the sign-in, and
/// thirty minutes after it was last opened. The server limits the token as well.
@interface SessionGate : NSObject

/// Call after a full sign-in. Without biometrics nothing is kept, and the next start begins with the sign-in.
+ (BOOL)keep:(NSString *)token;

/// Call at a cold start: the token, or nil when the user has to sign in. Answers on the main queue.
+ (void)openWithReason:(NSString *)reason completion:(void (^)(NSString *_Nullable token))completion;

/// Call when the user signs out.
+ (void)close;

@end

NS_ASSUME_NONNULL_END
`;

export const sessionGateObjectiveC = `#import "SessionGate.h"
#import <LocalAuthentication/LocalAuthentication.h>
#import <Security/Security.h>

static const NSTimeInterval SessionGateMaxSession = 12 * 60 * 60;
static const NSTimeInterval SessionGateMaxIdle = 30 * 60;
static NSString *const SessionGateOpenedAt = @"session-gate-opened-at";

@implementation SessionGate

+ (NSMutableDictionary *)query {
    return [@{
        (__bridge id)kSecClass : (__bridge id)kSecClassGenericPassword,
        (__bridge id)kSecAttrService : @"session-gate",
        (__bridge id)kSecAttrAccount : @"session"
    } mutableCopy];
}

+ (BOOL)keep:(NSString *)token {
    [self close];
    SecAccessControlRef access = SecAccessControlCreateWithFlags(
        NULL, kSecAttrAccessibleWhenPasscodeSetThisDeviceOnly, kSecAccessControlBiometryCurrentSet, NULL);
    if (access == NULL) return NO;
    NSDictionary *session = @{@"token" : token, @"startedAt" : @([NSDate date].timeIntervalSince1970)};
    NSMutableDictionary *item = [self query];
    item[(__bridge id)kSecAttrAccessControl] = CFBridgingRelease(access);
    item[(__bridge id)kSecValueData] = [NSJSONSerialization dataWithJSONObject:session options:0 error:NULL];
    [[NSUserDefaults standardUserDefaults] setObject:[NSDate date] forKey:SessionGateOpenedAt];
    return SecItemAdd((__bridge CFDictionaryRef)item, NULL) == errSecSuccess;
}

+ (void)openWithReason:(NSString *)reason completion:(void (^)(NSString *_Nullable token))completion {
    NSDate *last = [[NSUserDefaults standardUserDefaults] objectForKey:SessionGateOpenedAt];
    if (last == nil || ![self isWithin:SessionGateMaxIdle since:last.timeIntervalSince1970]) {
        [self close];
        completion(nil);
        return;
    }
    LAContext *context = [[LAContext alloc] init];
    context.localizedReason = reason;
    NSMutableDictionary *item = [self query];
    item[(__bridge id)kSecUseAuthenticationContext] = context;
    item[(__bridge id)kSecReturnData] = @YES;
    dispatch_async(dispatch_get_global_queue(QOS_CLASS_USER_INITIATED, 0), ^{
        CFTypeRef found = NULL;
        OSStatus status = SecItemCopyMatching((__bridge CFDictionaryRef)item, &found);
        NSData *data = status == errSecSuccess ? CFBridgingRelease(found) : nil;
        dispatch_async(dispatch_get_main_queue(), ^{
            completion([self tokenIn:data]);
        });
    });
}

+ (void)close {
    SecItemDelete((__bridge CFDictionaryRef)[self query]);
}

+ (NSString *)tokenIn:(NSData *)data {
    NSDictionary *session = data ? [NSJSONSerialization JSONObjectWithData:data options:0 error:NULL] : nil;
    if (session == nil) return nil;
    if (![self isWithin:SessionGateMaxSession since:[session[@"startedAt"] doubleValue]]) {
        [self close];
        return nil;
    }
    [[NSUserDefaults standardUserDefaults] setObject:[NSDate date] forKey:SessionGateOpenedAt];
    return session[@"token"];
}

/// A clock that was set back ends the session as well.
+ (BOOL)isWithin:(NSTimeInterval)limit since:(NSTimeInterval)start {
    NSTimeInterval age = [NSDate date].timeIntervalSince1970 - start;
    return age >= 0 && age < limit;
}

@end
`;
