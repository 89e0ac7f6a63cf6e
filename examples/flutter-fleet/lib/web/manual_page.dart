import 'package:webview_flutter/webview_flutter.dart';
import 'package:webview_flutter_android/webview_flutter_android.dart';

/// The manual of a vehicle, from the web or from the card in the tablet.
Future<void> showManual(AndroidWebViewController controller, String address) async {
  await controller.setAllowFileAccess(true);
  await controller.loadRequest(LoadRequestParams(uri: Uri.parse(address)));
}

/// The manual that comes with the app.
Future<void> showBundledManual(WebViewController controller) => controller.loadFlutterAsset('assets/manual.html');
