import Foundation

/// Marks the requests of this installation for the support team; people can renew it in the settings.
struct InstallTag {
    private let defaults = UserDefaults.standard

    func mark(_ request: inout URLRequest) {
        request.setValue(current().uuidString, forHTTPHeaderField: "X-Support-Install")
    }

    func renew() {
        defaults.removeObject(forKey: "support-install")
    }

    private func current() -> UUID {
        if let known = defaults.string(forKey: "support-install").flatMap(UUID.init(uuidString:)) {
            return known
        }
        let fresh = UUID()
        defaults.set(fresh.uuidString, forKey: "support-install")
        return fresh
    }
}
