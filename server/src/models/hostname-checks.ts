import { table } from '../core/table';

/**
 * APIs that decide whether a certificate belongs to the host that was asked for, and how they are switched off. Facts: the
 * references of `javax.net.ssl`, Apache HttpClient (`NoopHostnameVerifier`, `AllowAllHostnameVerifier`), OkHttp, Eclipse Paho
 * (`MqttConnectOptions`), Java-WebSocket (wiki page about `setEndpointIdentificationAlgorithm`), AFNetworking
 * (`AFSecurityPolicy`), Alamofire (`ServerTrustEvaluating`) and CFNetwork (`kCFStreamSSL…`).
 */

/** Classes of Apache's and other Java libraries whose objects accept every host name. */
export const laxVerifierClasses: ReadonlySet<string> = new Set(['AllowAllHostnameVerifier', 'NoopHostnameVerifier']);

/** Constants that hold such an object. */
export const laxVerifierConstants: ReadonlySet<string> = new Set(['ALLOW_ALL_HOSTNAME_VERIFIER']);

/** Packages that `laxVerifierClasses` come from. */
export const laxVerifierPackages = /^(org\.apache\.(http|hc)\b|cz\.msebera\.android\.httpclient\b)/;

/** Calls that take a `HostnameVerifier` and use the platform's own when they are not made. */
export const verifierTakers: readonly string[] = [
  'hostnameVerifier',
  'setHostnameVerifier',
  'setDefaultHostnameVerifier',
  'setSSLHostnameVerifier',
  'sslHostnameVerifier',
];

/** The same as properties in Kotlin. */
export const verifierProperties: readonly string[] = [
  'hostnameVerifier',
  'defaultHostnameVerifier',
  'sslHostnameVerifier',
];

/** Switches of Java libraries for the comparison: setters, and the property that Kotlin makes of them. */
export const verificationSwitches: readonly string[] = [
  'setHttpsHostnameVerificationEnabled',
  'isHttpsHostnameVerificationEnabled',
];

/** What code names that compares the host or the certificate of a TLS socket itself. */
export const socketVerification =
  /^((set)?[eE]ndpointIdentificationAlgorithm|verify|\w*HostnameVerifier|(get)?[pP]eerCertificates?|(get)?[pP]eerPrincipal|CertificatePinner|KeyStore)$/;

/** Members of a socket that begin to talk over it. */
export const socketTraffic = /^(inputStream|outputStream|getInputStream|getOutputStream|startHandshake|source|sink)$/;

/** Alamofire's evaluators with a `validateHost` flag, and whether they pin keys or certificates besides. */
export const hostFlagEvaluators: Readonly<Record<string, { readonly pins: boolean }>> = table({
  DefaultTrustEvaluator: { pins: false },
  RevocationTrustEvaluator: { pins: false },
  PinnedCertificatesTrustEvaluator: { pins: true },
  PublicKeysTrustEvaluator: { pins: true },
  // Alamofire 4.
  performDefaultEvaluation: { pins: false },
  performRevokedEvaluation: { pins: false },
  pinCertificates: { pins: true },
  pinPublicKeys: { pins: true },
});

/** Keys of CFNetwork's TLS settings whose value `false` or null switches a check off. */
export const streamSettings: readonly string[] = ['kCFStreamSSLValidatesCertificateChain', 'kCFStreamSSLPeerName'];
