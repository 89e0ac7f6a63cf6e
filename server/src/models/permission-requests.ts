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

/** Everything besides `evidenceWords` that rules about permissions look for in code. */
export const permissionWords: readonly string[] = [...permissionNames, ...handlerNames.flatMap(([, words]) => words)];
