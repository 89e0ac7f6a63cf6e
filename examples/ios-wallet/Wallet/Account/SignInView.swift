import SwiftUI

struct SignInView: View {
    let account: Account
    @State private var email = ""
    @State private var password = ""
    @State private var staySignedIn = true

    var body: some View {
        Form {
            TextField("E-mail", text: $email)
            SecureField("Password", text: $password)
            Toggle("Stay signed in", isOn: $staySignedIn)
            Button("Sign in") {
                account.signIn(email: email, password: password)
            }
        }
    }
}
