/**
 * `KeychainStore` for Swift: takes the place of `UserDefaults` in a call, moves what is still there into the keychain on the
 * first read. Facts: developer.apple.com, "Keychain services", `SecItemAdd(_:_:)`, `kSecAttrAccessibleWhenUnlockedThisDeviceOnly`.
 */
export const keychainStoreSwift = `/// Keeps values in the keychain instead of in \`UserDefaults\`. A value that is still there moves over when it is read.
struct KeychainStore {
    private let defaults: UserDefaults?

    init(replacing defaults: UserDefaults?) {
        self.defaults = defaults
    }

    /// Stores a property list value; nil removes it. Nothing is written to the defaults when the keychain refuses.
    func set(_ value: Any?, forKey key: String) {
        guard let value = value else { return removeObject(forKey: key) }
        guard let data = try? PropertyListSerialization.data(fromPropertyList: [value], format: .binary, options: 0) else {
            return
        }
        let attributes: [CFString: Any] = [
            kSecValueData: data,
            kSecAttrAccessible: kSecAttrAccessibleWhenUnlockedThisDeviceOnly,
        ]
        var status = SecItemUpdate(query(key) as CFDictionary, attributes as CFDictionary)
        if status == errSecItemNotFound {
            status = SecItemAdd(query(key).merging(attributes) { $1 } as CFDictionary, nil)
        }
        if status == errSecSuccess {
            defaults?.removeObject(forKey: key)
        }
    }

    func object(forKey key: String) -> Any? {
        var result: CFTypeRef?
        let search = query(key).merging([kSecReturnData: true]) { $1 }
        if SecItemCopyMatching(search as CFDictionary, &result) == errSecSuccess, let data = result as? Data {
            let list = try? PropertyListSerialization.propertyList(from: data, options: [], format: nil)
            return (list as? [Any])?.first
        }
        guard let old = defaults?.object(forKey: key) else { return nil }
        set(old, forKey: key)
        return old
    }

    func string(forKey key: String) -> String? {
        object(forKey: key) as? String
    }

    func data(forKey key: String) -> Data? {
        object(forKey: key) as? Data
    }

    func removeObject(forKey key: String) {
        SecItemDelete(query(key) as CFDictionary)
        defaults?.removeObject(forKey: key)
    }

    private func query(_ key: String) -> [CFString: Any] {
        [
            kSecClass: kSecClassGenericPassword,
            kSecAttrService: Bundle.main.bundleIdentifier ?? "KeychainStore",
            kSecAttrAccount: key,
        ]
    }
}
`;

/** `KeychainStorage` for SwiftUI, on `KeychainStore`. Facts: developer.apple.com, `AppStorage`, `DynamicProperty`. */
export const keychainStorageSwift = `/// Like \`AppStorage\`, for text in the keychain. A value that is still in \`UserDefaults\` moves over when it is read.
@MainActor
@propertyWrapper
struct KeychainStorage<Value>: DynamicProperty {
    @ObservedObject private var values = KeychainValues.shared
    private let key: String
    private let read: (String?) -> Value
    private let write: (Value) -> String?

    init(wrappedValue: Value, _ key: String) where Value == String {
        self.key = key
        read = { $0 ?? wrappedValue }
        write = { $0 }
    }

    init(_ key: String) where Value == String? {
        self.key = key
        read = { $0 }
        write = { $0 }
    }

    var wrappedValue: Value {
        get { read(values[key]) }
        nonmutating set { values[key] = write(newValue) }
    }

    var projectedValue: Binding<Value> {
        Binding(get: { wrappedValue }, set: { wrappedValue = $0 })
    }
}

/// Tells views when a value in the keychain changes.
@MainActor
final class KeychainValues: ObservableObject {
    static let shared = KeychainValues()
    private let store = KeychainStore(replacing: .standard)

    subscript(key: String) -> String? {
        get { store.string(forKey: key) }
        set {
            objectWillChange.send()
            store.set(newValue, forKey: key)
        }
    }
}
`;
