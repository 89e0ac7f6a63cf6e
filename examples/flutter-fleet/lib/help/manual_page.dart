import 'package:webview_flutter/webview_flutter.dart';

/// Shows the vehicle's manual from the workshop's server.
WebViewController manualPage() {
  return WebViewController()
    ..setNavigationDelegate(
      NavigationDelegate(onSslAuthError: (error) => error.proceed()),
    )
    ..loadRequest(Uri.https('workshop.heron.app', '/manual'));
}
