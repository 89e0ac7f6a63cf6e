import { bundledPagesKotlin, bundleSchemeHandlerSwift } from '../../../server/src/fixes/web-view/bundled-pages';
import { messageListenerKotlin } from '../../../server/src/fixes/web-view/message-listener';
import {
  dartNavigationRequest,
  scriptOriginGuard,
  swiftOriginGuard,
} from '../../../server/src/fixes/web-view/origin-check';
import { packageName, type Snippet } from './snippet';

const origin = 'https://example.com';

const listener = messageListenerKotlin({
  view: 'webView',
  bridge: 'bridge',
  name: '"App"',
  origin,
  methods: [{ name: 'open', args: ['request.optString("page")'], returns: 'nothing', nullable: false }],
});

const kotlinBridge = `package ${packageName}

import android.webkit.WebView
import androidx.webkit.WebViewCompat
import androidx.webkit.WebViewFeature
import org.json.JSONObject

interface AppBridge {
    fun open(page: String)
}

/** Pages of one origin call \`App.postMessage('{"method": "open", "page": "…"}')\`. The server still has to check every request itself. */
fun addAppBridge(webView: WebView, bridge: AppBridge) {
    ${listener.join('\n    ')}
}
`;

const swiftBridge = `import WebKit

/// Takes messages of one host only. The server still has to check every request itself.
final class AppMessages: NSObject, WKScriptMessageHandler {
    var onMessage: ((String) -> Void)?

    func userContentController(_ userContentController: WKUserContentController, didReceive message: WKScriptMessage) {
        ${swiftOriginGuard('message', origin)}
        guard let text = message.body as? String else { return }
        onMessage?(text)
    }
}
`;

const scriptBridge = `import type { WebViewMessageEvent } from 'react-native-webview';

/** For \`onMessage\` of a WebView: takes messages of one origin only. The server still has to check every request itself. */
export const fromOurPage =
  (receive: (text: string) => void) =>
  (event: WebViewMessageEvent): void => {
    ${scriptOriginGuard('event.nativeEvent', origin)}
    receive(event.nativeEvent.data);
  };
`;

const scriptView = `import type { WebViewProps } from 'react-native-webview';

/** Properties of a WebView that stays on one origin and opens no files. The server still has to check every request itself. */
export const lockedDown = (origin: string): WebViewProps => ({
  originWhitelist: [origin],
  allowFileAccess: false,
  allowFileAccessFromFileURLs: false,
  allowUniversalAccessFromFileURLs: false,
  mixedContentMode: 'never',
  onShouldStartLoadWithRequest: ({ url }) => url === origin || url.startsWith(\`\${origin}/\`),
});
`;

const dartView = `import 'package:webview_flutter/webview_flutter.dart';

/// A web view that stays on one origin. The server still has to check every request itself.
WebViewController lockedDown() {
  return WebViewController()
    ..setNavigationDelegate(
      NavigationDelegate(
        ${dartNavigationRequest(origin, '        ')}
      ),
    )
    ..loadRequest(Uri.parse('${origin}/'));
}
`;

export const snippets: readonly Snippet[] = [
  {
    language: 'kotlin',
    prefix: 'msec-webview',
    description: 'Web view for bundled pages and one host, without file access',
    code: bundledPagesKotlin(packageName),
  },
  {
    language: 'swift',
    prefix: 'msec-webview',
    description: 'Bundled pages by a scheme of their own, without file access',
    code: bundleSchemeHandlerSwift,
  },
  {
    language: 'typescript',
    prefix: 'msec-webview',
    description: 'React Native web view for one origin, without file access',
    code: scriptView,
  },
  {
    language: 'dart',
    prefix: 'msec-webview',
    description: 'Flutter web view that stays on one origin',
    code: dartView,
  },
  {
    language: 'kotlin',
    prefix: 'msec-webmessage',
    description: 'Bridge for the pages of one origin',
    code: kotlinBridge,
  },
  {
    language: 'swift',
    prefix: 'msec-webmessage',
    description: 'Script message handler for one host',
    code: swiftBridge,
  },
  {
    language: 'typescript',
    prefix: 'msec-webmessage',
    description: 'Message handler of a React Native web view for one origin',
    code: scriptBridge,
  },
];
