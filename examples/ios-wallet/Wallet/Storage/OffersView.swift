import SwiftUI

/// Offers of partner shops; their service gives the wallet a token of its own.
struct OffersView: View {
    @AppStorage("offers.access_token") private var stored = ""
    @AppStorage("offers.sorting") private var sorting = "near"

    var body: some View {
        Text(stored.isEmpty ? "Sign in to see offers" : "Offers, \(sorting) first")
    }
}

/// The token lives as long as the view; signing in again brings a new one.
struct TrialOffersView: View {
    @State private var token = ""

    var body: some View {
        Text(token.isEmpty ? "Sign in to see offers" : "Offers")
    }
}
