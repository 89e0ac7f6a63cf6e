import 'package:webview_flutter/webview_flutter.dart';

/// Shows answers to common questions, and nothing when the certificate is faulty.
WebViewController faqPage() {
  return WebViewController()
    ..setNavigationDelegate(
      NavigationDelegate(onSslAuthError: (error) => error.cancel()),
    )
    ..loadRequest(Uri.https('www.heron.app', '/faq'));
}
