import * as ImagePicker from 'expo-image-picker';

/** A picture for the doctor. */
export async function woundPhoto() {
  await ImagePicker.requestMediaLibraryPermissionsAsync();
  return ImagePicker.launchImageLibraryAsync({ exif: false });
}
