import { Camera } from '@capacitor/camera';

/** A picture for a review. */
export async function reviewPhoto() {
  await Camera.requestPermissions({ permissions: ['photos'] });
  return Camera.chooseFromGallery({ limit: 1 });
}
