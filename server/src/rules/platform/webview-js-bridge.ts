import { defineRule } from '../../rule-kit/rule';
import { androidQueries } from './webview-js-bridge.android';
import { appleQueries } from './webview-js-bridge.apple';
import { fixes } from './webview-js-bridge.fixes';
import { hybridQueries } from './webview-js-bridge.hybrid';

export default defineRule({
  id: 'platform/webview-js-bridge',
  meta: {
    title: 'Native functions open to web pages',
    category: 'platform',
    severity: 'warning',
    precision: 'medium',
    languages: ['kotlin', 'java', 'swift', 'objective-c', 'typescript', 'javascript', 'dart', 'json', 'xml'],
    cwe: [749, 940],
    masvs: ['MASVS-PLATFORM-2'],
    maswe: ['MASWE-0033'],
    mission: [2],
    since: '0.1.0',
    docs: {
      what: 'Finds bridges between web pages and native code whose caller nobody checks: `addJavascriptInterface` on a web view that loads a server’s pages or a URL from a variable, message listeners for every origin, bridge methods that hand out or take secrets or reach files, intents and processes, `WKScriptMessageHandler` and `onMessage` that act on a message without looking at its origin, JavaScript channels of Flutter, secrets injected into pages, and hosts that a Capacitor or Cordova app lets into its own web view. Pages that come with the app are left alone, and so are handlers that look at the origin and web views that show named origins only. Patterns such as `*` in the lists of hybrid apps and `server.url` have rules of their own.',
      why: 'A bridge answers every page and frame in the web view: after a redirect, an advertisement, a link or a script that was smuggled into your own site, somebody else’s code calls your native functions, with the rights and the data of the app.',
      fix: 'Bind the bridge to your origin: `WebViewCompat.addWebMessageListener` with a list of origins, `frameInfo.securityOrigin` on iOS, the `url` of the message in React Native, a navigation delegate in Flutter. Offer few functions, none that returns a secret.',
      references: [
        'https://developer.android.com/privacy-and-security/risks/insecure-webview-native-bridges',
        'https://developer.android.com/reference/androidx/webkit/WebViewCompat.WebMessageListener',
        'https://developer.apple.com/documentation/webkit/wkscriptmessage/frameinfo',
        'https://github.com/react-native-webview/react-native-webview/blob/master/docs/Reference.md#onmessage',
        'https://pub.dev/documentation/webview_flutter/latest/webview_flutter/NavigationDelegate-class.html',
        'https://mas.owasp.org/MASWE/MASVS-PLATFORM/MASWE-0033/',
      ],
    },
  },
  messages: {
    'remote-bridge':
      'Pages from the network can call {name}. Whoever gets a page or a frame into this web view runs your native code. Use WebViewCompat.addWebMessageListener with your origin.',
    'any-origin':
      'This listener takes messages of every origin. Whoever gets a page or a frame into this web view talks to your native code. Name your origin.',
    'sensitive-method': {
      text: 'The bridge method `{name}` {does}. Every page and frame in the web view can call it. Do this in native code, for your own origin only.',
      severity: 'error',
    },
    'unchecked-message':
      'Messages are taken without a look at their origin. Every page and frame in the web view can send them. Compare the origin with your own first.',
    'remote-channel':
      'Pages from the network can call {name}. The web view follows any link, so any page may come to show. Allow your own origin only.',
    'injected-secret': {
      text: '`{name}` is handed to every page that this web view shows. A redirect or a foreign script is enough to read it. Let the server set a session of its own.',
      severity: 'error',
    },
    'bridge-for-host': {
      text: 'Pages of {host} run inside the app with its {bridge} bridge. All plugins, with the app’s rights, are open to that server’s scripts. Open it in the system browser instead.',
      severity: 'information',
    },
  },
  queries: [...androidQueries, ...appleQueries, ...hybridQueries],
  fixes,
});
