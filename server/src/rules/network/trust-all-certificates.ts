import { codeLanguages } from '../../core/language';
import { defineRule } from '../../rule-kit/rule';
import { androidQueries } from './trust-all-certificates.android';
import { appleQueries } from './trust-all-certificates.apple';
import { fixes } from './trust-all-certificates.fixes';
import { hybridQueries } from './trust-all-certificates.hybrid';

export default defineRule({
  id: 'network/trust-all-certificates',
  meta: {
    title: 'Certificate validation switched off',
    category: 'network',
    severity: 'error',
    precision: 'high',
    languages: [...codeLanguages, 'properties'],
    cwe: [295],
    masvs: ['MASVS-NETWORK-1'],
    maswe: ['MASWE-0027'],
    mission: [2],
    since: '0.1.0',
    docs: {
      what: 'Finds code that accepts TLS certificates without checking them: trust managers whose `checkServerTrusted` never throws, Apache strategies that trust everything, session delegates that answer with the server’s unevaluated trust, `SecTrustSetExceptions`, disabled Alamofire and AFNetworking checks, `badCertificateCallback` and its relatives that do not look at the certificate, `rejectUnauthorized: false`, `NODE_TLS_REJECT_UNAUTHORIZED=0` (in `.env` files too) and the like. Code that evaluates the trust, compares a pinned certificate or hands the decision to other code is left alone. Build scripts get a hint; answers of web views have their own rule.',
      why: 'TLS without certificate validation encrypts to whoever answers. Anybody on the network path, from a café’s access point to a provider, can present a certificate of their own, read passwords and tokens and change what the app receives.',
      fix: 'Remove the override; the platform’s default validates chain, dates and host. For a test server with a certificate of its own, trust that certificate in debug builds only: with `<debug-overrides>` in a network security config on Android, and by installing its authority on the test device elsewhere.',
      references: [
        'https://developer.android.com/privacy-and-security/security-ssl',
        'https://developer.android.com/privacy-and-security/security-config#TrustingDebugCa',
        'https://developer.apple.com/documentation/foundation/performing-manual-server-trust-authentication',
        'https://api.dart.dev/dart-io/HttpClient/badCertificateCallback.html',
        'https://mas.owasp.org/MASWE/MASVS-NETWORK/MASWE-0027/',
      ],
    },
  },
  messages: {
    'empty-check':
      '`{name}` never rejects an untrusted certificate. Anyone on the network can pose as the server, and read and change everything. Remove this trust manager, so that the platform checks certificates.',
    'unchecked-trust':
      'The server’s certificate is accepted without evaluation. Anyone on the network can pose as the server, and read and change everything. Answer with default handling, or evaluate the trust first.',
    'lax-callback':
      'This callback accepts certificates without looking at them. Anyone on the network can pose as the server, and read and change everything. Remove it, so that the platform checks certificates.',
    'validation-off':
      '{name} switches certificate validation off. Anyone on the network can pose as the server, and read and change everything. Remove it, so that certificates are checked.',
  },
  queries: [...androidQueries, ...appleQueries, ...hybridQueries],
  fixes,
});
