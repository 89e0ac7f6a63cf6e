/**
 * Source of `BundledPages.kt`: a web view client that serves assets over https, so that no file access is needed, and follows
 * links to one host only. Facts: developer.android.com, `WebViewAssetLoader`.
 */
export const bundledPagesKotlin = (
  packageName: string,
): string => `${packageName ? `package ${packageName}\n\n` : ''}import android.content.Context
import android.webkit.WebResourceRequest
import android.webkit.WebResourceResponse
import android.webkit.WebSettings
import android.webkit.WebView
import android.webkit.WebViewClient
import androidx.webkit.WebViewAssetLoader

/** Serves assets as https://appassets.androidplatform.net/assets/…; other links lead to one host or nowhere. */
class BundledPages(context: Context, private val allowedHost: String? = null) : WebViewClient() {
    private val loader = WebViewAssetLoader.Builder()
        .addPathHandler("/assets/", WebViewAssetLoader.AssetsPathHandler(context))
        .build()

    override fun shouldInterceptRequest(view: WebView, request: WebResourceRequest): WebResourceResponse? =
        loader.shouldInterceptRequest(request.url)

    override fun shouldOverrideUrlLoading(view: WebView, request: WebResourceRequest): Boolean {
        val host = request.url.host
        val known = host != null && (host == WebViewAssetLoader.DEFAULT_DOMAIN || host == allowedHost)
        return request.url.scheme != "https" || !known
    }
}

/** Shows the pages of [client] and closes what they do not need. */
fun WebView.lockDown(client: BundledPages) {
    settings.allowFileAccess = false
    settings.allowContentAccess = false
    settings.mixedContentMode = WebSettings.MIXED_CONTENT_NEVER_ALLOW
    webViewClient = client
}
`;

/** Source of `BundleSchemeHandler.swift`, which serves bundled pages by a scheme of their own. Facts: Apple, `WKURLSchemeHandler`. */
export const bundleSchemeHandlerSwift = `import Foundation
import UniformTypeIdentifiers
import WebKit

/// Serves the bundle's folder \`www\` as app://bundle/…, so that pages need no access to files.
/// Register it before the web view is made: configuration.setURLSchemeHandler(BundleSchemeHandler(), forURLScheme: "app")
final class BundleSchemeHandler: NSObject, WKURLSchemeHandler {
    func webView(_ webView: WKWebView, start urlSchemeTask: WKURLSchemeTask) {
        guard let url = urlSchemeTask.request.url, let file = page(for: url), let data = try? Data(contentsOf: file) else {
            urlSchemeTask.didFailWithError(URLError(.fileDoesNotExist))
            return
        }
        let type = UTType(filenameExtension: file.pathExtension)?.preferredMIMEType ?? "application/octet-stream"
        urlSchemeTask.didReceive(
            URLResponse(url: url, mimeType: type, expectedContentLength: data.count, textEncodingName: "utf-8")
        )
        urlSchemeTask.didReceive(data)
        urlSchemeTask.didFinish()
    }

    func webView(_ webView: WKWebView, stop urlSchemeTask: WKURLSchemeTask) {}

    /// Nil for paths that lead out of the folder.
    private func page(for url: URL) -> URL? {
        guard let folder = Bundle.main.resourceURL?.appendingPathComponent("www").standardizedFileURL else { return nil }
        let file = folder.appendingPathComponent(url.path).standardizedFileURL
        return file.path.hasPrefix(folder.path + "/") ? file : nil
    }
}
`;
