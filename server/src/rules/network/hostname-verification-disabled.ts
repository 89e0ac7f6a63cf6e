import { defineRule } from '../../rule-kit/rule';
import { androidQueries } from './hostname-verification-disabled.android';
import { appleQueries } from './hostname-verification-disabled.apple';
import { defaultSetters, fixes } from './hostname-verification-disabled.fixes';
import { socketQueries } from './hostname-verification-disabled.socket';

export default defineRule({
  id: 'network/hostname-verification-disabled',
  meta: {
    title: 'Certificates of other hosts accepted',
    category: 'network',
    severity: 'error',
    precision: 'high',
    languages: ['kotlin', 'java', 'swift', 'objective-c'],
    cwe: [297],
    masvs: ['MASVS-NETWORK-1'],
    maswe: ['MASWE-0027'],
    mission: [2],
    since: '0.1.0',
    notIn: {
      dart: 'There is one switch for the whole check of a certificate, which `network/trust-all-certificates` reports.',
      typescript:
        'There is one switch for the whole check of a certificate, which `network/trust-all-certificates` reports.',
      javascript:
        'There is one switch for the whole check of a certificate, which `network/trust-all-certificates` reports.',
    },
    docs: {
      what: 'Finds TLS connections that take any valid certificate, whichever host it was issued for: a `HostnameVerifier` that always says yes or never asks the session, Apache’s `ALLOW_ALL_HOSTNAME_VERIFIER` and `NoopHostnameVerifier`, Paho’s and Java-WebSocket’s switched-off check, an `SSLSocket` that is talked over without host comparison, AFNetworking’s `validatesDomainName`, Alamofire’s `validateHost: false`, CFNetwork’s `kCFStreamSSLPeerName` and `SecPolicyCreateSSL` without a name. Verifiers that hand the session on, sockets made inside a socket factory and sockets with a key store of their own are left alone. Dart has no such switch: its callbacks get certificate and host together and belong to `network/trust-all-certificates`.',
      why: 'Anyone can get a valid certificate for a domain of their own. If the name is not compared, that certificate opens the connection to yours: whoever stands on the network path reads passwords and tokens, and changes what the app receives.',
      fix: 'Leave the comparison to the platform: remove the verifier. On a raw `SSLSocket` set `endpointIdentificationAlgorithm` to `HTTPS` before the handshake; before Android 7 ask the default verifier. For a server under another name, give it a certificate with that name.',
      references: [
        'https://developer.android.com/privacy-and-security/security-ssl#CommonHostnameProbs',
        'https://developer.android.com/privacy-and-security/security-ssl#WarningsSslSocket',
        'https://developer.android.com/reference/javax/net/ssl/SSLParameters#setEndpointIdentificationAlgorithm(java.lang.String)',
        'https://developer.apple.com/documentation/security/secpolicycreatessl(_:_:)',
        'https://mas.owasp.org/MASWE/MASVS-NETWORK/MASWE-0027/',
      ],
    },
  },
  messages: {
    'lax-verifier':
      'This verifier accepts every host name. Anyone with a valid certificate of their own can pose as the server. Remove it, so that the platform compares the name.',
    'host-only':
      'This verifier never looks at the certificate. It sees the name that was asked for, so a certificate of any other host passes. Remove it, or hand name and session to the platform’s verifier.',
    'raw-socket':
      'Nobody compares this socket’s certificate with the host. Anyone with a valid certificate of their own can pose as the server. Set the endpoint identification algorithm to HTTPS before the handshake.',
    'check-off':
      '{name} switches the comparison of the host name off. Anyone with a valid certificate of their own can pose as the server. Leave it on.',
    'pin-only': {
      text: '{name} leaves the choice of the server to the pins alone. A pinned authority vouches for other hosts too. Compare the host name as well.',
      severity: 'information',
    },
    'policy-without-host':
      'This policy accepts the certificate of any server. Anyone with a valid certificate of their own can pose as the one you asked. Give it the host name.',
  },
  projectWords: defaultSetters,
  queries: [...androidQueries, ...socketQueries, ...appleQueries],
  fixes,
});
