import ContactsUI
import UIKit

/// Lets the user pick one friend; needs no permission.
final class FriendPicker: NSObject, CNContactPickerDelegate {
    var onPicked: ((String) -> Void)?

    func present(over controller: UIViewController) {
        let picker = CNContactPickerViewController()
        picker.delegate = self
        controller.present(picker, animated: true)
    }

    func contactPicker(_ picker: CNContactPickerViewController, didSelect contact: CNContact) {
        onPicked?(contact.givenName)
    }
}
