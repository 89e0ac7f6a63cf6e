import Foundation

/// Finds branches of the bank near a town.
struct BranchFinder {
    func branches(in town: String) async throws -> Data {
        var components = URLComponents(string: "http://branches.tern.app/v1/search")!
        components.queryItems = [URLQueryItem(name: "town", value: town)]
        let (data, _) = try await URLSession.shared.data(from: components.url!)
        return data
    }

    func opening(of branch: String) async throws -> Data {
        let (data, _) = try await URLSession.shared.data(from: URL(string: "http://branches.tern.app/v1/hours/\(branch)")!)
        return data
    }
}
