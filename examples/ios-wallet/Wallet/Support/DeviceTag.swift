import UIKit

/// Marks the requests of this phone for the support team.
struct DeviceTag {
    func mark(_ request: inout URLRequest) {
        let tag = UIDevice.current.identifierForVendor?.uuidString
        request.setValue(tag, forHTTPHeaderField: "X-Support-Device")
    }
}
