import 'package:image_picker/image_picker.dart';

/// A picture of the licence, chosen in the system's picker.
Future<XFile?> licencePhoto() =>
    ImagePicker().pickImage(source: ImageSource.gallery, requestFullMetadata: false);
