package app.inkwell.notes.help

import android.webkit.WebView
import androidx.webkit.WebViewCompat
import androidx.webkit.WebViewFeature

/** The help pages; only they may say which topic was read. */
fun showHelpCenter(view: WebView, onRead: (String) -> Unit) {
    if (WebViewFeature.isFeatureSupported(WebViewFeature.WEB_MESSAGE_LISTENER)) {
        WebViewCompat.addWebMessageListener(view, "Help", setOf("https://help.inkwell.app")) { _, message, _, isMainFrame, _ ->
            if (isMainFrame) onRead(message.data.orEmpty())
        }
    }
    view.loadUrl("https://help.inkwell.app/start")
}
