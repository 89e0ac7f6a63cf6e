import Foundation
import Security

/// Keeps the session in the keychain: on this device only, and only while it is unlocked.
struct SessionKeychain {
    private let service = "app.tern.wallet.session"

    func save(refreshToken: String) -> OSStatus {
        let item: [CFString: Any] = [
            kSecClass: kSecClassGenericPassword,
            kSecAttrService: service,
            kSecAttrAccessible: kSecAttrAccessibleWhenUnlockedThisDeviceOnly,
            kSecValueData: Data(refreshToken.utf8),
        ]
        SecItemDelete(item as CFDictionary)
        return SecItemAdd(item as CFDictionary, nil)
    }

    func clear() {
        let item: [CFString: Any] = [kSecClass: kSecClassGenericPassword, kSecAttrService: service]
        SecItemDelete(item as CFDictionary)
    }
}
