import 'package:image_picker/image_picker.dart';
import 'package:permission_handler/permission_handler.dart';

/// A picture of a damaged parcel.
Future<XFile?> damagePhoto() async {
  await Permission.photos.request();
  return ImagePicker().pickImage(source: ImageSource.gallery, requestFullMetadata: false);
}
