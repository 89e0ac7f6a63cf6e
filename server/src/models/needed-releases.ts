import type { AddedName } from './added-dependencies';
import type { DatedFact } from './dated-fact';

/** The first release of a library with something that inserted code uses. */
export interface NeededRelease extends DatedFact {
  readonly name: AddedName;
  /** What the code uses, as `addDependency` of `fixes/` names it. */
  readonly uses: string;
  readonly version: string;
}

const rows = {
  'Authenticators.BIOMETRIC_STRONG': ['androidx.biometric:biometric', '1.1.0', 'the library, 1.1.0'],
  chooseFromGallery: [
    '@capacitor/camera',
    '8.1.0',
    'https://github.com/ionic-team/capacitor-camera/releases/tag/v8.1.0',
  ],
  "mediaTypes: ['images']": ['expo-image-picker', '16.0.0', 'npm: expo-image-picker, CHANGELOG.md'],
  'Passkey.get': ['react-native-passkey', '3.0.0', 'npm: react-native-passkey, 2.1.1 and 3.0.0'],
  externalUserAgent: [
    'flutter_appauth',
    '8.0.0',
    'https://github.com/MaikuB/flutter_appauth/releases/tag/flutter_appauth-v8.0.0',
  ],
  storageNamespace: [
    'flutter_secure_storage',
    '10.1.0',
    'https://github.com/juliansteenbakker/flutter_secure_storage/releases/tag/v10.1.0',
  ],
  requestFullMetadata: [
    'image_picker',
    '0.8.6',
    'https://pub.dev/packages/image_picker_ios/versions/0.8.6+5/changelog',
  ],
  SharedPreferencesAsync: ['shared_preferences', '2.3.0', 'https://pub.dev/packages/shared_preferences'],
} as const;

/** What inserted code can ask of a library; a name that is not here does not compile. */
export type LibraryUse = keyof typeof rows;

export const neededReleases: readonly NeededRelease[] = Object.entries(rows).map(([uses, [name, version, source]]) => ({
  name,
  uses,
  version,
  checked: '2026-11-26',
  source,
}));
