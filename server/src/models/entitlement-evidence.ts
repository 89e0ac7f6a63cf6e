import type { PermissionEvidence } from './permission-evidence';

interface EntitlementEvidence extends Pick<PermissionEvidence, 'words' | 'dependencies' | 'opens'> {
  readonly entitlement: string;
}

/** What shows that an app uses an entitlement that opens data of a person or of the network around. */
const rows: readonly EntitlementEvidence[] = [
  {
    entitlement: 'com.apple.developer.healthkit',
    words: ['HKHealthStore', 'HealthFactory', 'Health', 'AppleHealthKit', 'CapacitorHealthkit'],
    dependencies: /health/i,
    opens: 'health records',
  },
  {
    entitlement: 'com.apple.developer.homekit',
    words: ['HMHomeManager', 'HMHome', 'HMAccessorySetupManager'],
    dependencies: /homekit|matter/i,
    opens: 'the devices of the home',
  },
  {
    entitlement: 'com.apple.developer.networking.wifi-info',
    words: ['CNCopyCurrentNetworkInfo', 'NEHotspotNetwork', 'getWifiName', 'getWifiBSSID'],
    dependencies: /wifi|network_info|netinfo|network-information|esp-?idf|provision/i,
    opens: 'the name of the wireless network, and with it where the device is',
  },
  {
    entitlement: 'com.apple.developer.networking.HotspotConfiguration',
    words: ['NEHotspotConfigurationManager', 'NEHotspotConfiguration'],
    dependencies: /wifi|hotspot|esp-?idf|provision/i,
    opens: 'the wireless networks of the device',
  },
  {
    entitlement: 'com.apple.developer.nfc.readersession.formats',
    words: ['NFCNDEFReaderSession', 'NFCTagReaderSession', 'NFCVASReaderSession', 'NFCReaderSession'],
    dependencies: /nfc|passport|mrtd|yubi|stripe.*terminal/i,
    opens: 'tags and cards nearby',
  },
  {
    entitlement: 'com.apple.developer.contacts.notes',
    words: ['CNContactNoteKey', 'CNContactVCardSerialization', 'FlutterContacts', 'Contacts'],
    dependencies: /contacts/i,
    opens: 'the notes that people keep about their contacts',
  },
  {
    entitlement: 'com.apple.developer.family-controls',
    words: ['FamilyControls', 'FamilyActivityPicker', 'AuthorizationCenter', 'DeviceActivityCenter'],
    dependencies: /family|screen-?time|device_?activity/i,
    opens: 'which apps and sites a family uses',
  },
];

export const entitlementEvidence: readonly PermissionEvidence[] = rows.map(({ entitlement, ...row }) => ({
  ...row,
  android: [],
  ios: [entitlement],
  personal: false,
  checked: '2026-11-01',
  source: `https://developer.apple.com/documentation/bundleresources/entitlements/${entitlement.toLowerCase()}`,
}));

/** The row of an entitlement, for example `com.apple.developer.healthkit`. */
export const evidenceForEntitlement = (name: string): PermissionEvidence | undefined =>
  entitlementEvidence.find(({ ios }) => ios.includes(name));

/** What the entitlements open, as a part of a sentence. */
export const entitlementOpens: readonly string[] = rows.map(({ opens }) => opens);

export const entitlementWords: readonly string[] = rows.flatMap(({ words }) => words);
