import type { DatedFact } from './dated-fact';

/** What serves the same purpose with less: a picker, a narrower permission, or the system doing it for the app. */
export interface PermissionAlternative extends DatedFact {
  /** Android permissions without `android.permission.`, purpose strings and entitlements of iOS. */
  readonly names: readonly string[];
  readonly instead: string;
  /** Later Android versions do not need the permission. */
  readonly maxSdkVersion?: number;
}

type Row = readonly [names: string, instead: string, maxSdkVersion?: number];

/** Rows of one page, read on one day. */
const of = (checked: string, rows: readonly Row[]): readonly PermissionAlternative[] =>
  rows.map(([names, instead, maxSdkVersion]) => ({
    names: names.split(' '),
    instead,
    ...(maxSdkVersion === undefined ? {} : { maxSdkVersion }),
    checked,
    source: 'https://developer.android.com/privacy-and-security/minimize-permission-requests',
  }));

/** The keys and views of iOS beside them: Apple's human interface guidelines on privacy. */
export const permissionAlternatives: readonly PermissionAlternative[] = [
  ...of('2026-11-25', [
    ['READ_CONTACTS NSContactsUsageDescription', 'the contact picker'],
    ['READ_MEDIA_IMAGES READ_MEDIA_VIDEO NSPhotoLibraryUsageDescription', 'the photo picker'],
    ['ACCESS_FINE_LOCATION', 'ACCESS_COARSE_LOCATION, the location button'],
  ]),
  ...of('2026-11-01', [
    [
      'WRITE_CONTACTS',
      'Intent(ACTION_INSERT, ContactsContract.Contacts.CONTENT_URI), CNContactViewController(forNewContact:)',
    ],
    ['READ_EXTERNAL_STORAGE', 'the photo picker, ACTION_OPEN_DOCUMENT', 32],
    ['READ_MEDIA_AUDIO', 'ACTION_OPEN_DOCUMENT with audio/*'],
    ['WRITE_EXTERNAL_STORAGE', 'MediaStore, ACTION_CREATE_DOCUMENT', 29],
    ['MANAGE_EXTERNAL_STORAGE', 'ACTION_OPEN_DOCUMENT_TREE, ACTION_CREATE_DOCUMENT'],
    [
      'ACCESS_BACKGROUND_LOCATION NSLocationAlwaysUsageDescription NSLocationAlwaysAndWhenInUseUsageDescription',
      'the location in use, geofences',
    ],
    [
      'ACCESS_WIFI_STATE CHANGE_WIFI_STATE com.apple.developer.networking.wifi-info',
      'ConnectivityManager, WifiNetworkSpecifier, NEHotspotConfigurationManager',
    ],
    ['BLUETOOTH_SCAN', 'neverForLocation, CompanionDeviceManager, AccessorySetupKit'],
    ['NEARBY_WIFI_DEVICES', 'neverForLocation'],
    ['READ_PHONE_STATE READ_PHONE_NUMBERS', 'a random identifier, the phone number hint'],
    ['READ_SMS RECEIVE_SMS', 'SMS Retriever, SMS User Consent'],
    ['SEND_SMS', 'Intent(ACTION_SENDTO)'],
    ['CALL_PHONE', 'Intent(ACTION_DIAL)'],
    [
      'READ_CALENDAR WRITE_CALENDAR NSCalendarsUsageDescription NSCalendarsFullAccessUsageDescription',
      'Intent(ACTION_INSERT), write-only access, EKEventEditViewController',
    ],
    ['CAMERA', 'ActivityResultContracts.TakePicture, the code scanner of Play services'],
    ['RECORD_AUDIO', 'ACTION_RECOGNIZE_SPEECH for dictation'],
    ['GET_ACCOUNTS', 'AccountManager.newChooseAccountIntent, Credential Manager'],
    ['QUERY_ALL_PACKAGES', 'queries with the packages in use'],
    ['SYSTEM_ALERT_WINDOW', 'notifications, bubbles, picture-in-picture'],
    ['REQUEST_INSTALL_PACKAGES', 'in-app updates of Google Play'],
    ['SCHEDULE_EXACT_ALARM USE_EXACT_ALARM', 'inexact alarms, WorkManager'],
    ['BODY_SENSORS', 'the single permissions of Health Connect'],
    ['AD_ID', 'the App Set ID'],
    ['ACCESS_LOCAL_NETWORK', 'the output switcher, the print framework'],
    [
      'USE_FULL_SCREEN_INTENT READ_LOGS DUMP WRITE_SECURE_SETTINGS INSTALL_PACKAGES',
      'nothing: they are for system apps, alarms and calls',
    ],
  ]),
];

/** What to use in the place of a permission or purpose string, when something asks for less. */
export const alternativeTo = (name: string): PermissionAlternative | undefined =>
  permissionAlternatives.find(({ names }) => names.includes(name.replace(/^android\.permission\./, '')));
