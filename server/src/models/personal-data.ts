import type { DatedFact } from './dated-fact';
import { evidenceForPermission, evidenceForPurpose, type PermissionEvidence } from './permission-evidence';
import { frameworkPermissions } from './permission-sources';

/** Kinds of data about people that an app can hold, as stores ask for them. */
export type DataType =
  | 'precise-location'
  | 'coarse-location'
  | 'background-location'
  | 'contacts'
  | 'photos-videos'
  | 'photo-metadata'
  | 'camera'
  | 'voice'
  | 'files'
  | 'calendar'
  | 'messages-calls'
  | 'phone-number'
  | 'device-id'
  | 'advertising-id'
  | 'wifi'
  | 'local-network'
  | 'bluetooth'
  | 'motion'
  | 'health'
  | 'biometrics'
  | 'installed-apps'
  | 'accounts'
  | 'clipboard'
  | 'push-token'
  | 'name-email'
  | 'user-id'
  | 'purchases'
  | 'payment'
  | 'browsing'
  | 'usage'
  | 'screen-content'
  | 'support-messages'
  | 'diagnostics';

/** One kind of personal data and the ways in which an app comes by it. */
export interface PersonalData extends DatedFact {
  readonly type: DataType;
  readonly label: string;
  /** 3 harms a person when it leaks, 2 names or recognises one, 1 says little, 0 nothing. */
  readonly weight: 0 | 1 | 2 | 3;
  /** Android permissions without `android.permission.`. */
  readonly permissions: readonly string[];
  /** Purpose strings and entitlements of iOS. */
  readonly purposes: readonly string[];
  /** Identifiers of code that reads it, beyond those of the permission's own row (see `evidenceOf`). */
  readonly words: readonly string[];
  /** Packages of npm, pub and Cordova that read it, beyond those of the permission's own row. */
  readonly packages: readonly string[];
}

type Row = readonly [DataType, string, PersonalData['weight'], string, string, string, string];

/** Type, label, weight, then lists separated by spaces: permissions, purposes, words, packages. */
const rows: readonly Row[] = [
  [
    'precise-location',
    'exact location',
    3,
    'ACCESS_FINE_LOCATION',
    'NSLocationWhenInUseUsageDescription NSLocationUsageDescription',
    'CLLocationUpdate PRIORITY_HIGH_ACCURACY',
    'react-native-geolocation-service',
  ],
  [
    'coarse-location',
    'approximate location',
    1,
    'ACCESS_COARSE_LOCATION',
    '',
    'kCLLocationAccuracyReduced LocationButton',
    '',
  ],
  [
    'background-location',
    'location while the app is not in use',
    3,
    'ACCESS_BACKGROUND_LOCATION FOREGROUND_SERVICE_LOCATION',
    'NSLocationAlwaysUsageDescription NSLocationAlwaysAndWhenInUseUsageDescription',
    'requestAlwaysAuthorization startLocationUpdatesAsync locationAlways',
    'react-native-background-geolocation @capacitor-community/background-geolocation',
  ],
  ['contacts', 'contacts', 3, 'READ_CONTACTS WRITE_CONTACTS', 'NSContactsUsageDescription', '', ''],
  [
    'photos-videos',
    'photos and videos',
    3,
    'READ_MEDIA_IMAGES READ_MEDIA_VIDEO READ_MEDIA_VISUAL_USER_SELECTED',
    'NSPhotoLibraryUsageDescription',
    '',
    '',
  ],
  [
    'photo-metadata',
    'where and with what photos were taken',
    3,
    'ACCESS_MEDIA_LOCATION',
    '',
    'ExifInterface setRequireOriginal requestFullMetadata',
    'native_exif exif',
  ],
  ['camera', 'camera', 2, 'CAMERA', 'NSCameraUsageDescription', '', ''],
  [
    'voice',
    'voice and sound',
    2,
    'RECORD_AUDIO',
    'NSMicrophoneUsageDescription NSSpeechRecognitionUsageDescription',
    '',
    '',
  ],
  [
    'files',
    'files',
    2,
    'READ_EXTERNAL_STORAGE WRITE_EXTERNAL_STORAGE MANAGE_EXTERNAL_STORAGE',
    '',
    'ACTION_OPEN_DOCUMENT ACTION_OPEN_DOCUMENT_TREE UIDocumentPickerViewController',
    'expo-document-picker @react-native-documents/picker file_picker file_selector',
  ],
  [
    'calendar',
    'calendar and reminders',
    2,
    'READ_CALENDAR WRITE_CALENDAR',
    'NSCalendarsUsageDescription NSCalendarsFullAccessUsageDescription NSCalendarsWriteOnlyAccessUsageDescription NSRemindersUsageDescription NSRemindersFullAccessUsageDescription',
    '',
    '',
  ],
  [
    'messages-calls',
    'text messages and calls',
    3,
    'READ_SMS RECEIVE_SMS SEND_SMS RECEIVE_MMS READ_CALL_LOG WRITE_CALL_LOG PROCESS_OUTGOING_CALLS',
    '',
    '',
    '',
  ],
  [
    'phone-number',
    'phone number and SIM',
    2,
    'READ_PHONE_STATE READ_PHONE_NUMBERS',
    '',
    'CTTelephonyNetworkInfo getPhoneNumber getCarrier',
    'expo-cellular',
  ],
  [
    'device-id',
    'identifiers of the device',
    2,
    '',
    '',
    'ANDROID_ID identifierForVendor getUniqueId getAndroidId getIosIdForVendorAsync getImei getSerial',
    'android_id platform_device_id unique_identifier flutter_udid',
  ],
  [
    'advertising-id',
    'advertising identifier',
    2,
    'AD_ID',
    'NSUserTrackingUsageDescription',
    'AdvertisingIdClient ASIdentifierManager advertisingIdentifier getAdvertisingId',
    'expo-tracking-transparency app_tracking_transparency advertising_id',
  ],
  [
    'wifi',
    'Wi-Fi networks',
    2,
    'ACCESS_WIFI_STATE NEARBY_WIFI_DEVICES CHANGE_WIFI_STATE',
    'com.apple.developer.networking.wifi-info',
    'getSSID getBSSID NEHotspotNetwork CNCopyCurrentNetworkInfo shouldFetchWiFiSSID',
    'react-native-wifi-reborn network_info_plus expo-network',
  ],
  [
    'local-network',
    'devices in the local network',
    1,
    'ACCESS_LOCAL_NETWORK',
    'NSLocalNetworkUsageDescription',
    'NsdManager NWBrowser',
    'multicast_dns bonsoir react-native-zeroconf',
  ],
  [
    'bluetooth',
    'Bluetooth devices nearby',
    1,
    'BLUETOOTH_SCAN BLUETOOTH_CONNECT BLUETOOTH_ADVERTISE',
    'NSBluetoothAlwaysUsageDescription NSBluetoothPeripheralUsageDescription',
    '',
    '',
  ],
  [
    'motion',
    'movement',
    2,
    'ACTIVITY_RECOGNITION',
    'NSMotionUsageDescription',
    'CMMotionActivityManager CMPedometer',
    'expo-sensors sensors_plus pedometer',
  ],
  [
    'health',
    'health and body',
    3,
    'BODY_SENSORS',
    'NSHealthShareUsageDescription NSHealthUpdateUsageDescription',
    'HKHealthStore HealthConnectClient',
    'react-native-health react-native-health-connect @kingstinct/react-native-healthkit health',
  ],
  [
    'biometrics',
    'face or fingerprint, on the device',
    0,
    'USE_BIOMETRIC',
    'NSFaceIDUsageDescription',
    'BiometricPrompt LAContext',
    'expo-local-authentication local_auth',
  ],
  [
    'installed-apps',
    'installed apps',
    2,
    'QUERY_ALL_PACKAGES PACKAGE_USAGE_STATS',
    '',
    'UsageStatsManager',
    'app_usage',
  ],
  ['accounts', 'accounts on the device', 2, 'GET_ACCOUNTS', '', '', ''],
  [
    'clipboard',
    'clipboard',
    2,
    '',
    '',
    'getPrimaryClip UIPasteboard getStringAsync',
    'expo-clipboard @capacitor/clipboard',
  ],
  [
    'push-token',
    'push token',
    1,
    'POST_NOTIFICATIONS',
    '',
    'FirebaseMessaging registerForRemoteNotifications getExpoPushTokenAsync getDevicePushTokenAsync',
    'expo-notifications @capacitor/push-notifications firebase_messaging',
  ],
  [
    'name-email',
    'name, e-mail and phone',
    2,
    '',
    '',
    'ASAuthorizationAppleIDProvider GetGoogleIdOption GoogleSignin',
    '@react-native-google-signin/google-signin google_sign_in sign_in_with_apple expo-apple-authentication',
  ],
  ['user-id', 'user id', 2, '', '', 'FirebaseAuth', 'firebase_auth @react-native-firebase/auth'],
  [
    'purchases',
    'purchases',
    2,
    '',
    '',
    'BillingClient SKPaymentQueue',
    'react-native-iap react-native-purchases in_app_purchase purchases_flutter',
  ],
  [
    'payment',
    'payment data',
    3,
    '',
    '',
    'PaymentsClient PKPaymentAuthorizationController PaymentSheet',
    '@stripe/stripe-react-native flutter_stripe',
  ],
  [
    'browsing',
    'pages seen in the app',
    1,
    '',
    '',
    'WebView WKWebView WebViewController',
    'react-native-webview webview_flutter',
  ],
  ['usage', 'how the app is used', 1, '', '', 'FirebaseAnalytics', ''],
  ['screen-content', 'pictures of the screen', 2, '', '', '', ''],
  ['support-messages', 'messages to support', 2, '', '', '', ''],
  ['diagnostics', 'crashes and performance', 1, '', '', 'MXMetricManager', ''],
];

const list = (text: string): readonly string[] => (text ? text.split(' ') : []);

/** Which data an app collects, by what it asks the system for and what its code and packages read. */
export const personalData: readonly PersonalData[] = rows.map(
  ([type, label, weight, permissions, purposes, words, packages]) => ({
    type,
    label,
    weight,
    permissions: list(permissions),
    purposes: list(purposes),
    words: list(words),
    packages: list(packages),
    ...(permissions
      ? { checked: '2026-11-25', source: frameworkPermissions }
      : { checked: '2026-11-01', source: 'https://support.google.com/googleplay/android-developer/answer/10787469' }),
  }),
);

/** The rows that say which code and dependencies use a kind's permissions; empty for kinds that need none. */
export const evidenceOf = ({ permissions, purposes }: PersonalData): readonly PermissionEvidence[] => [
  ...new Set(
    [...permissions.map(evidenceForPermission), ...purposes.map(evidenceForPurpose)].filter((row) => row !== undefined),
  ),
];
