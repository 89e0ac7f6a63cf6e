import FirebaseAnalytics

/// Tells product people how the wallet is filled; kinds only.
struct TopUpEvents {
    func filled(kind: String, isFirst: Bool) {
        Analytics.logEvent("filled", parameters: ["kind": kind, "first": isFirst])
    }
}
