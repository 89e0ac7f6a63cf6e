package app.inkwell.notes.help

import android.webkit.WebView

/** Shows a page that somebody shared, from the web or from a file. */
fun showSharedPage(view: WebView, address: String) {
    view.settings.allowFileAccessFromFileURLs = true
    view.loadUrl(address)
}

/** Shows a page from the web; files stay closed. */
fun showWebPage(view: WebView, address: String) {
    view.settings.allowFileAccess = false
    view.settings.allowContentAccess = false
    view.loadUrl(address)
}
