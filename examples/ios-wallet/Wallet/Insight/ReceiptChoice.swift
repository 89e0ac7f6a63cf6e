import PhotosUI

/// A picture of a receipt of the owner's choice.
struct ReceiptChoice {
    func picker() -> PHPickerViewController {
        var configuration = PHPickerConfiguration()
        configuration.filter = .images
        return PHPickerViewController(configuration: configuration)
    }
}
