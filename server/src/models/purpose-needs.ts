import type { DatedFact } from './dated-fact';
import { propertyList } from './permission-sources';
import type { DataType } from './personal-data';

/** APIs of iOS that need a purpose string, whatever else the app does; one of the keys has to be there. */
export interface PurposeNeed extends DatedFact {
  readonly type: DataType;
  readonly words: readonly string[];
  readonly keys: readonly string[];
}

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

/** Kinds whose pages were read again later than the rest. */
const readKeys: ReadonlySet<DataType> = new Set(['contacts', 'calendar', 'health']);

export const neededPurposes: readonly PurposeNeed[] = rows.map(([type, words, keys]) => ({
  type,
  words: words.split(' '),
  keys: keys.split(' '),
  checked: readKeys.has(type) ? '2026-11-25' : '2026-11-01',
  source: `${propertyList}${keys.split(' ')[0]?.toLowerCase()}`,
}));
