import type { DependencyEcosystem } from '../core/edit';
import type { DatedFact } from './dated-fact';

/** A library that fixes add to a project, with the newest release that was seen. */
export interface AddedDependency extends DatedFact {
  readonly ecosystem: DependencyEcosystem;
  readonly name: AddedName;
  /** As a build file writes it: the one version for Gradle, the usual range elsewhere. */
  readonly version: string;
}

const gradle = {
  'androidx.biometric:biometric': '1.1.0',
  'androidx.credentials:credentials': '1.6.0',
  'androidx.credentials:credentials-play-services-auth': '1.6.0',
  'androidx.webkit:webkit': '1.18.0',
  'com.google.crypto.tink:tink-android': '1.24.0',
  'com.squareup.okhttp3:okhttp': '5.5.1',
  'net.openid:appauth': '0.11.1',
  'net.zetetic:sqlcipher-android': '4.16.0',
  'org.bouncycastle:bcmail-jdk18on': '1.85',
  'org.bouncycastle:bcpg-jdk18on': '1.86',
  'org.bouncycastle:bcpkix-jdk18on': '1.87',
  'org.bouncycastle:bcprov-jdk18on': '1.87',
  'org.bouncycastle:bctls-jdk18on': '1.84',
  'org.bouncycastle:bcutil-jdk18on': '1.87',
} as const;

const npm = {
  '@aparajita/capacitor-secure-storage': '^8.0.1',
  '@capacitor-community/generic-oauth2': '^7.1.0',
  '@capacitor/app': '^8.1.1',
  '@capacitor/camera': '^8.2.4',
  '@capacitor/preferences': '^8.0.1',
  '@capgo/capacitor-native-biometric': '^8.6.11',
  '@capgo/capacitor-passkey': '^8.4.0',
  '@react-native-async-storage/async-storage': '^3.1.1',
  '@react-native-cookies/cookies': '^6.2.1',
  '@react-native-documents/picker': '^12.0.2',
  'babel-plugin-transform-remove-console': '^6.9.4',
  'expo-auth-session': '~57.0.13',
  'expo-crypto': '~57.0.3',
  'expo-image-picker': '~57.0.20',
  'expo-secure-store': '~57.0.4',
  'js-sha256': '^1.0.0',
  'react-native-app-auth': '^8.4.1',
  'react-native-get-random-values': '^2.0.0',
  'react-native-image-picker': '^8.2.1',
  'react-native-keychain': '^10.0.0',
  'react-native-passkey': '^3.6.2',
  'react-native-quick-crypto': '^1.1.7',
  'react-native-vision-camera': '^5.2.3',
  uuid: '^14.0.3',
} as const;

/**
 * Each with the page that shows the release. flutter_secure_storage 11 is left to the app: it builds for Android 7 and compile level
 * 37 only, and loses what releases before 10 stored (its issue 1225); nothing that fixes call has changed in it as far as release
 * notes and published signatures tell.
 */
const pub = {
  connectivity_plus: ['^7.3.1', 'https://pub.dev/api/packages/connectivity_plus'],
  cryptography: ['^2.9.0', 'https://pub.dev/packages/cryptography/versions'],
  device_info_plus: ['^13.2.0', 'https://github.com/fluttercommunity/plus_plugins/releases'],
  flutter_contacts: ['^2.2.2', 'https://pub.dev/documentation/flutter_contacts/2.2.2/'],
  flutter_appauth: ['^12.1.0', 'https://pub.dev/packages/flutter_appauth/versions'],
  flutter_secure_storage: ['^10.3.1', 'https://pub.dev/api/packages/flutter_secure_storage'],
  image_picker: ['^1.2.2', 'https://pub.dev/packages/image_picker/versions'],
  passkeys: ['^2.22.2', 'https://pub.dev/packages/passkeys/versions/2.22.2/changelog'],
  shared_preferences: ['^2.5.5', 'https://pub.dev/packages/shared_preferences/versions'],
} as const;

/** What `addDependency` of `fixes/` can add: a name that is not here does not compile. */
export type AddedName = keyof typeof gradle | keyof typeof npm | keyof typeof pub;

const checked = '2026-11-25';
const entries = <K extends string, V>(rows: Readonly<Record<K, V>>) => Object.entries(rows) as [K, V][];

export const addedDependencies: readonly AddedDependency[] = [
  ...entries(gradle).map(
    ([name, version]): AddedDependency => ({
      ecosystem: 'gradle',
      name,
      version,
      checked,
      source: `${name.startsWith('androidx.') ? 'Google Maven' : 'Maven Central'}: ${name}`,
    }),
  ),
  ...entries(npm).map(
    ([name, version]): AddedDependency => ({ ecosystem: 'npm', name, version, checked, source: `npm: ${name}` }),
  ),
  ...entries(pub).map(
    ([name, [version, source]]): AddedDependency => ({ ecosystem: 'pub', name, version, checked, source }),
  ),
];

/** The row of a library. */
export const addedDependency = (name: AddedName): AddedDependency =>
  addedDependencies.find((row) => row.name === name) as AddedDependency;
