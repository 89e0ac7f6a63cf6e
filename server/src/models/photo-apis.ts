import type { ListedApi } from './listed-api';

const script = ['typescript', 'javascript'] as const;
const iosPicker = 'PHPickerViewController, or PhotosPicker in SwiftUI';
const flutterPicker = 'ImagePicker().pickImage, which needs no permission';
const expoPicker = 'launchImageLibraryAsync, which needs no permission';

/** Calls that read the whole photo library, or ask to. Sources: the platforms' and packages' API references. */
export const photoApis: readonly ListedApi[] = [
  { languages: ['swift'], api: 'Photos.PHAsset#fetchAssets(with:options:)', instead: iosPicker },
  { languages: ['swift'], api: 'Photos.PHAsset#fetchAssets(with:)', instead: iosPicker },
  { languages: ['swift'], api: 'Photos.PHAsset#fetchAssets(in:options:)', instead: iosPicker },
  { languages: ['objective-c'], api: 'PHAsset#fetchAssetsWithMediaType:options:', instead: iosPicker },
  { languages: ['objective-c'], api: 'PHAsset#fetchAssetsWithOptions:', instead: iosPicker },
  { languages: ['objective-c'], api: 'PHPhotoLibrary#requestAuthorization:', instead: iosPicker },
  ...['expo-media-library', 'expo-media-library/legacy'].flatMap((module): ListedApi[] => [
    { languages: script, api: `${module}#requestPermissionsAsync`, instead: expoPicker },
    { languages: script, api: `${module}#usePermissions`, instead: expoPicker },
    { languages: script, api: `${module}#getAssetsAsync`, instead: expoPicker },
  ]),
  { languages: script, api: 'expo-image-picker#requestMediaLibraryPermissionsAsync', instead: expoPicker },
  { languages: script, api: 'expo-image-picker#useMediaLibraryPermissions', instead: expoPicker },
  {
    languages: script,
    api: '@react-native-camera-roll/camera-roll#CameraRoll.getPhotos',
    instead: 'launchImageLibrary',
  },
  { languages: script, api: '@react-native-community/cameraroll#default.getPhotos', instead: 'launchImageLibrary' },
  {
    languages: ['dart'],
    api: 'package:photo_manager/photo_manager.dart PhotoManager#requestPermissionExtend',
    instead: flutterPicker,
  },
  {
    languages: ['dart'],
    api: 'package:photo_manager/photo_manager.dart PhotoManager#getAssetPathList',
    instead: flutterPicker,
  },
];

/** Code with these words shows, edits or keeps a collection of pictures. */
export const galleryWords: readonly string[] = [
  'PHPhotoLibraryChangeObserver',
  'photoLibraryDidChange',
  'MANAGE_MEDIA',
  'createTrashRequest',
  'createFavoriteRequest',
  'CATEGORY_APP_GALLERY',
];

/** Code with these words reads the library itself and so needs the purpose string. */
export const libraryWords: readonly string[] = [
  'PHPhotoLibrary',
  'PHAsset',
  'PHFetchResult',
  'PhotoManager',
  'CameraRoll',
];
/** Pickers run outside the app and need no purpose string. */
export const pickerWords: readonly string[] = [
  'PHPickerViewController',
  'PHPickerConfiguration',
  'PhotosPicker',
  'UIImagePickerController',
];
/** Code with these words lets somebody choose pictures, so the permission for shared files is there for them. */
export const pictureWords: readonly string[] = [
  'PickVisualMedia',
  'PickMultipleVisualMedia',
  'ACTION_PICK',
  'READ_MEDIA_IMAGES',
  'READ_MEDIA_VIDEO',
  'launchImageLibrary',
  'launchImageLibraryAsync',
  'CameraRoll',
  'PhotoManager',
  'ImagePicker',
];
/** Packages that document the purpose string as needed. */
export const libraryPackages =
  /^(expo-media-library|expo-image-picker|@react-native-camera-roll\/camera-roll|react-native-image-picker|react-native-image-crop-picker|@capacitor\/camera|cordova-plugin-camera|image_picker.*|photo_manager|wechat_assets_picker|gal|image_gallery_saver.*|file_picker)$/;
