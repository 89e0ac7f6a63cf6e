import Foundation
import LocalAuthentication
import Security

/// Reads a key that the keychain hands out only after a biometric check.
final class SealedUnlockGate {
    func walletKey() -> Data? {
        let context = LAContext()
        context.localizedReason = "Unlock your wallet"
        let query: [CFString: Any] = [
            kSecClass: kSecClassGenericPassword,
            kSecAttrService: "app.tern.wallet.key",
            kSecUseAuthenticationContext: context,
            kSecReturnData: true,
        ]
        var item: CFTypeRef?
        guard SecItemCopyMatching(query as CFDictionary, &item) == errSecSuccess else { return nil }
        return item as? Data
    }

    func store(walletKey: Data) -> OSStatus {
        let access = SecAccessControlCreateWithFlags(
            nil, kSecAttrAccessibleWhenPasscodeSetThisDeviceOnly, .biometryCurrentSet, nil)
        let item: [CFString: Any] = [
            kSecClass: kSecClassGenericPassword,
            kSecAttrService: "app.tern.wallet.key",
            kSecAttrAccessControl: access as Any,
            kSecValueData: walletKey,
        ]
        return SecItemAdd(item as CFDictionary, nil)
    }
}
