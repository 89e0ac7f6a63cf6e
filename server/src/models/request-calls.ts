import type { CodeLanguage } from '../core/language';
import { dart, script } from './language-sets';

/**
 * Calls that request the address they are given, calls that show it in a browser, and calls that only make an address object
 * of a text. `receiver` is compared with the receiver as written; without it any receiver fits. Facts: the references of OkHttp,
 * Retrofit, Ktor, Volley, Glide, Paho, URLSession, Alamofire, AFNetworking, fetch, axios, Capacitor, package:http and dio.
 */
export interface AddressCall {
  readonly languages: readonly CodeLanguage[];
  readonly names: readonly string[];
  readonly receiver?: RegExp;
}

const android: readonly CodeLanguage[] = ['kotlin', 'java'];
const apple: readonly CodeLanguage[] = ['swift', 'objective-c'];

const row = (languages: readonly CodeLanguage[], names: string, receiver?: RegExp): AddressCall => ({
  languages,
  names: names.split(' '),
  receiver,
});

export const requestCalls: readonly AddressCall[] = [
  row(android, 'url', /builder|request/i),
  row(android, 'baseUrl loadUrl postUrl HttpGet HttpPost HttpPut HttpDelete HttpPatch'),
  row(
    android,
    'StringRequest JsonObjectRequest JsonArrayRequest ImageRequest MqttClient MqttAsyncClient MqttAndroidClient',
  ),
  row(android, 'get post put patch delete head request webSocket', /client|http/i),
  row(android, 'load', /Glide|Picasso|imageLoader|\.with\(/),
  row(android, 'socket', /^IO$/),
  row(android, 'fromUri', /MediaItem/),
  row(android, 'Request', /DownloadManager/),
  row(android, 'openConnection openStream readText readBytes'),

  row(
    apple,
    'dataTask downloadTask uploadTask webSocketTask data download upload bytes dataTaskPublisher',
    /session|AF|Alamofire/i,
  ),
  row(apple, 'request streamRequest', /^(AF|Alamofire|session\w*|manager|\w*[sS]ession)$/),
  row(
    apple,
    'URLRequest NSURLRequest NSMutableURLRequest Data AVPlayer AVPlayerItem AVURLAsset AsyncImage XMLParser SocketManager WebSocket',
  ),
  row(apple, 'load', /web/i),
  row(apple, 'GET POST PUT PATCH DELETE HEAD requestWithURL dataTaskWithURL downloadTaskWithURL dataWithContentsOfURL'),
  row(apple, 'initWithURL initWithContentsOfURL initWithBaseURL playerWithURL stringWithContentsOfURL'),

  row(
    script,
    'fetch axios ky got WebSocket EventSource io ReconnectingWebSocket downloadAsync uploadAsync createDownloadResumable',
  ),
  row(script, 'get post put patch delete head request options', /http|axios|client|api|^ky$|superagent|\$/i),
  row(script, 'open', /xhr|XMLHttpRequest|^req/i),
  row(script, 'connect', /mqtt/i),
  row(script, 'download upload downloadFile', /fileTransfer|FileSystem|RNFS|BlobUtil|Filesystem/i),

  row(dart, 'get post put patch delete head read readBytes', /http|client|dio/i),
  row(dart, 'connect', /WebSocket/),
  row(dart, 'network', /Image|VideoPlayerController/),
  row(
    dart,
    'NetworkImage HttpLink WebSocketLink MqttServerClient networkUrl getUrl postUrl putUrl openUrl loadRequest io',
  ),
];

export const linkCalls: readonly AddressCall[] = [
  row(android, 'Intent setData openUri launchUrl startActivity browse'),
  row(apple, 'openURL open canOpenURL Link SFSafariViewController initWithURL openExternalURL'),
  row(script, 'openURL canOpenURL openBrowserAsync openAuthSessionAsync open openExternal a Link ExternalLink A'),
  row(dart, 'launchUrl launch launchUrlString canLaunchUrl canLaunch'),
];

/** Calls whose result is the address itself, or a list of addresses. */
export const addressMakers: ReadonlySet<string> = new Set([
  'URL',
  'URI',
  'Uri',
  'URLWithString:',
  'URLWithString:relativeToURL:',
  'URLComponents',
  'NSURL',
  'parse',
  'tryParse',
  'create',
  'toHttpUrl',
  'toHttpUrlOrNull',
  'toUri',
  'toURL',
  'WebUri',
  'format',
  'String',
  'stringWithFormat:',
  'requireNotNull',
  'listOf',
  'setOf',
  'arrayOf',
  'mutableListOf',
  'asList',
  'of',
  'lazy',
  'trim',
  'trimEnd',
]);

/** Annotations whose text is requested: Retrofit in Kotlin, Java and Dart. */
export const requestAnnotations: ReadonlySet<string> = new Set([
  'GET',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'HEAD',
  'OPTIONS',
  'RestApi',
  'ChopperApi',
]);
