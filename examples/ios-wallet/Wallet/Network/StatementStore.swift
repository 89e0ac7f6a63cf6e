import AWSCore
import Foundation

/// Where monthly statements are kept.
enum StatementStore {
    static func archive() -> AWSCredentialsProvider {
        AWSStaticCredentialsProvider(
            accessKey: Bundle.main.object(forInfoDictionaryKey: "StatementsAccess") as? String ?? "",
            secretKey: Bundle.main.object(forInfoDictionaryKey: "StatementsSecret") as? String ?? ""
        )
    }

    static func own(pool: String) -> AWSCredentialsProvider {
        AWSCognitoCredentialsProvider(regionType: .EUCentral1, identityPoolId: pool)
    }
}
