import Foundation

struct ExchangeRates {
    private let apiSecret = "Invented-4nYh7Qw2Zc9Tk5Xm8Rp3"
    private let endpoint = URL(string: "https://rates.tern.app/v1/latest")!

    func request(clientSecret: String) -> URLRequest {
        var request = URLRequest(url: endpoint)
        request.setValue(apiSecret, forHTTPHeaderField: "X-Api-Secret")
        request.setValue(clientSecret, forHTTPHeaderField: "X-Client-Secret")
        return request
    }
}
