package androidx.webkit;

import android.content.Context;
import android.net.Uri;
import android.webkit.WebResourceResponse;
import java.io.File;

public final class WebViewAssetLoader {
    public static final String DEFAULT_DOMAIN = "appassets.androidplatform.net";

    private WebViewAssetLoader() {}

    public WebResourceResponse shouldInterceptRequest(Uri url) {
        return null;
    }

    public interface PathHandler {
        WebResourceResponse handle(String path);
    }

    public static final class AssetsPathHandler implements PathHandler {
        public AssetsPathHandler(Context context) {}

        @Override
        public WebResourceResponse handle(String path) {
            return null;
        }
    }

    public static final class InternalStoragePathHandler implements PathHandler {
        public InternalStoragePathHandler(Context context, File directory) {}

        @Override
        public WebResourceResponse handle(String path) {
            return null;
        }
    }

    public static final class Builder {
        public Builder setDomain(String domain) {
            return this;
        }

        public Builder addPathHandler(String path, PathHandler handler) {
            return this;
        }

        public WebViewAssetLoader build() {
            return new WebViewAssetLoader();
        }
    }
}
