import type { PermissionEvidence } from './permission-evidence';
import { frameworkPermissions } from './permission-sources';

type Row = Omit<PermissionEvidence, 'checked' | 'source' | 'ios'> & { readonly ios?: readonly string[] };

const files = [
  'Environment',
  'MediaStore',
  'DownloadManager',
  'MediaScannerConnection',
  'ContentResolver',
  'getExternalStorageDirectory',
  'getExternalStoragePublicDirectory',
  'getExternalFilesDirs',
  'getDownloadsDirectory',
  'RNFS',
  'RNFetchBlob',
  'ReactNativeBlobUtil',
  'FileSystem',
  'Filesystem',
  'MediaLibrary',
  'CameraRoll',
  'FilePicker',
  'ImagePicker',
  'GallerySaver',
  'ImageGallerySaver',
  'resolveLocalFileSystemURL',
];
const filePackages =
  /file|storage|media|gallery|image|photo|picture|camera|video|audio|sound|player|download|pdf|document|share|crop|blob|path_provider|backup|print|scan|record/i;

/** Permissions for files and for parts of the system that only some apps have a use for. */
export const systemEvidence: readonly PermissionEvidence[] = (
  [
    {
      android: ['READ_EXTERNAL_STORAGE', 'READ_MEDIA_AUDIO'],
      words: [...files, 'ExoPlayer', 'MediaPlayer', 'MediaMetadataRetriever', 'OnAudioQuery'],
      dependencies: filePackages,
      personal: true,
      opens: 'the files of other apps',
    },
    {
      android: ['WRITE_EXTERNAL_STORAGE'],
      words: files,
      dependencies: filePackages,
      personal: false,
      opens: 'shared storage',
    },
    {
      android: ['MANAGE_EXTERNAL_STORAGE'],
      words: [
        'isExternalStorageManager',
        'ACTION_MANAGE_ALL_FILES_ACCESS_PERMISSION',
        'ACTION_MANAGE_APP_ALL_FILES_ACCESS_PERMISSION',
        'getExternalStorageDirectory',
        'getExternalStoragePublicDirectory',
      ],
      dependencies: /manage.*storage|file.*manager|all_files/i,
      personal: true,
      opens: 'all files of the device',
    },
    {
      android: ['PACKAGE_USAGE_STATS'],
      words: ['UsageStatsManager', 'NetworkStatsManager', 'StorageStatsManager', 'AppUsage', 'UsageStats'],
      dependencies: /usage/i,
      personal: true,
      opens: 'which apps the person uses, and when',
    },
    {
      android: ['AD_ID'],
      ios: ['NSUserTrackingUsageDescription'],
      words: [
        'AdvertisingIdClient',
        'ATTrackingManager',
        'ASIdentifierManager',
        'requestTrackingPermissionsAsync',
        'requestTrackingAuthorization',
        'AppTrackingTransparency',
        'MobileAds',
      ],
      dependencies:
        /(^|[-_.:/])ads?([-_.:/]|$)|admob|tracking|attribution|analytics|firebase|adjust|appsflyer|branch|facebook|fbsdk|appmetrica|kochava|singular|ironsource|applovin|unity|measurement|referrer|onesignal|segment|braze|clevertap|mixpanel|amplitude/i,
      personal: true,
      opens: 'the advertising identifier',
    },
    {
      android: ['CALL_PHONE'],
      words: [
        'ACTION_CALL',
        'TelecomManager',
        'placeCall',
        'CallNumber',
        'FlutterPhoneDirectCaller',
        'RNImmediatePhoneCall',
      ],
      dependencies: /call|phone|dial/i,
      personal: false,
      opens: 'calls without a confirmation',
    },
    {
      android: ['SCHEDULE_EXACT_ALARM', 'USE_EXACT_ALARM'],
      words: [
        'AlarmManager',
        'AlarmManagerCompat',
        'setExactAndAllowWhileIdle',
        'canScheduleExactAlarms',
        'zonedSchedule',
        'AndroidScheduleMode',
        'AndroidAlarmManager',
        'createTriggerNotification',
        'scheduleNotificationAsync',
        'LocalNotifications',
      ],
      dependencies: /alarm|notification|notifee|calendar|schedul|background/i,
      personal: false,
      opens: 'alarms at an exact time',
    },
    {
      android: ['USE_FULL_SCREEN_INTENT'],
      words: ['setFullScreenIntent', 'fullScreenIntent', 'fullScreenAction', 'canUseFullScreenIntent'],
      dependencies: /call|alarm|notification|notifee|voip|jitsi|livekit|webrtc/i,
      personal: false,
      opens: 'screens over the lock screen',
    },
    {
      android: ['READ_LOGS'],
      words: ['logcat', 'Logcat'],
      dependencies: /logcat/i,
      personal: true,
      opens: 'the log of all apps, which the system only gives to its own',
    },
    {
      android: ['DUMP'],
      words: ['dumpsys'],
      dependencies: /dumpsys/i,
      personal: false,
      opens: 'the state of the system, which it only gives to its own apps',
    },
    {
      android: ['WRITE_SECURE_SETTINGS'],
      words: ['Secure', 'Global'],
      dependencies: /shizuku|secure_settings/i,
      personal: false,
      opens: 'settings that only the system’s own apps may change',
    },
  ] satisfies readonly Row[]
).map((row: Row) => ({ ios: [], ...row, checked: '2026-11-25', source: frameworkPermissions }));
