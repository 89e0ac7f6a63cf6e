import type { DatedFact } from './dated-fact';
import type { DataType } from './personal-data';

/** What a store's form calls the kinds of data. */
interface StoreForm<T> extends DatedFact {
  readonly types: Readonly<Record<DataType, T>>;
}

/**
 * The kinds by the names of Apple's privacy labels and manifests (`NSPrivacyCollectedDataType`). Empty: Apple asks for no label,
 * because the kind stays on the device or is no data of its own.
 */
export const appleForm: StoreForm<readonly string[]> = {
  checked: '2026-11-01',
  source: 'https://developer.apple.com/documentation/bundleresources/describing-data-use-in-privacy-manifests',
  types: {
    'precise-location': ['NSPrivacyCollectedDataTypePreciseLocation'],
    'coarse-location': ['NSPrivacyCollectedDataTypeCoarseLocation'],
    'background-location': ['NSPrivacyCollectedDataTypePreciseLocation'],
    contacts: ['NSPrivacyCollectedDataTypeContacts'],
    'photos-videos': ['NSPrivacyCollectedDataTypePhotosorVideos'],
    'photo-metadata': ['NSPrivacyCollectedDataTypePhotosorVideos'],
    camera: ['NSPrivacyCollectedDataTypePhotosorVideos'],
    voice: ['NSPrivacyCollectedDataTypeAudioData'],
    files: ['NSPrivacyCollectedDataTypeOtherUserContent'],
    calendar: ['NSPrivacyCollectedDataTypeOtherUserContent'],
    'messages-calls': ['NSPrivacyCollectedDataTypeEmailsOrTextMessages'],
    'phone-number': ['NSPrivacyCollectedDataTypePhoneNumber'],
    'device-id': ['NSPrivacyCollectedDataTypeDeviceID'],
    'advertising-id': ['NSPrivacyCollectedDataTypeDeviceID'],
    wifi: ['NSPrivacyCollectedDataTypeOtherDataTypes'],
    'local-network': ['NSPrivacyCollectedDataTypeOtherDataTypes'],
    bluetooth: ['NSPrivacyCollectedDataTypeOtherDataTypes'],
    motion: ['NSPrivacyCollectedDataTypeFitness'],
    health: ['NSPrivacyCollectedDataTypeHealth'],
    biometrics: [],
    'installed-apps': ['NSPrivacyCollectedDataTypeOtherDataTypes'],
    accounts: ['NSPrivacyCollectedDataTypeUserID'],
    clipboard: ['NSPrivacyCollectedDataTypeOtherUserContent'],
    'push-token': ['NSPrivacyCollectedDataTypeDeviceID'],
    'name-email': [
      'NSPrivacyCollectedDataTypeName',
      'NSPrivacyCollectedDataTypeEmailAddress',
      'NSPrivacyCollectedDataTypePhoneNumber',
    ],
    'user-id': ['NSPrivacyCollectedDataTypeUserID'],
    purchases: ['NSPrivacyCollectedDataTypePurchaseHistory'],
    payment: ['NSPrivacyCollectedDataTypePaymentInfo'],
    browsing: ['NSPrivacyCollectedDataTypeBrowsingHistory'],
    usage: ['NSPrivacyCollectedDataTypeProductInteraction'],
    'screen-content': ['NSPrivacyCollectedDataTypeOtherUsageData'],
    'support-messages': ['NSPrivacyCollectedDataTypeCustomerSupport'],
    diagnostics: ['NSPrivacyCollectedDataTypeCrashData', 'NSPrivacyCollectedDataTypePerformanceData'],
  },
};

/** The kinds by category and name of Google Play's Data safety form; undefined: the form does not ask for it. */
export const playForm: StoreForm<readonly [category: string, type: string] | undefined> = {
  checked: '2026-11-01',
  source: 'https://support.google.com/googleplay/android-developer/answer/10787469',
  types: {
    'precise-location': ['Location', 'Precise location'],
    'coarse-location': ['Location', 'Approximate location'],
    'background-location': ['Location', 'Precise location'],
    contacts: ['Contacts', 'Contacts'],
    'photos-videos': ['Photos and videos', 'Photos'],
    'photo-metadata': ['Photos and videos', 'Photos'],
    camera: ['Photos and videos', 'Photos'],
    voice: ['Audio files', 'Voice or sound recordings'],
    files: ['Files and docs', 'Files and docs'],
    calendar: ['Calendar', 'Calendar events'],
    'messages-calls': ['Messages', 'SMS or MMS'],
    'phone-number': ['Personal info', 'Phone number'],
    'device-id': ['Device or other IDs', 'Device or other IDs'],
    'advertising-id': ['Device or other IDs', 'Device or other IDs'],
    wifi: ['Device or other IDs', 'Device or other IDs'],
    'local-network': undefined,
    bluetooth: undefined,
    motion: ['Health and fitness', 'Fitness info'],
    health: ['Health and fitness', 'Health info'],
    biometrics: undefined,
    'installed-apps': ['App activity', 'Installed apps'],
    accounts: ['Personal info', 'User IDs'],
    clipboard: ['App activity', 'Other user-generated content'],
    'push-token': ['Device or other IDs', 'Device or other IDs'],
    'name-email': ['Personal info', 'Name, Email address'],
    'user-id': ['Personal info', 'User IDs'],
    purchases: ['Financial info', 'Purchase history'],
    payment: ['Financial info', 'User payment info'],
    browsing: ['Web browsing', 'Web browsing history'],
    usage: ['App activity', 'App interactions'],
    'screen-content': ['App activity', 'Other actions'],
    'support-messages': ['Messages', 'Other in-app messages'],
    diagnostics: ['App info and performance', 'Crash logs, Diagnostics'],
  },
};
