import { defineRule } from '../../rule-kit/rule';
import { androidQueries } from './webview-file-access.android';
import { appleQueries } from './webview-file-access.apple';
import { fixes } from './webview-file-access.fixes';
import { hybridQueries } from './webview-file-access.hybrid';

export default defineRule({
  id: 'platform/webview-file-access',
  meta: {
    title: 'Web pages can read files of the app',
    category: 'platform',
    severity: 'warning',
    precision: 'high',
    languages: ['kotlin', 'java', 'swift', 'objective-c', 'typescript', 'javascript', 'dart', 'xml'],
    cwe: [200, 73],
    masvs: ['MASVS-PLATFORM-2'],
    maswe: ['MASWE-0034'],
    mission: [2],
    since: '0.1.0',
    docs: {
      what: 'Finds web views whose pages may read files: file and content access of `WebSettings`, access from file URLs (on iOS through WebKit’s undeclared keys), the same options of react-native-webview, flutter_inappwebview and webview_flutter, read access to a whole folder of the app’s data, Cordova’s insecure file mode, and `UIWebView`, in which such access cannot be switched off. Below API level 30 a web view that loads a URL from a variable is reported when file access was never switched off. Pages that come with the app and stay among themselves get a hint. Content access, which is on by default, is reported only where the code asks for it.',
      why: 'A page that gets into the web view, by a link, a redirect or a script in a downloaded file, can read what the app stores: databases, tokens, cookies. With access from file URLs it can send that anywhere.',
      fix: 'Switch file access off. Serve bundled pages over https with `WebViewAssetLoader`, on iOS with a `WKURLSchemeHandler`, and give a page read access to its own file or folder only.',
      references: [
        'https://developer.android.com/privacy-and-security/risks/webview-unsafe-file-inclusion',
        'https://developer.android.com/reference/android/webkit/WebSettings#setAllowUniversalAccessFromFileURLs(boolean)',
        'https://developer.android.com/reference/androidx/webkit/WebViewAssetLoader',
        'https://developer.apple.com/documentation/webkit/wkwebview/loadfileurl(_:allowingreadaccessto:)',
        'https://developer.apple.com/documentation/webkit/wkurlschemehandler',
        'https://mas.owasp.org/MASWE/MASVS-PLATFORM/MASWE-0034/',
      ],
    },
  },
  messages: {
    'file-urls': {
      text: '{name} lets pages from files read other files and send them anywhere. One downloaded or injected page is enough to take the app’s data. Switch it off and serve bundled pages over https.',
      severity: 'error',
    },
    'file-access':
      '{name} lets pages open files of the app. A page that got into the web view can show and read them. Switch it off; bundled pages do not need it.',
    'default-access':
      'This web view may open files. The app targets API level {target}, where file access is on by default, and the URL comes from elsewhere. Switch file access off.',
    'content-access': {
      text: '{name} lets pages from the network ask content providers. They can show what other apps and yours provide. Switch it off.',
      severity: 'information',
    },
    'broad-folder':
      'This page may read everything that the app stores. A script in it can collect databases and tokens. Give it its own file or folder only.',
    'ui-web-view':
      'UIWebView reads files without limits and is no longer maintained. Pages in it run inside the app’s process. Use WKWebView.',
    'file-mode': {
      text: 'Insecure file mode lets every page read the app’s files. It also switches off what separates origins. Turn it off; Cordova then serves the app from https://localhost.',
      severity: 'error',
    },
  },
  queries: [...androidQueries, ...appleQueries, ...hybridQueries],
  fixes,
});
