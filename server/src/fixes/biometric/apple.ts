/**
 * Sources of `BiometricGate`, put into the file that shows the prompt, so that no target has to be edited. Facts:
 * developer.apple.com, "Accessing Keychain Items with Face ID or Touch ID" and `SecAccessControlCreateFlags`.
 */
export function biometricGateSwift(isAsync: boolean): string {
  const head = isAsync
    ? 'static func unlock(_ context: LAContext, localizedReason: String) async throws -> Bool {'
    : 'static func unlock(\n        _ context: LAContext, localizedReason: String, reply: @escaping @Sendable (Bool, Error?) -> Void\n    ) {';
  const ask = isAsync
    ? `        let status: OSStatus = await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                var secret: CFTypeRef?
                continuation.resume(returning: SecItemCopyMatching(item, &secret))
            }
        }
        if status == errSecSuccess { return true }
        throw NSError(domain: NSOSStatusErrorDomain, code: Int(status))`
    : `        DispatchQueue.global().async {
            var secret: CFTypeRef?
            let status = SecItemCopyMatching(item, &secret)
            let failure = NSError(domain: NSOSStatusErrorDomain, code: Int(status))
            reply(status == errSecSuccess, status == errSecSuccess ? nil : failure)
        }`;
  return `
/// A keychain item that the system releases only after a biometric check, and forgets when new biometrics are enrolled.
enum BiometricGate {
    private static var query: [String: Any] {
        [
            kSecClass as String: kSecClassGenericPassword,
            kSecAttrService as String: "biometric-gate",
            kSecAttrAccount as String: "unlock",
        ]
    }

    /// Call after a full sign-in; \`secret\` is what unlocking gives access to. Returns a status of Keychain Services.
    static func bind(_ secret: Data) -> OSStatus {
        let access = SecAccessControlCreateWithFlags(
            nil, kSecAttrAccessibleWhenPasscodeSetThisDeviceOnly, .biometryCurrentSet, nil)
        guard let access = access else { return errSecParam }
        SecItemDelete(query as CFDictionary)
        var item = query
        item[kSecAttrAccessControl as String] = access
        item[kSecValueData as String] = secret
        return SecItemAdd(item as CFDictionary, nil)
    }

    /// Answers like \`evaluatePolicy\`, with what the keychain says. Without a bound item the user has to sign in in full.
    ${head}
        context.localizedReason = localizedReason
        var request = query
        request[kSecUseAuthenticationContext as String] = context
        request[kSecReturnData as String] = true
        // The system reads it on the queue that waits for the user, and nothing else does.
        nonisolated(unsafe) let item = request as CFDictionary
${ask}
    }
}
`;
}

export const biometricGateObjectiveC = `static NSDictionary *BiometricGateQuery(void) {
    return @{
        (__bridge id)kSecClass : (__bridge id)kSecClassGenericPassword,
        (__bridge id)kSecAttrService : @"biometric-gate",
        (__bridge id)kSecAttrAccount : @"unlock"
    };
}

/// Call after a full sign-in; \`secret\` is what unlocking gives access to. Returns a status of Keychain Services.
__attribute__((unused)) static OSStatus BiometricGateBind(NSData *secret) {
    SecAccessControlRef access = SecAccessControlCreateWithFlags(
        NULL, kSecAttrAccessibleWhenPasscodeSetThisDeviceOnly, kSecAccessControlBiometryCurrentSet, NULL);
    if (access == NULL) return errSecParam;
    SecItemDelete((__bridge CFDictionaryRef)BiometricGateQuery());
    NSMutableDictionary *item = [BiometricGateQuery() mutableCopy];
    item[(__bridge id)kSecAttrAccessControl] = CFBridgingRelease(access);
    item[(__bridge id)kSecValueData] = secret;
    return SecItemAdd((__bridge CFDictionaryRef)item, NULL);
}

/// Answers like evaluatePolicy, with what the keychain says. Without a bound item the user has to sign in in full.
static void BiometricGateUnlock(LAContext *context, NSString *reason, void (^reply)(BOOL success, NSError *error)) {
    context.localizedReason = reason;
    NSMutableDictionary *item = [BiometricGateQuery() mutableCopy];
    item[(__bridge id)kSecUseAuthenticationContext] = context;
    item[(__bridge id)kSecReturnData] = @YES;
    dispatch_async(dispatch_get_global_queue(QOS_CLASS_USER_INITIATED, 0), ^{
        CFTypeRef found = NULL;
        OSStatus status = SecItemCopyMatching((__bridge CFDictionaryRef)item, &found);
        if (found != NULL) CFRelease(found);
        NSError *failure = [NSError errorWithDomain:NSOSStatusErrorDomain code:status userInfo:nil];
        reply(status == errSecSuccess, status == errSecSuccess ? nil : failure);
    });
}

`;
