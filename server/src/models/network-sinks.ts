import type { CodeLanguage } from '../core/language';
import type { ApiModel } from './api-model';
import { dart, jvm, kotlin, objc, script, swift } from './language-sets';

/** Languages, owner, members separated by spaces, where the value goes in, what it goes into, hint for untyped receivers. */
type Row = readonly [readonly CodeLanguage[], string, string, ApiModel['at'], string, RegExp?];

const http = 'package:http/http.dart';
const dio = 'package:dio/dio.dart Dio';

const rows: readonly Row[] = [
  [jvm, 'okhttp3.FormBody.Builder', 'add addEncoded', 'arg:1', 'a request'],
  [jvm, 'okhttp3.MultipartBody.Builder', 'addFormDataPart', 'arg:1', 'a request'],
  [jvm, 'okhttp3.HttpUrl.Builder', 'addQueryParameter addEncodedQueryParameter', 'arg:1', 'a request'],
  [jvm, 'okhttp3.Request.Builder', 'url', 'arg:0', 'a request'],
  [jvm, 'okhttp3.Request.Builder', 'header addHeader', 'arg:1', 'a request'],
  [jvm, 'okhttp3.Request.Builder', 'post put patch', 'arg:0', 'a request'],
  [jvm, 'okhttp3.WebSocket', 'send', 'arg:0', 'a web socket'],
  [jvm, 'java.net.HttpURLConnection', 'setRequestProperty addRequestProperty', 'arg:1', 'a request'],
  [jvm, 'java.net.URL', '<init>', 'arg:0', 'a request'],
  [kotlin, 'io.ktor.client.request', 'setBody', 'arg:0', 'a request'],
  [kotlin, 'io.ktor.client.request', 'parameter header', 'arg:1', 'a request'],
  [swift, 'Foundation.URLRequest', 'httpBody=', 'arg:0', 'a request'],
  [
    swift,
    'Foundation.URLRequest',
    'setValue(_:forHTTPHeaderField:) addValue(_:forHTTPHeaderField:)',
    'arg:0',
    'a request',
  ],
  [swift, 'Foundation.URLSession', 'uploadTask(with:from:) upload(for:from:)', 'label:from', 'a request'],
  [swift, 'Foundation.URLQueryItem', 'init(name:value:)', 'label:value', 'a request'],
  [swift, 'Alamofire.AF', 'request upload', 'label:parameters', 'a request', /^(AF|Alamofire)$/],
  [objc, 'NSMutableURLRequest', 'setHTTPBody:', 'arg:0', 'a request'],
  [objc, 'NSMutableURLRequest', 'HTTPBody=', 'arg:0', 'a request'],
  [objc, 'NSMutableURLRequest', 'setValue:forHTTPHeaderField: addValue:forHTTPHeaderField:', 'arg:0', 'a request'],
  [objc, 'NSURLQueryItem', 'queryItemWithName:value:', 'arg:1', 'a request'],
  [dart, http, 'post put patch', 'label:body', 'a request'],
  [dart, http, 'post put patch get', 'label:headers', 'a request'],
  [dart, `${http} Client`, 'post put patch', 'label:body', 'a request'],
  [dart, `${http} Client`, 'post put patch get', 'label:headers', 'a request'],
  [dart, dio, 'post put patch', 'label:data', 'a request', /dio$/i],
  [dart, dio, 'get post put patch', 'label:queryParameters', 'a request', /dio$/i],
  [script, '', 'fetch', 'arg:*', 'a request'],
  [script, 'axios', 'default.post default.put default.patch', 'arg:1', 'a request'],
  [script, 'axios', 'default.get', 'arg:*', 'a request'],
  [
    script,
    '@capacitor/core',
    'CapacitorHttp.post CapacitorHttp.put CapacitorHttp.patch CapacitorHttp.request',
    'arg:0',
    'a request',
  ],
  [script, 'XMLHttpRequest', 'send', 'arg:0', 'a request', /^(xhr|request|req)$/],
];

/**
 * Where values leave the device in a request: body, headers, query and address. Sources: the clients' own API references
 * (square.github.io/okhttp, ktor.io, developer.apple.com, pub.dev, axios-http.com, capacitorjs.com, developer.mozilla.org).
 */
export const networkSinks: readonly ApiModel[] = rows.flatMap(([languages, owner, members, at, label, receiverHint]) =>
  members.split(' ').map(
    (member): ApiModel => ({
      role: 'sink',
      kind: 'network',
      languages,
      api: `${owner}#${member}`,
      at,
      label,
      ...(receiverHint ? { receiverHint } : {}),
    }),
  ),
);
