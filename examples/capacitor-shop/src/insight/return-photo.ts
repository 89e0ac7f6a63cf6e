import { Camera } from '@capacitor/camera';

/** A picture of a damaged parcel, chosen in the system's picker. */
export const returnPhoto = () => Camera.chooseFromGallery({ limit: 1, includeMetadata: false });
