import CryptoKit
import Foundation

/// Validates as the system does and compares the server's key besides.
final class PaymentsDelegate: NSObject, URLSessionDelegate {
    private let pins: Set<String> = ["7HIpactkIAq2Y49orFOOQKurWxmmSFZhBCoQYcRhJ3Y="]

    func urlSession(
        _ session: URLSession,
        didReceive challenge: URLAuthenticationChallenge,
        completionHandler: @escaping (URLSession.AuthChallengeDisposition, URLCredential?) -> Void
    ) {
        guard let trust = challenge.protectionSpace.serverTrust,
              SecTrustEvaluateWithError(trust, nil),
              let chain = SecTrustCopyCertificateChain(trust) as? [SecCertificate],
              let key = chain.first.flatMap(SecCertificateCopyKey),
              let bytes = SecKeyCopyExternalRepresentation(key, nil) as Data?,
              pins.contains(Data(SHA256.hash(data: bytes)).base64EncodedString())
        else {
            completionHandler(.cancelAuthenticationChallenge, nil)
            return
        }
        completionHandler(.useCredential, URLCredential(trust: trust))
    }
}
