import 'package:webview_flutter/webview_flutter.dart';

/// Books a garage; the view never leaves the booking site.
WebViewController garagePage(void Function(String booking) onBooked) {
  return WebViewController()
    ..setJavaScriptMode(JavaScriptMode.unrestricted)
    ..setNavigationDelegate(
      NavigationDelegate(
        onNavigationRequest: (request) => request.url.startsWith('https://garage.heron.app/')
            ? NavigationDecision.navigate
            : NavigationDecision.prevent,
      ),
    )
    ..addJavaScriptChannel('Garage', onMessageReceived: (message) => onBooked(message.message))
    ..loadRequest(Uri.parse('https://garage.heron.app/'));
}
