package app.almond.shop;

import android.app.Activity;
import android.os.Bundle;
import android.webkit.WebView;

/** Shows a supplier's catalogue beside the shop. */
public class CatalogueActivity extends Activity {
    @Override
    protected void onCreate(Bundle savedInstanceState) {
        super.onCreate(savedInstanceState);
        WebView page = new WebView(this);
        page.getSettings().setAllowFileAccess(true);
        page.getSettings().setAllowContentAccess(false);
        page.loadUrl("https://catalogue.almond.app/suppliers");
        setContentView(page);
    }
}
