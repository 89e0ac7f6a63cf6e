import { launchImageLibraryAsync } from 'expo-image-picker';

/** A picture of the insurance card, chosen in the system's picker. */
export const insuranceCard = () => launchImageLibraryAsync({ mediaTypes: ['images'], exif: false });
