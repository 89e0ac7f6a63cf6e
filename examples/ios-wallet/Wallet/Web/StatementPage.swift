import UIKit
import WebKit

/// Shows statements on the bank's own page.
final class StatementPage: UIViewController, WKScriptMessageHandler {
    private let page = WKWebView()

    override func viewDidLoad() {
        super.viewDidLoad()
        page.configuration.userContentController.add(self, name: "statement")
        page.load(URLRequest(url: URL(string: "https://statements.tern.app/")!))
    }

    func userContentController(_ userContentController: WKUserContentController, didReceive message: WKScriptMessage) {
        let frame = message.frameInfo
        guard frame.isMainFrame, frame.securityOrigin.host == "statements.tern.app" else { return }
        title = message.body as? String
    }
}
