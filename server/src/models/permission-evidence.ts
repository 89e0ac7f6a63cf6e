/**
 * What shows that an app uses a permission: names of the APIs that need it and dependencies that bring such code. Rows are
 * generous, because a permission that is used and reported is worse than one that is unused and not. Sources: the Android
 * `Manifest.permission` reference, Apple's information property list reference and the plugins' own documentation.
 */
export interface PermissionEvidence {
  /** Android permissions without `android.permission.`. */
  readonly android: readonly string[];
  /** Purpose strings of iOS. */
  readonly ios: readonly string[];
  /** Identifiers of which one occurs in code that needs the permission. */
  readonly words: readonly string[];
  /** Dependencies whose code needs it. */
  readonly dependencies: RegExp;
  /** Guards data of a person: a warning; otherwise information. */
  readonly personal: boolean;
  /** What the permission opens, for messages. */
  readonly opens: string;
}

export const permissionEvidence: readonly PermissionEvidence[] = [
  {
    android: ['READ_CONTACTS', 'WRITE_CONTACTS'],
    ios: ['NSContactsUsageDescription'],
    words: [
      'ContactsContract',
      'CNContactStore',
      'CNContactFetchRequest',
      'ABAddressBook',
      'ABAddressBookCreateWithOptions',
      'FlutterContacts',
      'ContactsService',
      'FastContacts',
      'getContactsAsync',
      'presentContactPickerAsync',
    ],
    dependencies:
      /^(expo-contacts|react-native-contacts|react-native-select-contact|@capacitor-community\/contacts|cordova-plugin-contacts.*|flutter_contacts|contacts_service.*|fast_contacts|contacts_plus|flutter_native_contact_picker)$/,
    personal: true,
    opens: 'the address book',
  },
  {
    android: ['READ_CALENDAR', 'WRITE_CALENDAR'],
    ios: [
      'NSCalendarsUsageDescription',
      'NSCalendarsFullAccessUsageDescription',
      'NSCalendarsWriteOnlyAccessUsageDescription',
      'NSRemindersUsageDescription',
      'NSRemindersFullAccessUsageDescription',
    ],
    words: [
      'CalendarContract',
      'EKEventStore',
      'EKEvent',
      'EKReminder',
      'DeviceCalendarPlugin',
      'requestCalendarPermissionsAsync',
    ],
    dependencies:
      /^(expo-calendar|react-native-calendar-events|react-native-add-calendar-event|device_calendar|add_2_calendar|@ebarooni\/capacitor-calendar|cordova-plugin-calendar)$/,
    personal: true,
    opens: 'the calendar',
  },
  {
    android: ['CAMERA'],
    ios: ['NSCameraUsageDescription'],
    words: [
      'CameraManager',
      'CameraDevice',
      'ProcessCameraProvider',
      'LifecycleCameraController',
      'CameraX',
      'camera2',
      'ACTION_IMAGE_CAPTURE',
      'ACTION_VIDEO_CAPTURE',
      'TakePicture',
      'TakePicturePreview',
      'CaptureVideo',
      'BarcodeScanner',
      'ScanContract',
      'IntentIntegrator',
      'AVCaptureDevice',
      'AVCaptureSession',
      'UIImagePickerController',
      'DataScannerViewController',
      'VNDocumentCameraViewController',
      'ARSession',
      'ARView',
      'CodeScannerView',
      'CameraController',
      'MobileScanner',
      'ImagePicker',
      'QRView',
      'CameraView',
      'launchCamera',
      'launchCameraAsync',
      'getUserMedia',
      'getPhoto',
      'takePhoto',
    ],
    dependencies:
      /^(expo-camera|expo-image-picker|expo-barcode-scanner|react-native-vision-camera|react-native-camera.*|react-native-image-picker|react-native-image-crop-picker|react-native-qrcode-scanner|react-native-webrtc|@capacitor\/camera|@capacitor\/barcode-scanner|@capacitor-mlkit\/barcode-scanning|@capacitor-community\/(barcode-scanner|camera-preview)|cordova-plugin-camera.*|phonegap-plugin-barcodescanner|image_picker|camera|mobile_scanner|qr_code_scanner.*|flutter_webrtc|jitsi.*|androidx\.camera:.*|com\.journeyapps:zxing.*|com\.google\.mlkit:.*|com\.google\.android\.gms:play-services-(vision|code-scanner|mlkit.*)|com\.budiyev\.android:code-scanner|io\.livekit:.*|org\.webrtc:.*)$/,
    personal: true,
    opens: 'the camera',
  },
  {
    android: ['RECORD_AUDIO'],
    ios: ['NSMicrophoneUsageDescription'],
    words: [
      'MediaRecorder',
      'AudioRecord',
      'SpeechRecognizer',
      'AudioRecordingConfiguration',
      'withAudioEnabled',
      'AVAudioRecorder',
      'AVAudioEngine',
      'AVAudioApplication',
      'AVCaptureDevice',
      'requestRecordPermission',
      'SFSpeechRecognizer',
      'CXProvider',
      'UIImagePickerController',
      'AudioRecorder',
      'FlutterSoundRecorder',
      'SpeechToText',
      'CameraController',
      'getUserMedia',
      'useAudioRecorder',
      'recordAsync',
      'startRecording',
      'RTCPeerConnection',
    ],
    dependencies:
      /^(expo-av|expo-audio|expo-speech-recognition|react-native-audio.*|react-native-nitro-sound|react-native-webrtc|@react-native-voice\/voice|@livekit\/.*|capacitor-voice-recorder|@capacitor-community\/speech-recognition|cordova-plugin-media.*|record|flutter_sound.*|speech_to_text|flutter_webrtc|jitsi.*|agora.*|twilio.*|io\.livekit:.*|org\.webrtc:.*)$/,
    personal: true,
    opens: 'the microphone',
  },
  {
    android: ['ACCESS_FINE_LOCATION', 'ACCESS_COARSE_LOCATION', 'ACCESS_BACKGROUND_LOCATION'],
    ios: [
      'NSLocationWhenInUseUsageDescription',
      'NSLocationAlwaysAndWhenInUseUsageDescription',
      'NSLocationAlwaysUsageDescription',
      'NSLocationUsageDescription',
    ],
    words: [
      'LocationManager',
      'FusedLocationProviderClient',
      'LocationServices',
      'LocationRequest',
      'GeofencingClient',
      'isMyLocationEnabled',
      'setMyLocationEnabled',
      'WifiManager',
      'BluetoothLeScanner',
      'startScan',
      'startDiscovery',
      'getScanResults',
      'CLLocationManager',
      'CLLocationUpdate',
      'CLMonitor',
      'showsUserLocation',
      'UserAnnotation',
      'Geolocator',
      'geolocation',
      'Geolocation',
      'watchPositionAsync',
      'getCurrentPositionAsync',
      'getCurrentPosition',
      'watchPosition',
      'myLocationEnabled',
      'setGeolocationEnabled',
      'onGeolocationPermissionsShowPrompt',
    ],
    dependencies:
      /^(expo-location|react-native-geolocation.*|@react-native-community\/geolocation|react-native-background-geolocation|react-native-ble-plx|react-native-maps|@rnmapbox\/maps|@capacitor\/geolocation|@capacitor-community\/background-geolocation|cordova-plugin-geolocation|geolocator|location|flutter_map_location.*|google_maps_flutter|flutter_blue.*|background_locator.*|background_fetch|com\.google\.android\.gms:play-services-(location|maps)|com\.mapbox.*|org\.osmdroid:.*)$/,
    personal: true,
    opens: 'the location',
  },
  {
    android: ['READ_MEDIA_IMAGES', 'READ_MEDIA_VIDEO', 'READ_MEDIA_VISUAL_USER_SELECTED'],
    ios: ['NSPhotoLibraryUsageDescription'],
    words: [
      'MediaStore',
      'PHPhotoLibrary',
      'PHAsset',
      'PHPickerViewController',
      'PhotosPicker',
      'UIImagePickerController',
      'ImagePicker',
      'PhotoManager',
      'AssetPicker',
      'CameraRoll',
      'launchImageLibrary',
      'launchImageLibraryAsync',
      'getAssetsAsync',
      'getPhoto',
      'pickImages',
      'chooseFromGallery',
    ],
    dependencies:
      /^(expo-image-picker|expo-media-library|react-native-image-picker|react-native-image-crop-picker|@react-native-camera-roll\/camera-roll|@react-native-community\/cameraroll|@capacitor\/camera|@capacitor-community\/media|cordova-plugin-camera|image_picker.*|photo_manager|wechat_assets_picker|image_gallery_saver.*|gal|file_picker)$/,
    personal: true,
    opens: 'the photo library',
  },
  {
    android: ['READ_SMS', 'RECEIVE_SMS', 'SEND_SMS', 'RECEIVE_MMS', 'RECEIVE_WAP_PUSH'],
    ios: [],
    words: [
      'SmsManager',
      'Telephony',
      'SmsMessage',
      'SMS_RECEIVED',
      'SmsRetriever',
      'content://sms',
      'SMS_RECEIVED_ACTION',
      'SmsAndroid',
    ],
    dependencies:
      /^(react-native-get-sms-android|react-native-sms.*|cordova-plugin-sms.*|telephony.*|flutter_sms.*|sms_autofill|another_telephony|easy_sms_receiver|readsms)$/,
    personal: true,
    opens: 'text messages',
  },
  {
    android: ['READ_CALL_LOG', 'WRITE_CALL_LOG', 'PROCESS_OUTGOING_CALLS'],
    ios: [],
    words: [
      'CallLog',
      'NEW_OUTGOING_CALL',
      'ACTION_NEW_OUTGOING_CALL',
      'CallLogs',
      'EXTRA_INCOMING_NUMBER',
      'CallScreeningService',
    ],
    dependencies: /^(react-native-call-log.*|call_log|call_log_new)$/,
    personal: true,
    opens: 'the call log',
  },
  {
    android: ['READ_PHONE_STATE', 'READ_PHONE_NUMBERS'],
    ios: [],
    words: [
      'TelephonyManager',
      'SubscriptionManager',
      'PhoneStateListener',
      'TelephonyCallback',
      'TelecomManager',
      'getLine1Number',
      'phoneAccount',
      'PHONE_STATE',
    ],
    dependencies:
      /^(react-native-device-info|react-native-callkeep|react-native-call-detection|cordova-plugin-sim|cordova-plugin-device|mobile_number|phone_state|sim_data.*|flutter_callkit_incoming)$/,
    personal: true,
    opens: 'the phone number and call state',
  },
  {
    android: ['GET_ACCOUNTS'],
    ios: [],
    words: ['AccountManager'],
    dependencies: /^$/,
    personal: true,
    opens: 'the accounts on the device',
  },
  {
    android: ['BODY_SENSORS', 'ACTIVITY_RECOGNITION'],
    ios: ['NSMotionUsageDescription', 'NSHealthShareUsageDescription', 'NSHealthUpdateUsageDescription'],
    words: [
      'SensorManager',
      'TYPE_HEART_RATE',
      'TYPE_STEP_COUNTER',
      'ActivityRecognition',
      'ActivityRecognitionClient',
      'HealthServices',
      'HealthConnectClient',
      'CMMotionManager',
      'CMMotionActivityManager',
      'CMPedometer',
      'CMAltimeter',
      'HKHealthStore',
      'Pedometer',
      'DeviceMotion',
    ],
    dependencies:
      /^(expo-sensors|react-native-health.*|react-native-sensors|react-native-pedometer.*|pedometer.*|health|flutter_activity_recognition|sensors_plus|@perfood\/capacitor-healthkit|.*background-geolocation.*)$/,
    personal: true,
    opens: 'movement and body sensors',
  },
  {
    android: ['BLUETOOTH_SCAN', 'BLUETOOTH_CONNECT', 'BLUETOOTH_ADVERTISE'],
    ios: ['NSBluetoothAlwaysUsageDescription', 'NSBluetoothPeripheralUsageDescription'],
    words: [
      'BluetoothAdapter',
      'BluetoothManager',
      'BluetoothDevice',
      'BluetoothLeScanner',
      'BluetoothGatt',
      'CBCentralManager',
      'CBPeripheralManager',
      'CBManager',
      'FlutterBluePlus',
      'FlutterReactiveBle',
      'BleManager',
      'BleClient',
      'MPVolumeView',
      'AudioDeviceInfo',
      'AudioDeviceCallback',
    ],
    dependencies:
      /^(react-native-ble-.*|react-native-bluetooth.*|react-native-webrtc|react-native-callkeep|@livekit\/.*|@capacitor-community\/bluetooth-le|cordova-plugin-ble.*|flutter_blue.*|flutter_reactive_ble|flutter_webrtc|universal_ble|print_bluetooth.*|io\.livekit:.*|org\.webrtc:.*|@ledgerhq\/.*)$/,
    personal: false,
    opens: 'Bluetooth devices nearby',
  },
  {
    android: [],
    ios: ['NSSpeechRecognitionUsageDescription'],
    words: ['SFSpeechRecognizer', 'SpeechAnalyzer', 'SpeechToText', 'ExpoSpeechRecognitionModule'],
    dependencies:
      /^(expo-speech-recognition|@react-native-voice\/voice|@capacitor-community\/speech-recognition|speech_to_text|cordova-plugin-speechrecognition)$/,
    personal: true,
    opens: 'speech recognition',
  },
  {
    android: [],
    ios: ['NSFaceIDUsageDescription'],
    words: [
      'LAContext',
      'LARight',
      'SecAccessControlCreateWithFlags',
      'LocalAuthentication',
      'authenticateAsync',
      'requireAuthentication',
      'simplePrompt',
      'BiometricAuth',
      'NativeBiometric',
      'FingerprintAIO',
      'TouchID',
      'biometryCurrentSet',
      'BIOMETRY_CURRENT_SET',
      'BIOMETRY_ANY',
    ],
    dependencies:
      /^(expo-local-authentication|expo-secure-store|react-native-keychain|react-native-biometrics|@sbaiahmed1\/react-native-biometrics|react-native-touch-id|react-native-fingerprint-scanner|.*native-biometric.*|@aparajita\/capacitor-biometric-auth|cordova-plugin-fingerprint-aio|local_auth|biometric_storage|flutter_secure_storage|KeychainAccess|Valet)$/,
    personal: false,
    opens: 'Face ID',
  },
  {
    android: [],
    ios: ['NSAppleMusicUsageDescription'],
    words: [
      'MPMediaLibrary',
      'MPMediaQuery',
      'MPMediaPickerController',
      'MusicAuthorization',
      'SKCloudServiceController',
      'MusicKit',
    ],
    dependencies: /^(on_audio_query|audioplayers|file_picker|react-native-get-music-files|expo-document-picker)$/,
    personal: true,
    opens: 'the media library',
  },
  {
    android: [],
    ios: ['NSSiriUsageDescription'],
    words: ['INPreferences', 'INIntent', 'INVoiceShortcutCenter', 'INInteraction', 'SiriTipView', 'AppIntent'],
    dependencies: /^(react-native-siri-shortcut|flutter_siri_suggestions|expo-siri.*)$/,
    personal: false,
    opens: 'Siri',
  },
  {
    android: [],
    ios: ['NSHomeKitUsageDescription'],
    words: ['HMHomeManager', 'HMHome'],
    dependencies: /^(react-native-homekit)$/,
    personal: true,
    opens: 'the home data',
  },
  {
    android: ['QUERY_ALL_PACKAGES'],
    ios: [],
    words: [
      'getInstalledPackages',
      'getInstalledApplications',
      'queryIntentActivities',
      'getPackagesForUid',
      'getInstalledApps',
      'installed_apps',
      'InstalledApps',
    ],
    dependencies: /^(react-native-installed-apps|react-native-launcher-kit|installed_apps|device_apps|app_usage)$/,
    personal: true,
    opens: 'the list of installed apps',
  },
  {
    android: ['SYSTEM_ALERT_WINDOW'],
    ios: [],
    words: [
      'TYPE_APPLICATION_OVERLAY',
      'canDrawOverlays',
      'ACTION_MANAGE_OVERLAY_PERMISSION',
      'TYPE_SYSTEM_ALERT',
      'TYPE_PHONE',
      'FlutterOverlayWindow',
      'SystemAlertWindow',
    ],
    dependencies:
      /^(flutter_overlay_window|system_alert_window|react-native-overlay.*|flutter_callkit_incoming|react-native-callkeep|expo-dev-(client|menu|launcher))$/,
    personal: false,
    opens: 'drawing over other apps',
  },
  {
    android: ['REQUEST_INSTALL_PACKAGES'],
    ios: [],
    words: [
      'canRequestPackageInstalls',
      'PackageInstaller',
      'ACTION_INSTALL_PACKAGE',
      'application/vnd.android.package-archive',
      'ACTION_MANAGE_UNKNOWN_APP_SOURCES',
      'installApk',
    ],
    dependencies:
      /^(open_file.*|open_filex|ota_update|install_plugin.*|app_installer|react-native-update-apk|rn-fetch-blob|react-native-blob-util)$/,
    personal: false,
    opens: 'installing apps',
  },
  {
    android: ['NEARBY_WIFI_DEVICES', 'CHANGE_WIFI_STATE'],
    ios: [],
    words: [
      'WifiManager',
      'WifiP2pManager',
      'WifiNetworkSpecifier',
      'WifiNetworkSuggestion',
      'WifiAwareManager',
      'NsdManager',
      'MulticastLock',
      'Nearby',
      'WiFiForIoTPlugin',
      'WifiManager',
    ],
    dependencies:
      /^(react-native-wifi-reborn|wifi_iot|wifi_scan|network_info_plus|nearby_connections|react-native-tcp-socket|react-native-zeroconf|com\.google\.android\.gms:play-services-nearby)$/,
    personal: true,
    opens: 'Wi-Fi networks nearby',
  },
];

const byAndroid = new Map(permissionEvidence.flatMap((row) => row.android.map((name) => [name, row] as const)));
const byIos = new Map(permissionEvidence.flatMap((row) => row.ios.map((name) => [name, row] as const)));

/** The row of an Android permission, with or without `android.permission.`. */
export const evidenceForPermission = (name: string): PermissionEvidence | undefined =>
  byAndroid.get(name.replace(/^android\.permission\./, ''));

/** The row of an iOS purpose string. */
export const evidenceForPurpose = (key: string): PermissionEvidence | undefined => byIos.get(key);

export const purposeKeys: readonly string[] = [...byIos.keys()];
export const evidenceWords: readonly string[] = [...new Set(permissionEvidence.flatMap((row) => row.words))];

/** Names of the Android permissions themselves, as code that asks for them writes them. */
export const permissionNames: readonly string[] = permissionEvidence.flatMap((row) => row.android);

/** Packages whose only work is to ask for permissions; what they ask for is named by one of `handlerWords`. */
export const handlerPackages = /^(permission_handler|react-native-permissions|expo-permissions)$/;

const handlerNames: readonly (readonly [RegExp, readonly string[]])[] = [
  [/CONTACTS/, ['contacts', 'CONTACTS']],
  [/CALENDAR/, ['calendar', 'calendarFullAccess', 'CALENDARS']],
  [/^CAMERA$/, ['camera']],
  [/RECORD_AUDIO/, ['microphone', 'MICROPHONE']],
  [/LOCATION/, ['location', 'locationWhenInUse', 'locationAlways', 'LOCATION_WHEN_IN_USE']],
  [/READ_MEDIA/, ['photos', 'videos', 'PHOTO_LIBRARY']],
  [/SMS/, ['sms']],
  [/READ_PHONE/, ['phone']],
  [/BLUETOOTH/, ['bluetooth', 'bluetoothScan', 'bluetoothConnect', 'BLUETOOTH']],
  [/BODY_SENSORS/, ['sensors', 'activityRecognition', 'MOTION']],
  [/NEARBY_WIFI/, ['nearbyWifiDevices']],
  [/SYSTEM_ALERT/, ['systemAlertWindow']],
  [/REQUEST_INSTALL/, ['requestInstallPackages']],
];

/** What permission packages call the permissions of a row. */
export const handlerWords = (row: PermissionEvidence): readonly string[] =>
  handlerNames.flatMap(([pattern, words]) => (row.android.some((name) => pattern.test(name)) ? words : []));

/** Everything besides `evidenceWords` that rules about permissions look for in code. */
export const permissionWords: readonly string[] = [...permissionNames, ...handlerNames.flatMap(([, words]) => words)];
