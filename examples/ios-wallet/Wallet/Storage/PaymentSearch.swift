import Foundation

/// Finds payments in what was loaded.
enum PaymentSearch {
    static func byPayee(_ payee: String, in payments: NSArray) -> [Any] {
        payments.filtered(using: NSPredicate(format: "payee CONTAINS[cd] '\(payee)'"))
    }

    static func byReference(_ reference: String, in payments: NSArray) -> [Any] {
        payments.filtered(using: NSPredicate(format: "reference == %@", reference))
    }
}
