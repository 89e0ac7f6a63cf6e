import type { DatedFact } from './dated-fact';
import type { DataType } from './personal-data';

/** APIs of iOS that need a purpose string, whatever else the app does; one of the keys has to be there. */
export interface PurposeNeed extends DatedFact {
  readonly type: DataType;
  readonly words: readonly string[];
  readonly keys: readonly string[];
}

const page = 'https://developer.apple.com/documentation/bundleresources/information-property-list';

type Row = readonly [DataType, string, string];

/** Type, then lists separated by spaces: words, keys. Pickers that run outside of the app are not among the words. */
const rows: readonly Row[] = [
  ['contacts', 'CNContactStore', 'NSContactsUsageDescription'],
  ['photos-videos', 'PHPhotoLibrary PHAsset', 'NSPhotoLibraryUsageDescription NSPhotoLibraryAddUsageDescription'],
  ['camera', 'AVCaptureDevice AVCaptureSession', 'NSCameraUsageDescription NSMicrophoneUsageDescription'],
  ['voice', 'AVAudioRecorder SFSpeechRecognizer', 'NSMicrophoneUsageDescription NSSpeechRecognitionUsageDescription'],
  [
    'precise-location',
    'CLLocationManager CLLocationUpdate',
    'NSLocationWhenInUseUsageDescription NSLocationAlwaysAndWhenInUseUsageDescription NSLocationUsageDescription NSLocationAlwaysUsageDescription',
  ],
  [
    'calendar',
    'EKEventStore',
    'NSCalendarsFullAccessUsageDescription NSCalendarsWriteOnlyAccessUsageDescription NSCalendarsUsageDescription NSRemindersFullAccessUsageDescription NSRemindersUsageDescription',
  ],
  [
    'bluetooth',
    'CBCentralManager CBPeripheralManager',
    'NSBluetoothAlwaysUsageDescription NSBluetoothPeripheralUsageDescription',
  ],
  ['motion', 'CMMotionActivityManager CMPedometer', 'NSMotionUsageDescription'],
  ['health', 'HKHealthStore', 'NSHealthShareUsageDescription NSHealthUpdateUsageDescription'],
  ['biometrics', 'LAContext', 'NSFaceIDUsageDescription'],
  ['advertising-id', 'ATTrackingManager ASIdentifierManager', 'NSUserTrackingUsageDescription'],
  ['local-network', 'NWBrowser', 'NSLocalNetworkUsageDescription'],
];

export const neededPurposes: readonly PurposeNeed[] = rows.map(([type, words, keys]) => ({
  type,
  words: words.split(' '),
  keys: keys.split(' '),
  checked: '2026-11-25',
  source: page,
}));
