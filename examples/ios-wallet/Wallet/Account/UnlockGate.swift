import LocalAuthentication
import SwiftUI

/// Believes a yes or no that anyone with a debugger can change.
final class UnlockGate: ObservableObject {
    @Published var isUnlocked = false

    func unlock() {
        let context = LAContext()
        context.evaluatePolicy(.deviceOwnerAuthenticationWithBiometrics, localizedReason: "Unlock your wallet") { ok, _ in
            if ok {
                DispatchQueue.main.async { self.isUnlocked = true }
            }
        }
    }
}
