package app.inkwell.notes.help

import android.content.Context
import android.webkit.JavascriptInterface
import android.webkit.WebView

/** What the gallery's page may ask the app to do. */
class GalleryBridge(private val onChosen: (String) -> Unit) {
    @JavascriptInterface
    fun useTemplate(name: String) {
        onChosen(name)
    }
}

/** Note templates that others have published. */
fun templateGallery(context: Context, onChosen: (String) -> Unit): WebView {
    val gallery = WebView(context)
    gallery.settings.javaScriptEnabled = true
    gallery.addJavascriptInterface(GalleryBridge(onChosen), "Inkwell")
    gallery.loadUrl("https://gallery.inkwell.app/templates")
    return gallery
}
