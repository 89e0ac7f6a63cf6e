import type { CodeLanguage } from '../core/language';
import { dart, objc, swift } from './language-sets';

/** Calls that give a web view its content, by language, and the argument that says what: a URL, or the page itself. */
export interface WebLoad {
  readonly languages: readonly CodeLanguage[];
  readonly name: string;
  /** Position or label of the argument. */
  readonly at: number | string;
  readonly gives: 'url' | 'page' | 'bundled';
}

const android: readonly CodeLanguage[] = ['kotlin', 'java'];

/** Sources: the references of `android.webkit.WebView`, `WKWebView`, webview_flutter 4 and flutter_inappwebview 6. */
export const webLoads: readonly WebLoad[] = [
  { languages: android, name: 'loadUrl', at: 0, gives: 'url' },
  { languages: android, name: 'postUrl', at: 0, gives: 'url' },
  { languages: android, name: 'loadData', at: 0, gives: 'page' },
  { languages: android, name: 'loadDataWithBaseURL', at: 1, gives: 'page' },
  { languages: swift, name: 'load', at: 0, gives: 'url' },
  { languages: swift, name: 'loadFileURL', at: 0, gives: 'bundled' },
  { languages: swift, name: 'loadHTMLString', at: 0, gives: 'page' },
  { languages: objc, name: 'loadRequest:', at: 0, gives: 'url' },
  { languages: objc, name: 'loadFileURL:allowingReadAccessToURL:', at: 0, gives: 'bundled' },
  { languages: objc, name: 'loadHTMLString:baseURL:', at: 0, gives: 'page' },
  { languages: dart, name: 'loadRequest', at: 0, gives: 'url' },
  { languages: dart, name: 'loadUrl', at: 'urlRequest', gives: 'url' },
  { languages: dart, name: 'InAppWebView', at: 'initialUrlRequest', gives: 'url' },
  { languages: dart, name: 'InAppWebView', at: 'initialFile', gives: 'bundled' },
  { languages: dart, name: 'InAppWebView', at: 'initialData', gives: 'page' },
  { languages: dart, name: 'loadFlutterAsset', at: 0, gives: 'bundled' },
  { languages: dart, name: 'loadFile', at: 0, gives: 'bundled' },
  { languages: dart, name: 'loadHtmlString', at: 0, gives: 'page' },
];

/** URLs of pages that come with the app, and of empty pages. */
export const bundledUrl =
  /^(file:\/\/\/android_(asset|res)\/|file:\/\/|about:|data:|asset|https:\/\/appassets\.androidplatform\.net(\/|$))/i;

/** Code that hands out a file of the app's own bundle. */
export const bundledFile = /\b(Bundle|NSBundle|mainBundle|forResource|pathForResource|URLForResource|rootBundle)\b/;
