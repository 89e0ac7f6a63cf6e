import FirebaseAnalytics

/// Tells product people what is paid with.
struct PaymentEvents {
    func paid(iban: String, shop: String) {
        Analytics.logEvent("paid", parameters: ["iban": iban, "shop": shop])
    }
}
