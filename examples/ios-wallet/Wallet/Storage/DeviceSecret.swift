import Foundation
import Security

/// The secret that pairs this phone with the desktop wallet.
struct DeviceSecret {
    /// As the first version kept it: readable on a locked phone.
    func storeForever(_ secret: Data) -> OSStatus {
        store(secret, accessible: kSecAttrAccessibleAlways)
    }

    func store(_ secret: Data) -> OSStatus {
        store(secret, accessible: kSecAttrAccessibleWhenUnlockedThisDeviceOnly)
    }

    private func store(_ secret: Data, accessible: CFString) -> OSStatus {
        let item: [CFString: Any] = [
            kSecClass: kSecClassGenericPassword,
            kSecAttrAccount: "device-secret",
            kSecValueData: secret,
            kSecAttrAccessible: accessible,
        ]
        return SecItemAdd(item as CFDictionary, nil)
    }
}
