import UIKit
import UniformTypeIdentifiers

/// Hands the words that restore the wallet to a password manager.
enum PhraseCopy {
    static func copy(seedPhrase: String) {
        UIPasteboard.general.string = seedPhrase
    }

    static func copyForAMinute(seedPhrase: String) {
        UIPasteboard.general.setItems(
            [[UTType.utf8PlainText.identifier: seedPhrase]],
            options: [.localOnly: true, .expirationDate: Date().addingTimeInterval(60)]
        )
    }
}
