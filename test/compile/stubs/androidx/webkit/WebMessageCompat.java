package androidx.webkit;

public class WebMessageCompat {
    public WebMessageCompat(String data) {}

    public String getData() {
        return null;
    }
}
