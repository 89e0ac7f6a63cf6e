package app.inkwell.notes.help

import android.net.http.SslError
import android.view.View
import android.webkit.SslErrorHandler
import android.webkit.WebView
import android.webkit.WebViewClient

/** Shows the news; a page with a faulty certificate stays empty. */
class NewsPageClient : WebViewClient() {
    override fun onReceivedSslError(view: WebView, handler: SslErrorHandler, error: SslError) {
        handler.cancel()
        view.visibility = View.INVISIBLE
    }
}
