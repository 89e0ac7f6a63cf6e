import WebKit

/// Shows the terms of use; the system decides about the certificate.
final class TermsPageDelegate: NSObject, WKNavigationDelegate {
    func webView(
        _ webView: WKWebView,
        respondTo challenge: URLAuthenticationChallenge
    ) async -> (URLSession.AuthChallengeDisposition, URLCredential?) {
        (.performDefaultHandling, nil)
    }
}
