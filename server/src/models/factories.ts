import type { CodeLanguage } from '../core/language';
import { dart, kotlin, objc, script, swift } from './language-sets';

/**
 * Which type an expression has although nothing near it says so: functions and properties that hand out objects of a known
 * type. `owner` is a simple type name (compared with the receiver's type or the type it names), `module` a library or module
 * the file must import. Without both, any receiver fits; `receiverHint` then asks the receiver's text for a word.
 */
export interface FactoryModel {
  readonly languages: readonly CodeLanguage[];
  readonly owner?: string;
  readonly module?: string;
  readonly member: string;
  readonly receiverHint?: RegExp;
  /** Owner grammar of `ApiModel.api`; `self` is the receiver's own type. */
  readonly returns: string;
}

/** What a lambda handed to a function sees: `this` inside it, or its first parameter. */
export interface LambdaModel {
  readonly languages: readonly CodeLanguage[];
  readonly member: string;
  /** Simple type name of the receiver; absent for any. */
  readonly owner?: string;
  readonly binds: 'this' | 'parameter';
  /** `receiver`, `awaited-receiver`, `element`, `first-argument` or an owner as in `ApiModel.api`. */
  readonly to: string;
  /** What the call gives back: its receiver or the lambda's last expression. */
  readonly gives?: 'receiver' | 'lambda';
}

const android: readonly CodeLanguage[] = ['kotlin', 'java'];

const preferences = 'android.content.SharedPreferences';
const editor = `${preferences}.Editor`;
const encrypted = 'androidx.security.crypto.EncryptedSharedPreferences';
const dataStore = 'androidx.datastore.core.DataStore';
const mutablePreferences = 'androidx.datastore.preferences.core.MutablePreferences';
const sharedDart = 'package:shared_preferences/shared_preferences.dart SharedPreferences';
const hiveBox = 'package:hive/hive.dart Box';

type Row = readonly [languages: readonly CodeLanguage[], owner: string | undefined, members: string, returns: string];

const rows: readonly Row[] = [
  [android, undefined, 'getSharedPreferences getDefaultSharedPreferences getPreferences', preferences],
  [android, 'SharedPreferences', 'edit', editor],
  [
    android,
    'SharedPreferences.Editor',
    'putString putStringSet putInt putLong putFloat putBoolean remove clear',
    'self',
  ],
  [android, 'EncryptedSharedPreferences', 'create', encrypted],
  [android, 'EncryptedSharedPreferences', 'edit', `${encrypted}.Editor`],
  [
    android,
    'EncryptedSharedPreferences.Editor',
    'putString putStringSet putInt putLong putFloat putBoolean remove clear',
    'self',
  ],
  [android, 'Cipher', 'getInstance', 'javax.crypto.Cipher'],
  [android, 'MessageDigest', 'getInstance', 'java.security.MessageDigest'],
  [android, 'ThreadLocalRandom', 'current', 'java.util.concurrent.ThreadLocalRandom'],
  [android, 'Hashing', 'md5 sha1 sha256 sha384 sha512', 'com.google.common.hash.HashFunction'],
  [android, undefined, 'encodeUtf8', 'okio.ByteString'],
  [android, 'Mac', 'getInstance', 'javax.crypto.Mac'],
  [android, 'KeyGenerator', 'getInstance', 'javax.crypto.KeyGenerator'],
  [android, 'KeyPairGenerator', 'getInstance', 'java.security.KeyPairGenerator'],
  [android, 'KeyStore', 'getInstance', 'java.security.KeyStore'],
  [android, 'SecretKeyFactory', 'getInstance', 'javax.crypto.SecretKeyFactory'],
  [android, 'Signature', 'getInstance', 'java.security.Signature'],
  [android, 'SSLContext', 'getInstance getDefault', 'javax.net.ssl.SSLContext'],
  [android, 'TrustManagerFactory', 'getInstance', 'javax.net.ssl.TrustManagerFactory'],
  [android, 'SecureRandom', 'getInstance getInstanceStrong', 'java.security.SecureRandom'],
  [android, 'FirebaseAuth', 'getInstance', 'com.google.firebase.auth.FirebaseAuth'],
  [android, 'FirebaseAnalytics', 'getInstance', 'com.google.firebase.analytics.FirebaseAnalytics'],
  [android, 'FirebaseCrashlytics', 'getInstance', 'com.google.firebase.crashlytics.FirebaseCrashlytics'],
  [android, 'FirebaseFirestore', 'getInstance', 'com.google.firebase.firestore.FirebaseFirestore'],
  [android, 'FirebaseDatabase', 'getInstance', 'com.google.firebase.database.FirebaseDatabase'],
  [android, 'CookieManager', 'getInstance', 'android.webkit.CookieManager'],
  [android, 'BiometricManager', 'from', 'androidx.biometric.BiometricManager'],
  [android, 'AccountManager', 'get', 'android.accounts.AccountManager'],
  [android, 'WorkManager', 'getInstance', 'androidx.work.WorkManager'],
  [android, 'NotificationManagerCompat', 'from', 'androidx.core.app.NotificationManagerCompat'],
  [
    android,
    'LocationServices',
    'getFusedLocationProviderClient',
    'com.google.android.gms.location.FusedLocationProviderClient',
  ],
  [android, 'PendingIntent', 'getActivity getBroadcast getService getForegroundService', 'android.app.PendingIntent'],
  [android, 'MMKV', 'defaultMMKV mmkvWithID', 'com.tencent.mmkv.MMKV'],
  [
    android,
    undefined,
    'openOrCreateDatabase getWritableDatabase getReadableDatabase',
    'android.database.sqlite.SQLiteDatabase',
  ],
  [kotlin, undefined, 'writableDatabase readableDatabase', 'android.database.sqlite.SQLiteDatabase'],
  [kotlin, undefined, 'preferencesDataStore', dataStore],
  [kotlin, 'PreferenceDataStoreFactory', 'create', dataStore],
  [android, undefined, 'openFileOutput', 'java.io.FileOutputStream'],
  [kotlin, 'File', 'outputStream', 'java.io.FileOutputStream'],
  [android, 'WebView', 'getSettings settings', 'android.webkit.WebSettings'],
  [android, 'DownloadManager', 'enqueue', 'kotlin.Long'],
  [kotlin, 'Firebase', 'analytics', 'com.google.firebase.analytics.FirebaseAnalytics'],
  [android, 'Amplitude', 'getInstance', 'com.amplitude.api.AmplitudeClient'],
  [android, 'MixpanelAPI', 'getInstance', 'com.mixpanel.android.mpmetrics.MixpanelAPI'],
  [android, 'MixpanelAPI', 'getPeople people', 'com.mixpanel.android.mpmetrics.MixpanelAPI.People'],
  [android, 'Braze', 'getInstance', 'com.braze.Braze'],
  [android, 'Braze', 'getCurrentUser currentUser', 'com.braze.BrazeUser'],
  [android, 'OneSignal', 'getUser', 'com.onesignal.user.IUserManager'],
  [android, 'AppsFlyerLib', 'getInstance', 'com.appsflyer.AppsFlyerLib'],
  [android, 'Branch', 'getInstance getAutoInstance', 'io.branch.referral.Branch'],
  [android, 'AppEventsLogger', 'newLogger', 'com.facebook.appevents.AppEventsLogger'],
  [android, 'CleverTapAPI', 'getDefaultInstance', 'com.clevertap.android.sdk.CleverTapAPI'],
  [android, 'WifiManager', 'getConnectionInfo connectionInfo', 'android.net.wifi.WifiInfo'],
  [android, 'BluetoothAdapter', 'getDefaultAdapter', 'android.bluetooth.BluetoothAdapter'],
  [android, 'BluetoothManager', 'getAdapter adapter', 'android.bluetooth.BluetoothAdapter'],
  [android, 'NetworkInterface', 'getByName', 'java.net.NetworkInterface'],

  [swift, 'UserDefaults', 'standard', 'UserDefaults'],
  [swift, 'CBLDatabase', 'createDocument', 'CBLDocument'],
  [swift, 'NSEntityDescription', 'insertNewObject', 'NSManagedObject'],
  [swift, 'NSUbiquitousKeyValueStore', 'default', 'NSUbiquitousKeyValueStore'],
  [swift, 'URLSession', 'shared', 'URLSession'],
  [swift, 'FileManager', 'default', 'FileManager'],
  [swift, 'UIPasteboard', 'general', 'UIPasteboard'],
  [swift, 'UIApplication', 'shared', 'UIApplication'],
  [swift, 'HTTPCookieStorage', 'shared', 'HTTPCookieStorage'],
  [swift, 'URLCredentialStorage', 'shared', 'URLCredentialStorage'],
  [swift, 'Auth', 'auth', 'Auth'],
  [swift, 'Crashlytics', 'crashlytics', 'Crashlytics'],
  [swift, 'Firestore', 'firestore', 'Firestore'],
  [swift, 'ASIdentifierManager', 'shared', 'ASIdentifierManager'],
  [swift, 'UIDevice', 'current', 'UIDevice'],
  [swift, 'Mixpanel', 'mainInstance', 'MixpanelInstance'],
  [swift, 'MixpanelInstance', 'people', 'People'],
  [swift, 'Amplitude', 'instance', 'Amplitude'],
  [swift, 'PostHogSDK', 'shared', 'PostHogSDK'],
  [swift, 'Braze', 'user', 'Braze.User'],
  [swift, 'AppsFlyerLib', 'shared', 'AppsFlyerLib'],
  [swift, 'Branch', 'getInstance', 'Branch'],
  [swift, 'AppEvents', 'shared', 'AppEvents'],
  [swift, 'GKRandomSource', 'sharedRandom', 'GKRandomSource'],

  [objc, 'NSEntityDescription', 'insertNewObjectForEntityForName', 'NSManagedObject'],
  [objc, 'NSUserDefaults', 'standardUserDefaults', 'NSUserDefaults'],
  [objc, 'NSUbiquitousKeyValueStore', 'defaultStore', 'NSUbiquitousKeyValueStore'],
  [objc, 'NSFileManager', 'defaultManager', 'NSFileManager'],
  [objc, 'UIPasteboard', 'generalPasteboard', 'UIPasteboard'],
  [objc, 'NSURLSession', 'sharedSession', 'NSURLSession'],
  [objc, 'UIApplication', 'sharedApplication', 'UIApplication'],
  [objc, 'NSHTTPCookieStorage', 'sharedHTTPCookieStorage', 'NSHTTPCookieStorage'],
  [objc, 'UIDevice', 'currentDevice', 'UIDevice'],
  [objc, 'ASIdentifierManager', 'sharedManager', 'ASIdentifierManager'],
  [objc, 'FIRCrashlytics', 'crashlytics', 'FIRCrashlytics'],
  [objc, 'Mixpanel', 'sharedInstance', 'Mixpanel'],
  [objc, 'Mixpanel', 'people', 'MixpanelPeople'],
  [objc, 'Amplitude', 'instance', 'Amplitude'],
  [objc, 'AppsFlyerLib', 'shared', 'AppsFlyerLib'],
  [objc, 'Branch', 'getInstance', 'Branch'],
  [objc, 'FBSDKAppEvents', 'shared', 'FBSDKAppEvents'],

  [dart, 'SharedPreferences', 'getInstance', sharedDart],
  [dart, 'SharedPreferencesWithCache', 'create', sharedDart.replace(/ .*/, ' SharedPreferencesWithCache')],
  [dart, 'Hive', 'box openBox', hiveBox],
  [dart, 'Hive', 'lazyBox openLazyBox', 'package:hive/hive.dart LazyBox'],
  [dart, 'FirebaseAuth', 'instance', 'package:firebase_auth/firebase_auth.dart FirebaseAuth'],
  [dart, 'FirebaseAnalytics', 'instance', 'package:firebase_analytics/firebase_analytics.dart FirebaseAnalytics'],
  [
    dart,
    'FirebaseCrashlytics',
    'instance',
    'package:firebase_crashlytics/firebase_crashlytics.dart FirebaseCrashlytics',
  ],
  [dart, 'FirebaseFirestore', 'instance', 'package:cloud_firestore/cloud_firestore.dart FirebaseFirestore'],
  [dart, 'DeviceInfoPlugin', 'iosInfo', 'package:device_info_plus/device_info_plus.dart IosDeviceInfo'],
  [dart, 'DeviceInfoPlugin', 'androidInfo', 'package:device_info_plus/device_info_plus.dart AndroidDeviceInfo'],
  [dart, 'Mixpanel', 'init', 'package:mixpanel_flutter/mixpanel_flutter.dart Mixpanel'],
  [dart, 'Mixpanel', 'getPeople', 'package:mixpanel_flutter/mixpanel_flutter.dart People'],
  [dart, 'Amplitude', 'getInstance', 'package:amplitude_flutter/amplitude.dart Amplitude'],
  [dart, undefined, 'openDatabase', 'package:sqflite/sqflite.dart Database'],
];

/** Rows by language; functions of TypeScript modules are named with the module. */
export const factories: readonly FactoryModel[] = [
  ...rows.flatMap(([languages, owner, members, returns]) =>
    members.split(' ').map((member): FactoryModel => ({ languages, owner, member, returns })),
  ),
  { languages: android, member: 'edit', receiverHint: /pref|settings|sharedp/i, returns: editor },
  { languages: script, module: 'react-native-mmkv', member: 'createMMKV', returns: 'react-native-mmkv MMKV' },
  {
    languages: script,
    module: '@react-native-async-storage/async-storage',
    member: 'createAsyncStorage',
    returns: '@react-native-async-storage/async-storage AsyncStorage',
  },
  {
    languages: script,
    module: '@react-native-firebase/analytics',
    member: 'default',
    returns: '@react-native-firebase/analytics Analytics',
  },
  {
    languages: script,
    module: '@react-native-firebase/crashlytics',
    member: 'default',
    returns: '@react-native-firebase/crashlytics Crashlytics',
  },
  {
    languages: script,
    module: 'mixpanel-react-native',
    member: 'useMixpanel',
    returns: 'mixpanel-react-native Mixpanel',
  },
  { languages: script, owner: 'Mixpanel', member: 'getPeople', returns: 'mixpanel-react-native People' },
  { languages: script, module: 'posthog-react-native', member: 'usePostHog', returns: 'posthog-react-native PostHog' },
  {
    languages: script,
    module: '@segment/analytics-react-native',
    member: 'useAnalytics',
    returns: '@segment/analytics-react-native SegmentClient',
  },
  {
    languages: script,
    module: '@segment/analytics-react-native',
    member: 'createClient',
    returns: '@segment/analytics-react-native SegmentClient',
  },
  ...['crypto', 'node:crypto', 'react-native-quick-crypto', 'react-native-crypto', 'crypto-browserify'].map(
    (module): FactoryModel => ({ languages: script, module, member: 'createHash', returns: `${module} Hash` }),
  ),
  { languages: script, owner: 'Hash', member: 'update', returns: 'self' },
  { languages: script, module: 'firebase/auth', member: 'getAuth', returns: 'firebase/auth Auth' },
  { languages: script, module: 'firebase/auth', member: 'initializeAuth', returns: 'firebase/auth Auth' },
  {
    languages: script,
    module: '@supabase/supabase-js',
    member: 'createClient',
    returns: '@supabase/supabase-js SupabaseClient',
  },
];

/** Members that give back what they were called on, whatever its type: assignments chained by the language or by habit. */
export const builderSuffix = /(Builder|\.Editor|^Editor|Request|Configuration|Options)$/;
/** Members that end a builder chain. */
export const builderEnd = /^(build|create|commit|apply|execute|enqueue|newCall|show|toString|get[A-Z].*|is[A-Z].*)$/;

/** Scope functions and callbacks. */
export const lambdas: readonly LambdaModel[] = [
  { languages: kotlin, member: 'apply', binds: 'this', to: 'receiver', gives: 'receiver' },
  { languages: kotlin, member: 'also', binds: 'parameter', to: 'receiver', gives: 'receiver' },
  { languages: kotlin, member: 'let', binds: 'parameter', to: 'receiver', gives: 'lambda' },
  { languages: kotlin, member: 'use', binds: 'parameter', to: 'receiver', gives: 'lambda' },
  { languages: kotlin, member: 'run', binds: 'this', to: 'receiver', gives: 'lambda' },
  { languages: kotlin, member: 'with', binds: 'this', to: 'first-argument', gives: 'lambda' },
  { languages: kotlin, member: 'takeIf', binds: 'parameter', to: 'receiver', gives: 'receiver' },
  { languages: kotlin, member: 'takeUnless', binds: 'parameter', to: 'receiver', gives: 'receiver' },
  { languages: kotlin, member: 'runCatching', binds: 'this', to: 'receiver', gives: 'lambda' },
  { languages: kotlin, member: 'edit', owner: 'SharedPreferences', binds: 'this', to: editor },
  { languages: kotlin, member: 'edit', owner: 'EncryptedSharedPreferences', binds: 'this', to: `${encrypted}.Editor` },
  { languages: kotlin, member: 'edit', owner: 'DataStore', binds: 'parameter', to: mutablePreferences },
  {
    languages: kotlin,
    member: 'logEvent',
    owner: 'FirebaseAnalytics',
    binds: 'this',
    to: 'com.google.firebase.analytics.ParametersBuilder',
  },
  { languages: kotlin, member: 'onSuccess', binds: 'parameter', to: 'receiver', gives: 'receiver' },
  { languages: kotlin, member: 'forEach', binds: 'parameter', to: 'element' },
  { languages: kotlin, member: 'map', binds: 'parameter', to: 'element', gives: 'lambda' },
  { languages: [...dart, ...script], member: 'then', binds: 'parameter', to: 'awaited-receiver', gives: 'lambda' },
  { languages: [...dart, ...script], member: 'forEach', binds: 'parameter', to: 'element' },
  { languages: [...swift, ...dart, ...script], member: 'map', binds: 'parameter', to: 'element', gives: 'lambda' },
  { languages: swift, member: 'withUnsafeBytes', binds: 'parameter', to: 'receiver', gives: 'lambda' },
  { languages: swift, member: 'withCString', binds: 'parameter', to: 'receiver', gives: 'lambda' },
  { languages: swift, member: 'flatMap', binds: 'parameter', to: 'element', gives: 'lambda' },
];
