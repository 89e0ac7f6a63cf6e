import { packageName, type Snippet } from './snippet';

/** HTTP clients that speak TLS only and say nothing of tokens in their log. The keys to pin are the app's own. */
const kotlin = `package ${packageName}

import java.util.concurrent.TimeUnit
import okhttp3.CertificatePinner
import okhttp3.ConnectionSpec
import okhttp3.OkHttpClient
import okhttp3.logging.HttpLoggingInterceptor

/**
 * TLS 1.2 or newer only, and a log of addresses without tokens in debug builds. [pins] name the keys of your hosts and one in
 * reserve; the server must not use a key that no released version knows.
 */
fun secureClient(debug: Boolean, pins: CertificatePinner = CertificatePinner.DEFAULT): OkHttpClient {
    val log = HttpLoggingInterceptor()
    log.redactHeader("Authorization")
    log.redactHeader("Cookie")
    log.level = if (debug) HttpLoggingInterceptor.Level.BASIC else HttpLoggingInterceptor.Level.NONE
    return OkHttpClient.Builder()
        .connectionSpecs(listOf(ConnectionSpec.RESTRICTED_TLS))
        .followSslRedirects(false)
        .certificatePinner(pins)
        .callTimeout(30, TimeUnit.SECONDS)
        .addInterceptor(log)
        .build()
}
`;

const java = `package ${packageName};

import java.util.Collections;
import java.util.concurrent.TimeUnit;
import okhttp3.CertificatePinner;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.logging.HttpLoggingInterceptor;

public final class SecureClient {
    private SecureClient() {}

    /**
     * TLS 1.2 or newer only, and a log of addresses without tokens in debug builds. The pins name the keys of your hosts and one
     * in reserve; the server must not use a key that no released version knows.
     */
    public static OkHttpClient create(boolean debug, CertificatePinner pins) {
        HttpLoggingInterceptor log = new HttpLoggingInterceptor();
        log.redactHeader("Authorization");
        log.redactHeader("Cookie");
        log.setLevel(debug ? HttpLoggingInterceptor.Level.BASIC : HttpLoggingInterceptor.Level.NONE);
        return new OkHttpClient.Builder()
            .connectionSpecs(Collections.singletonList(ConnectionSpec.RESTRICTED_TLS))
            .followSslRedirects(false)
            .certificatePinner(pins)
            .callTimeout(30, TimeUnit.SECONDS)
            .addInterceptor(log)
            .build();
    }
}
`;

/** Facts: developer.apple.com, `URLSessionConfiguration`, `SecTrustCopyCertificateChain` (iOS 15), `SecCertificateCopyKey`. */
const swift = `import CryptoKit
import Foundation
import Security

/// A session without caches and cookies on disk, for TLS 1.2 or newer and for known keys only. The server must not use a key
/// that no released version knows, so name one in reserve.
final class PinnedSession: NSObject, URLSessionDelegate {
    private let pins: Set<String>

    /// \`pins\`: base64 of SHA-256 over the public keys, in the form that \`SecKeyCopyExternalRepresentation\` gives.
    init(pins: Set<String>) {
        self.pins = pins
    }

    func make() -> URLSession {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.tlsMinimumSupportedProtocolVersion = .TLSv12
        configuration.timeoutIntervalForRequest = 30
        return URLSession(configuration: configuration, delegate: self, delegateQueue: nil)
    }

    func urlSession(
        _ session: URLSession, didReceive challenge: URLAuthenticationChallenge,
        completionHandler: @escaping (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
    ) {
        guard let trust = challenge.protectionSpace.serverTrust else {
            completionHandler(.performDefaultHandling, nil)
            return
        }
        guard SecTrustEvaluateWithError(trust, nil),
            let chain = SecTrustCopyCertificateChain(trust) as? [SecCertificate],
            chain.contains(where: isPinned)
        else {
            completionHandler(.cancelAuthenticationChallenge, nil)
            return
        }
        completionHandler(.useCredential, URLCredential(trust: trust))
    }

    private func isPinned(_ certificate: SecCertificate) -> Bool {
        guard let key = SecCertificateCopyKey(certificate), let data = SecKeyCopyExternalRepresentation(key, nil) as Data? else {
            return false
        }
        return pins.contains(Data(SHA256.hash(data: data)).base64EncodedString())
    }
}
`;

/** Facts: pub.dev, dio 5.11, \`IOHttpClientAdapter\`, whose \`validateCertificate\` is asked after the chain was found good. */
const dart = `import 'package:crypto/crypto.dart';
import 'package:dio/dio.dart';
import 'package:dio/io.dart';
import 'package:flutter/foundation.dart';

/// A client for HTTPS only, with a log of addresses in debug builds. [pins]: SHA-256 of your servers' certificates in hex, and of
/// one in reserve; the server must not use a certificate that no released version knows.
Dio secureDio(String baseUrl, {Set<String> pins = const {}}) {
  final dio = Dio(
    BaseOptions(
      baseUrl: baseUrl,
      connectTimeout: const Duration(seconds: 30),
      receiveTimeout: const Duration(seconds: 30),
    ),
  );
  if (pins.isNotEmpty) {
    dio.httpClientAdapter = IOHttpClientAdapter(
      validateCertificate: (certificate, host, port) =>
          certificate != null && pins.contains(sha256.convert(certificate.der).toString()),
    );
  }
  dio.interceptors.add(
    InterceptorsWrapper(
      onRequest: (options, handler) {
        if (options.uri.scheme == 'https') return handler.next(options);
        handler.reject(DioException(requestOptions: options, message: 'HTTPS only'));
      },
    ),
  );
  if (kDebugMode) dio.interceptors.add(LogInterceptor(requestHeader: false, responseHeader: false));
  return dio;
}
`;

const script = `const hosts = new Set(['api.example.com']);
const patience = 30_000;

/** Sends the token over HTTPS and to the hosts of the list only. What the token may do is for the server to decide. */
export async function secureFetch(url: string, token: string, init: RequestInit = {}): Promise<Response> {
  const host = /^https:\\/\\/([^/:?#@]+)(?:[/?#]|$)/i.exec(url)?.[1];
  if (!host || !hosts.has(host.toLowerCase())) throw new Error('Not on the list of hosts.');
  const headers = new Headers(init.headers);
  headers.set('Authorization', \`Bearer \${token}\`);
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patience);
  try {
    return await fetch(url, { ...init, headers, redirect: 'error', signal: stop.signal });
  } finally {
    clearTimeout(timer);
  }
}
`;

export const snippets: readonly Snippet[] = [
  {
    language: 'kotlin',
    prefix: 'msec-okhttp',
    description: 'OkHttp client for TLS only, without tokens in its log',
    code: kotlin,
  },
  {
    language: 'java',
    prefix: 'msec-okhttp',
    description: 'OkHttp client for TLS only, without tokens in its log',
    code: java,
  },
  {
    language: 'swift',
    prefix: 'msec-urlsession',
    description: 'URLSession without traces on disk, for known keys only',
    code: swift,
  },
  {
    language: 'dart',
    prefix: 'msec-dio',
    description: 'dio client for HTTPS only, with a check of the certificate',
    code: dart,
  },
  {
    language: 'typescript',
    prefix: 'msec-fetch',
    description: 'fetch for HTTPS and known hosts only, with a time limit',
    code: script,
  },
];
