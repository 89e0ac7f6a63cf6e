package androidx.webkit;

import android.net.Uri;
import android.webkit.WebView;
import java.util.Set;

public class WebViewCompat {
    private WebViewCompat() {}

    public interface WebMessageListener {
        void onPostMessage(
                WebView view, WebMessageCompat message, Uri sourceOrigin, boolean isMainFrame, JavaScriptReplyProxy replyProxy);
    }

    public static void addWebMessageListener(
            WebView view, String name, Set<String> allowedOriginRules, WebMessageListener listener) {}

    public static void removeWebMessageListener(WebView view, String name) {}
}
