import Contacts

/// Reads the whole address book to find friends.
final class FriendFinder {
    private let store = CNContactStore()

    func load() async throws -> [String] {
        guard try await store.requestAccess(for: .contacts) else { return [] }
        var names: [String] = []
        let keys = [CNContactGivenNameKey as CNKeyDescriptor]
        try store.enumerateContacts(with: CNContactFetchRequest(keysToFetch: keys)) { contact, _ in
            names.append(contact.givenName)
        }
        return names
    }
}
