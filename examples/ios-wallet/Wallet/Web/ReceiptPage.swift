import Foundation
import WebKit

/// Shows receipts that were saved as pages.
enum ReceiptPage {
    static func show(_ receipt: URL, in view: WKWebView) {
        let documents = FileManager.default.urls(for: .documentDirectory, in: .userDomainMask)[0]
        view.loadFileURL(receipt, allowingReadAccessTo: documents)
    }

    static func showAlone(_ receipt: URL, in view: WKWebView) {
        view.loadFileURL(receipt, allowingReadAccessTo: receipt)
    }
}
