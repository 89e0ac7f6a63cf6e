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

/** The same for Java. */
export const photoPickerJava = (packageName: string): string => `${
  packageName ? `package ${packageName};\n\n` : ''
}import android.net.Uri;
import androidx.activity.ComponentActivity;
import androidx.activity.result.ActivityResultLauncher;
import androidx.activity.result.PickVisualMediaRequest;
import androidx.activity.result.contract.ActivityResultContracts;
import java.util.function.Consumer;

/** Lets the user choose one picture; needs no permission. Make it before the activity is started, launch it later. */
public final class PhotoPicker {
    private final ActivityResultLauncher<PickVisualMediaRequest> launcher;

    /** {@code onPicked} gets null when nothing was chosen. */
    public PhotoPicker(ComponentActivity activity, Consumer<Uri> onPicked) {
        launcher = activity.registerForActivityResult(new ActivityResultContracts.PickVisualMedia(), onPicked::accept);
    }

    public void launch() {
        launcher.launch(
            new PickVisualMediaRequest.Builder()
                .setMediaType(ActivityResultContracts.PickVisualMedia.ImageOnly.INSTANCE)
                .build());
    }
}
`;

/** Source of `PhotoPicker.h`; keep the picker as long as it is shown. */
export const photoPickerHeader = `#import <PhotosUI/PhotosUI.h>
#import <UIKit/UIKit.h>

NS_ASSUME_NONNULL_BEGIN

/// Lets the user choose one picture; needs no permission and no purpose string. Keep it as long as the picker is shown.
@interface PhotoPicker : NSObject <PHPickerViewControllerDelegate>

- (void)presentFrom:(UIViewController *)controller onPicked:(void (^)(UIImage *_Nullable image))onPicked;

@end

NS_ASSUME_NONNULL_END
`;

/** Source of `PhotoPicker.m`. Facts: developer.apple.com, `PHPickerViewController`, `NSItemProvider`. */
export const photoPickerObjectiveC = `#import "PhotoPicker.h"

@interface PhotoPicker ()

@property (nonatomic, copy) void (^onPicked)(UIImage *_Nullable image);

@end

@implementation PhotoPicker

- (void)presentFrom:(UIViewController *)controller onPicked:(void (^)(UIImage *_Nullable image))onPicked {
    self.onPicked = onPicked;
    PHPickerConfiguration *configuration = [[PHPickerConfiguration alloc] init];
    configuration.filter = PHPickerFilter.imagesFilter;
    PHPickerViewController *picker = [[PHPickerViewController alloc] initWithConfiguration:configuration];
    picker.delegate = self;
    [controller presentViewController:picker animated:YES completion:nil];
}

- (void)picker:(PHPickerViewController *)picker didFinishPicking:(NSArray<PHPickerResult *> *)results {
    [picker dismissViewControllerAnimated:YES completion:nil];
    NSItemProvider *provider = results.firstObject.itemProvider;
    if (![provider canLoadObjectOfClass:UIImage.class]) {
        self.onPicked(nil);
        return;
    }
    [provider loadObjectOfClass:UIImage.class completionHandler:^(id<NSItemProviderReading> image, NSError *error) {
        dispatch_async(dispatch_get_main_queue(), ^{
            self.onPicked((UIImage *)image);
        });
    }];
}

@end
`;

/** Source of `PhotoPicker` in Swift, without imports. Facts: developer.apple.com, `PHPickerViewController`. */
export const photoPickerSwift = `/// Lets the user choose one picture; needs no permission and no purpose string. Keep it as long as the picker is shown.
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

/** For React Native without Expo. Facts: the type declarations of react-native-image-picker 8. */
export const photoPickerReactNative = `import { launchImageLibrary } from 'react-native-image-picker';

/** Lets the user choose one picture; needs no permission. Undefined when nothing was chosen. */
export async function pickPhoto() {
  const { assets } = await launchImageLibrary({ mediaType: 'photo', selectionLimit: 1 });
  return assets?.[0];
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
