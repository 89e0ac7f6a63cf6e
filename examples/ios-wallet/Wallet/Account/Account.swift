import Foundation
import os

protocol AccountService {
    func login(email: String, password: String)
    func refresh(refreshToken: String)
}

final class Account {
    private let service: AccountService
    private let defaults = UserDefaults.standard
    private let logger = Logger(subsystem: "app.tern.wallet", category: "account")

    init(service: AccountService) {
        self.service = service
    }

    func signIn(email: String, password: String) {
        print("Signing in with \(password)")
        logger.info("Signing in, password has \(password.count) characters")
        service.login(email: email, password: password)
        defaults.set(email, forKey: "lastEmail")
        defaults.set(password, forKey: "savedPassword")
    }

    func signInAgain() {
        guard let email = defaults.string(forKey: "lastEmail"),
              let password = defaults.string(forKey: "savedPassword") else { return }
        service.login(email: email, password: password)
    }

    func resume(refreshToken: String) {
        logger.debug("Refreshing with \(refreshToken, privacy: .public)")
        logger.debug("Refreshing with \(refreshToken, privacy: .private)")
        service.refresh(refreshToken: refreshToken)
    }
}
