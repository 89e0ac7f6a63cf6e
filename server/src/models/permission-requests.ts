import type { DatedFact } from './dated-fact';
import { type PermissionEvidence, permissionEvidence } from './permission-evidence';

/** Names of the Android permissions themselves, as code that asks for them writes them. */
export const permissionNames: readonly string[] = permissionEvidence.flatMap((row) => row.android);

/** Packages whose only work is to ask for permissions; what they ask for is named by one of `handlerWords`. */
export const handlerPackages: DatedFact & { readonly pattern: RegExp } = {
  pattern: /^(permission_handler|react-native-permissions|expo-permissions)$/,
  checked: '2026-11-01',
  source: 'https://pub.dev/packages/permission_handler, npm: react-native-permissions',
};

interface HandlerName extends DatedFact {
  readonly permissions: RegExp;
  readonly words: readonly string[];
}

/** What permission_handler and react-native-permissions call permissions. */
export const handlerNames: readonly HandlerName[] = (
  [
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
    [/EXTERNAL_STORAGE/, ['storage', 'manageExternalStorage']],
    [/READ_MEDIA_AUDIO/, ['audio', 'mediaLibrary']],
    [/EXACT_ALARM/, ['scheduleExactAlarm']],
    [/AD_ID/, ['appTrackingTransparency', 'APP_TRACKING_TRANSPARENCY']],
  ] as const
).map(([permissions, words]) => ({ permissions, words, checked: '2026-11-01', source: handlerPackages.source }));

/** What permission packages call the permissions of a row. */
export const handlerWords = (row: Pick<PermissionEvidence, 'android'>): readonly string[] =>
  handlerNames.flatMap(({ permissions, words }) => (row.android.some((name) => permissions.test(name)) ? words : []));

/** A macro of a Podfile that builds a part of permission_handler, with its purpose string and the Dart names of what it asks for. */
interface HandlerMacro extends DatedFact {
  readonly name: string;
  readonly purpose: string;
  readonly words: readonly string[];
}

export const handlerMacros: readonly HandlerMacro[] = (
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
).map(([macro, purpose, words]) => ({
  name: `PERMISSION_${macro}`,
  purpose,
  words: words.split(' '),
  checked: '2026-11-01',
  source: 'https://pub.dev/packages/permission_handler',
}));

/** Everything besides `evidenceWords` that rules about permissions look for in code. */
export const permissionWords: readonly string[] = [
  ...permissionNames,
  ...handlerNames.flatMap(({ words }) => words),
  ...handlerMacros.flatMap(({ words }) => words),
];
