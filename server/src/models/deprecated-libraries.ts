import type { Severity } from '../core/diagnostic';
import type { DependencyEcosystem } from '../core/edit';
import { type AddedName, addedDependency } from './added-dependencies';
import type { DatedFact } from './dated-fact';

/** The build system a dependency is declared in. */
type Ecosystem = DependencyEcosystem | 'cordova';

/** The part of a declared dependency that decides. */
interface DeclaredDependency {
  readonly ecosystem: Ecosystem;
  readonly name: string;
  readonly version?: string;
}

/** A dependency that security rests on and that is no longer maintained, with what replaces it. */
export interface DeprecatedLibrary extends DatedFact {
  readonly ecosystem: Ecosystem;
  /** The whole name, or a pattern for families of packages. */
  readonly name: string | RegExp;
  /** Why it should go: one clause that completes "… is deprecated: ". */
  readonly reason: string;
  /** What to use instead, in words. */
  readonly instead: string;
  readonly successor?: {
    readonly name: string;
    /** The version to ask for (see `added-dependencies.ts`). */
    readonly version: string;
    /** Packages, classes and behaviour stayed the same, so exchanging the coordinate is all. */
    readonly dropIn?: boolean;
  };
  /** Built into the platform by now: the dependency can go without a replacement. */
  readonly removable?: boolean;
  /** The vendor's guide for moving. */
  readonly guide?: string;
  /** Only the part of the library that code names by these words is deprecated. */
  readonly usedWords?: readonly string[];
  /** Only versions below this are meant. */
  readonly before?: number;
  readonly severity?: Severity;
}

/** A successor in the version that fixes add. */
const replacement = (name: AddedName, dropIn = false): DeprecatedLibrary['successor'] => ({
  name,
  version: addedDependency(name).version,
  ...(dropIn ? { dropIn } : {}),
});

type Row = Omit<DeprecatedLibrary, 'ecosystem' | 'checked' | 'source'>;

/** Rows of one ecosystem, read on one day from one registry. */
const of = (ecosystem: Ecosystem, registry: string, rows: readonly Row[]): readonly DeprecatedLibrary[] =>
  rows.map((row) => ({
    ...row,
    ecosystem,
    checked: '2026-11-01',
    source: `${registry}: ${typeof row.name === 'string' ? row.name : row.name.source}`,
  }));

/** Classes of the old Google Sign-In and One Tap. Source: developer.android.com, "Migrate from legacy Google Sign-In". */
export const legacySignInWords = [
  'GoogleSignInClient',
  'GoogleSignInOptions',
  'GoogleSignInAccount',
  'BeginSignInRequest',
  'getSignInClient',
];

const dynamicLinksGuide = 'https://firebase.google.com/support/dynamic-links-faq';
const appCenterGuide = 'https://learn.microsoft.com/appcenter/retirement';

/** Plugins, which stand in `package.json` and in `config.xml`. */
const cordovaPlugins: readonly Row[] = [
  {
    name: 'cordova-plugin-whitelist',
    reason: 'cordova-android 10 and newer have it built in',
    instead: 'nothing',
    removable: true,
  },
  {
    name: 'cordova-plugin-wkwebview-engine',
    reason: 'cordova-ios 6 and newer have it built in',
    instead: 'nothing',
    removable: true,
  },
  {
    name: /^cordova-plugin-(contacts|secure-storage)$/,
    reason: 'no release has been seen since 2024',
    instead: 'a maintained Capacitor plugin',
  },
];

export const deprecatedLibraries: readonly DeprecatedLibrary[] = [
  ...of('gradle', 'Maven Central and Google Maven', [
    {
      name: /^androidx\.security:security-crypto(-ktx)?$/,
      reason: 'its whole API is deprecated since 1.1.0',
      instead: 'DataStore with Tink, or a key in the Android Keystore',
      successor: replacement('com.google.crypto.tink:tink-android'),
    },
    {
      name: 'net.zetetic:android-database-sqlcipher',
      reason: 'it gets no updates any more and lacks 16 KB pages',
      instead: 'net.zetetic:sqlcipher-android',
      guide: 'https://www.zetetic.net/sqlcipher/sqlcipher-for-android-migration/',
      successor: replacement('net.zetetic:sqlcipher-android'),
    },
    {
      name: 'com.google.android.gms:play-services-safetynet',
      reason: 'SafetyNet attestation has been shut down',
      instead: 'the Play Integrity API',
      guide: 'https://developer.android.com/google/play/integrity/migrate',
    },
    {
      name: 'com.google.android.gms:play-services-auth',
      reason: 'the sign-in classes that this project uses have been replaced',
      instead: 'androidx.credentials with googleid',
      successor: replacement('androidx.credentials:credentials'),
      guide: 'https://developer.android.com/identity/sign-in/legacy-gsi-migration',
      usedWords: legacySignInWords,
    },
    {
      name: /^com\.google\.firebase:firebase-dynamic-links(-ktx)?$/,
      reason: 'the service ended in August 2025',
      instead: 'App Links',
      guide: dynamicLinksGuide,
    },
    {
      name: /^(com\.android\.support|android\.arch\.[\w.]+):/,
      reason: 'it gets no fixes since 2018',
      instead: 'AndroidX',
      guide: 'https://developer.android.com/jetpack/androidx/migrate',
    },
    ...(['bcprov', 'bcpkix', 'bcutil', 'bcpg', 'bcmail', 'bctls'] as const).map(
      (module): Row => ({
        name: `org.bouncycastle:${module}-jdk15on`,
        reason: 'fixes only appear in the jdk18on line',
        instead: `org.bouncycastle:${module}-jdk18on`,
        successor: replacement(`org.bouncycastle:${module}-jdk18on`, true),
      }),
    ),
    {
      name: /^com\.squareup\.okhttp:okhttp/,
      reason: 'OkHttp 2 gets no security fixes',
      instead: 'com.squareup.okhttp3:okhttp',
      successor: replacement('com.squareup.okhttp3:okhttp'),
    },
    {
      name: /^(io\.fabric|com\.crashlytics\.sdk\.android)\b/,
      reason: 'the service has ended',
      instead: 'Firebase Crashlytics',
    },
    {
      name: /^com\.microsoft\.appcenter:/,
      reason: 'App Center was retired in March 2025',
      instead: 'another crash reporter',
      guide: appCenterGuide,
    },
    { name: /^org\.apache\.httpcomponents:/, reason: 'Android removed this client in version 6', instead: 'OkHttp' },
  ]),
  ...of('npm', 'npm', [
    {
      name: '@react-native-community/async-storage',
      reason: 'it moved and gets no updates under this name',
      instead: '@react-native-async-storage/async-storage, and a secure store for secrets',
      successor: replacement('@react-native-async-storage/async-storage'),
    },
    {
      name: /^(react-native-encrypted-storage|react-native-secure-key-store|rn-secure-storage)$/,
      reason: 'no release has been seen since 2024',
      instead: 'expo-secure-store or react-native-keychain',
      successor: replacement('react-native-keychain'),
    },
    {
      name: /^(react-native-touch-id|react-native-fingerprint-scanner)$/,
      reason: 'no release has been seen since 2024',
      instead: 'react-native-keychain with a biometric item',
      successor: replacement('react-native-keychain'),
    },
    {
      name: 'react-native-biometrics',
      reason: 'no release has been seen since 2024',
      instead: 'react-native-keychain with a biometric item, or @sbaiahmed1/react-native-biometrics',
      successor: replacement('react-native-keychain'),
      severity: 'information',
    },
    {
      name: 'expo-random',
      reason: 'it left the Expo SDK',
      instead: 'expo-crypto',
      successor: replacement('expo-crypto'),
    },
    {
      name: 'expo-app-auth',
      reason: 'it left the Expo SDK',
      instead: 'expo-auth-session',
      successor: replacement('expo-auth-session'),
    },
    { name: 'expo-permissions', reason: 'it left the Expo SDK', instead: 'the permission functions of each module' },
    {
      name: /^expo-(google-sign-in|facebook|ads-admob|firebase-.+|barcode-scanner|face-detector)$/,
      reason: 'it left the Expo SDK',
      instead: 'the maintained counterpart',
    },
    {
      name: '@capacitor/storage',
      reason: 'it was renamed and gets no updates under this name',
      instead: '@capacitor/preferences, and a secure store for secrets',
      successor: replacement('@capacitor/preferences'),
      guide: 'https://capacitorjs.com/docs/apis/preferences',
    },
    {
      name: 'capacitor-native-biometric',
      reason: 'it is maintained under another name',
      instead: '@capgo/capacitor-native-biometric',
      successor: replacement('@capgo/capacitor-native-biometric'),
    },
    {
      name: /^@ionic-native\//,
      reason: 'it was renamed and gets no updates under this name',
      instead: '@awesome-cordova-plugins or Capacitor plugins',
    },
    ...cordovaPlugins,
    {
      name: 'crypto-js',
      reason: 'its author has discontinued it',
      instead: 'Web Crypto, react-native-quick-crypto or expo-crypto',
    },
    {
      name: '@react-native-firebase/dynamic-links',
      reason: 'the service ended in August 2025',
      instead: 'universal links',
    },
    {
      name: /^(appcenter|appcenter-.+)$/,
      reason: 'App Center was retired in March 2025',
      instead: 'another crash reporter',
    },
    {
      name: 'react-native-code-push',
      reason: 'App Center was retired in March 2025',
      instead: 'expo-updates',
      guide: appCenterGuide,
    },
    {
      name: 'amazon-cognito-identity-js',
      reason: 'it is in maintenance only',
      instead: 'aws-amplify',
      severity: 'information',
    },
    {
      name: 'react-native-document-picker',
      reason: 'it is maintained under another name',
      instead: '@react-native-documents/picker',
      successor: replacement('@react-native-documents/picker'),
    },
    {
      name: '@react-native-community/cookies',
      reason: 'it is maintained under another name',
      instead: '@react-native-cookies/cookies',
      successor: replacement('@react-native-cookies/cookies'),
    },
    {
      name: 'react-native-camera',
      reason: 'it is no longer maintained',
      instead: 'react-native-vision-camera',
      successor: replacement('react-native-vision-camera'),
    },
    {
      name: 'react-native-fs',
      reason: 'it is no longer maintained',
      instead: 'expo-file-system',
      severity: 'information',
    },
  ]),
  ...of('pub', 'pub.dev', [
    { name: 'firebase_dynamic_links', reason: 'the service ended in August 2025', instead: 'app_links' },
    { name: 'uni_links', reason: 'it is no longer maintained', instead: 'app_links' },
    {
      name: 'contacts_service',
      reason: 'it is no longer maintained',
      instead: 'flutter_contacts',
      successor: replacement('flutter_contacts'),
    },
    {
      name: 'flutter_windowmanager',
      reason: 'it is no longer maintained',
      instead: 'a maintained fork',
      severity: 'information',
    },
    {
      name: 'device_info',
      reason: 'it was replaced',
      instead: 'device_info_plus',
      successor: replacement('device_info_plus'),
    },
    { name: 'package_info', reason: 'it was replaced', instead: 'package_info_plus' },
    {
      name: 'connectivity',
      reason: 'it was replaced',
      instead: 'connectivity_plus',
      successor: replacement('connectivity_plus'),
    },
    {
      name: 'wifi_info_flutter',
      reason: 'it was replaced',
      instead: 'network_info_plus',
    },
    { name: 'flutter_facebook_login', reason: 'it is no longer maintained', instead: 'flutter_facebook_auth' },
    {
      name: 'encrypted_shared_preferences',
      reason: 'it is no longer maintained',
      instead: 'flutter_secure_storage',
      successor: replacement('flutter_secure_storage'),
    },
  ]),
  ...of('cocoapods', 'CocoaPods', [
    { name: 'AFNetworking', reason: 'it is archived', instead: 'URLSession or Alamofire' },
    {
      name: /^(AppCenter|AppCenter\/.+)$/,
      reason: 'App Center was retired in March 2025',
      instead: 'another crash reporter',
      guide: appCenterGuide,
    },
    {
      name: 'Firebase/DynamicLinks',
      reason: 'the service ended in August 2025',
      instead: 'universal links',
      guide: dynamicLinksGuide,
    },
    {
      name: 'GoogleSignIn',
      reason: 'versions below 7 are not maintained',
      instead: 'GoogleSignIn 7 or newer',
      before: 7,
    },
  ]),
  ...of('swift-package', 'GitHub', [
    { name: /^(AFNetworking|appcenter-sdk-apple)$/i, reason: 'it is archived', instead: 'a maintained library' },
  ]),
  ...of('cordova', 'npm', cordovaPlugins),
];

const majorOf = (version: string | undefined): number | undefined => {
  const major = /\d+/.exec(version ?? '')?.[0];
  return major === undefined ? undefined : Number(major);
};

/** The row that speaks of a dependency, if any. Without a readable version, rows about old versions do not apply. */
export function deprecationOf(dependency: DeclaredDependency): DeprecatedLibrary | undefined {
  return deprecatedLibraries.find((row) => {
    if (row.ecosystem !== dependency.ecosystem) return false;
    const named = typeof row.name === 'string' ? row.name === dependency.name : row.name.test(dependency.name);
    const major = majorOf(dependency.version);
    return named && (row.before === undefined || (major !== undefined && major < row.before));
  });
}

/** The build system an ecosystem's dependencies can be added to. */
export const canAdd = (ecosystem: Ecosystem): ecosystem is DependencyEcosystem => ecosystem !== 'cordova';
