package app.inkwell.notes.help

import android.net.http.SslError
import android.util.Log
import android.webkit.SslErrorHandler
import android.webkit.WebView
import android.webkit.WebViewClient

/** Shows the help pages, also while their certificate is being renewed. */
class HelpPageClient : WebViewClient() {
    override fun onReceivedSslError(view: WebView, handler: SslErrorHandler, error: SslError) {
        Log.w("HelpPage", "certificate error ${error.primaryError}")
        handler.proceed()
    }
}
