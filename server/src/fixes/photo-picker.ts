/**
 * Source of a function that opens the photo picker of Android. Facts: developer.android.com, "Photo picker" and
 * `ActivityResultContracts.PickVisualMedia`.
 */
export const photoPickerKotlin = (packageName: string): string => `${
  packageName ? `package ${packageName}\n\n` : ''
}import android.net.Uri
import androidx.activity.ComponentActivity
import androidx.activity.result.ActivityResultLauncher
import androidx.activity.result.PickVisualMediaRequest
import androidx.activity.result.contract.ActivityResultContracts

/** Lets the user choose one picture; needs no permission. Call it before the activity is started, launch it later. */
fun ComponentActivity.photoPicker(onPicked: (Uri?) -> Unit): ActivityResultLauncher<PickVisualMediaRequest> =
    registerForActivityResult(ActivityResultContracts.PickVisualMedia()) { photo -> onPicked(photo) }
`;

/** Source of `PhotoPicker` in Swift, without imports. Facts: developer.apple.com, `PHPickerViewController`. */
export const photoPickerSwift = `/// Lets the user choose one picture; needs no permission and no purpose string.
final class PhotoPicker: NSObject, PHPickerViewControllerDelegate {
    private var onPicked: ((UIImage?) -> Void)?

    func present(from controller: UIViewController, onPicked: @escaping (UIImage?) -> Void) {
        self.onPicked = onPicked
        var configuration = PHPickerConfiguration()
        configuration.filter = .images
        let picker = PHPickerViewController(configuration: configuration)
        picker.delegate = self
        controller.present(picker, animated: true)
    }

    func picker(_ picker: PHPickerViewController, didFinishPicking results: [PHPickerResult]) {
        picker.dismiss(animated: true)
        guard let provider = results.first?.itemProvider, provider.canLoadObject(ofClass: UIImage.self) else {
            onPicked?(nil)
            return
        }
        provider.loadObject(ofClass: UIImage.self) { [weak self] image, _ in
            DispatchQueue.main.async { self?.onPicked?(image as? UIImage) }
        }
    }
}
`;

/** For Expo; no permission is asked for. */
export const photoPickerExpo = `import { launchImageLibraryAsync } from 'expo-image-picker';

/** Lets the user choose one picture; needs no permission. Undefined when nothing was chosen. */
export async function pickPhoto() {
  const result = await launchImageLibraryAsync({ mediaTypes: ['images'], exif: false });
  return result.canceled ? undefined : result.assets[0];
}
`;

/** For Capacitor. */
export const photoPickerCapacitor = `import { Camera } from '@capacitor/camera';

/** Lets the user choose one picture; needs no permission. Undefined when nothing was chosen. */
export async function pickPhoto() {
  const { results } = await Camera.chooseFromGallery({ allowMultipleSelection: false, includeMetadata: false });
  return results[0];
}
`;

/** For Flutter. */
export const photoPickerDart = `import 'package:image_picker/image_picker.dart';

/// Lets the user choose one picture; needs no permission. Null when nothing was chosen.
Future<XFile?> pickPhoto() => ImagePicker().pickImage(source: ImageSource.gallery, requestFullMetadata: false);
`;
