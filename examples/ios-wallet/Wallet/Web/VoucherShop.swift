import UIKit
import WebKit

/// Sells vouchers on a page of the partner's.
final class VoucherShop: UIViewController, WKScriptMessageHandler {
    private let page = WKWebView()

    override func viewDidLoad() {
        super.viewDidLoad()
        page.configuration.userContentController.add(self, name: "voucher")
        page.load(URLRequest(url: URL(string: "https://vouchers.tern.app/shop")!))
    }

    func userContentController(_ userContentController: WKUserContentController, didReceive message: WKScriptMessage) {
        guard let amount = message.body as? Int else { return }
        title = "\(amount)"
    }
}
