import { type PermissionEvidence, permissionEvidence } from './permission-evidence';

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

/** Macros of a Podfile that build parts of permission_handler, by purpose string and by the Dart names of what they ask for. */
export const handlerMacros: ReadonlyMap<string, { readonly purpose: string; readonly words: readonly string[] }> =
  new Map(
    (
      [
        ['EVENTS', 'NSCalendarsUsageDescription', 'calendar calendarWriteOnly'],
        ['EVENTS_FULL_ACCESS', 'NSCalendarsFullAccessUsageDescription', 'calendar calendarFullAccess'],
        ['REMINDERS', 'NSRemindersUsageDescription', 'reminders'],
        ['CONTACTS', 'NSContactsUsageDescription', 'contacts'],
        ['CAMERA', 'NSCameraUsageDescription', 'camera'],
        ['MICROPHONE', 'NSMicrophoneUsageDescription', 'microphone'],
        ['SPEECH_RECOGNIZER', 'NSSpeechRecognitionUsageDescription', 'speech'],
        ['PHOTOS', 'NSPhotoLibraryUsageDescription', 'photos photosAddOnly'],
        ['LOCATION', 'NSLocationWhenInUseUsageDescription', 'location locationAlways locationWhenInUse'],
        ['LOCATION_WHENINUSE', 'NSLocationWhenInUseUsageDescription', 'location locationWhenInUse'],
        ['SENSORS', 'NSMotionUsageDescription', 'sensors'],
        ['BLUETOOTH', 'NSBluetoothAlwaysUsageDescription', 'bluetooth'],
      ] as const
    ).map(([macro, purpose, words]) => [`PERMISSION_${macro}`, { purpose, words: words.split(' ') }]),
  );

/** Everything besides `evidenceWords` that rules about permissions look for in code. */
export const permissionWords: readonly string[] = [
  ...permissionNames,
  ...handlerNames.flatMap(([, words]) => words),
  ...[...handlerMacros.values()].flatMap(({ words }) => words),
];
