import { table } from '../core/table';

/**
 * APIs that switch certificate validation off, and what stands in their place. Facts: the libraries' own documentation
 * (Apache HttpClient `TrustStrategy`, OkHttp `HandshakeCertificates`, Netty, Alamofire `ServerTrustEvaluating`, AFNetworking
 * `AFSecurityPolicy`, Node.js `tls`, react-native-blob-util, cordova-plugin-advanced-http, react-native-ssl-pinning).
 */

/** Classes of Java libraries whose objects accept every certificate (or every self-signed one). */
export const laxTrustClasses: ReadonlySet<string> = new Set([
  'TrustSelfSignedStrategy',
  'TrustAllStrategy',
  'InsecureTrustManagerFactory',
]);

/** Packages that `laxTrustClasses` come from. */
export const laxTrustPackages = /^(org\.apache\.(http|hc)\b|io\.netty\b|cz\.msebera\.android\.httpclient\b)/;

/** Methods whose only purpose is to skip the check, by the type that has them. */
export const laxTrustMethods: readonly { readonly api: string; readonly replacement?: string }[] = [
  { api: 'android.net.SSLCertificateSocketFactory#getInsecure', replacement: 'getDefault' },
  { api: 'okhttp3.tls.HandshakeCertificates.Builder#addInsecureHost' },
];

/** Swift names of evaluators that accept everything, with the evaluator that checks. */
export const laxSwiftEvaluators: Readonly<Record<string, string>> = table({
  DisabledTrustEvaluator: 'DefaultTrustEvaluator',
  DisabledEvaluator: 'DefaultTrustEvaluator',
});

/** Calls that look at a server's trust object or certificate without judging it, in Swift and Objective-C. */
export const neutralTrustCalls: ReadonlySet<string> = new Set([
  'URLCredential',
  'credentialForTrust:',
  'initWithTrust:',
  'SecTrustGetCertificateAtIndex',
  'SecTrustGetCertificateCount',
  'SecTrustCopyCertificateChain',
  'SecTrustCopyExceptions',
  'SecTrustSetExceptions',
  'SecTrustCopyKey',
  'print',
  'NSLog',
  'debugPrint',
  'os_log',
]);

/** Dart callbacks that decide about a certificate the platform has refused, as property or named argument. */
export const dartCertificateCallbacks: ReadonlySet<string> = new Set([
  'badCertificateCallback',
  'onBadCertificate',
  'validateCertificate',
]);

/** Dart calls that take such a callback as a named argument. */
export const dartCertificateCalls: readonly string[] = [
  'IOHttpClientAdapter',
  'connect',
  'startConnect',
  'secure',
  'ChannelCredentials',
];

/** Option names in objects handed to JavaScript libraries, the value that switches the check off, and the modules they belong to. */
export const laxScriptOptions: Readonly<
  Record<string, { readonly value: boolean; readonly module?: RegExp; readonly needs?: readonly string[] }>
> = {
  rejectUnauthorized: { value: false },
  trusty: { value: true, module: /^(rn-fetch-blob|react-native-blob-util|react-native-fetch-blob)$/ },
  // Without a pinned certificate or key the library refuses requests.
  disableAllSecurity: { value: true, needs: ['sslPinning', 'pkPinning'] },
};

/** Calls of Cordova and Ionic HTTP plugins that set the trust mode. */
export const laxScriptCalls: Readonly<Record<string, { readonly off: string | boolean; readonly on: string }>> = table({
  setServerTrustMode: { off: 'nocheck', on: "'default'" },
  setSSLCertMode: { off: 'nocheck', on: "'default'" },
  acceptAllCerts: { off: true, on: 'false' },
});

/** Files of a JavaScript project that run on the developer's machine and never in the app. */
export const buildScriptPath =
  /(^|\/)(scripts|tools|tasks|hooks)\/|(^|\/)(gulpfile|gruntfile|metro|webpack|vite|rollup|babel)[\w.-]*\.[cm]?[jt]s$/i;
