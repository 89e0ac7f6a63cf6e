import type { DatedFact } from './dated-fact';

/** A permission that a plugin of Expo adds unless an option says no. */
export interface PluginPermission extends DatedFact {
  readonly plugin: string;
  /** The option that leaves it out when it is `false`. */
  readonly option: string;
  /** A second option, for Android alone, where the first only speaks for iOS. */
  readonly androidOption?: string;
  /** Without `android.permission.`. */
  readonly permission: string;
  /** Words of which code has one that needs the permission. */
  readonly words: readonly string[];
}

const recording = [
  'recordAsync',
  'videoMaxDuration',
  'videoQuality',
  'videos',
  'Videos',
  'video',
  'useMicrophonePermissions',
  'requestMicrophonePermissionsAsync',
];

/** What the plugins do in the packages' own source. */
export const pluginPermissions: readonly PluginPermission[] = [
  {
    plugin: 'expo-image-picker',
    option: 'microphonePermission',
    permission: 'RECORD_AUDIO',
    words: recording,
    checked: '2026-11-26',
    source: 'npm: expo-image-picker 57.0.20',
  },
  {
    plugin: 'expo-image-picker',
    option: 'cameraPermission',
    permission: 'CAMERA',
    words: ['launchCameraAsync', 'requestCameraPermissionsAsync', 'useCameraPermissions', 'CameraView'],
    checked: '2026-11-26',
    source: 'npm: expo-image-picker 57.0.20',
  },
  {
    plugin: 'expo-camera',
    option: 'microphonePermission',
    androidOption: 'recordAudioAndroid',
    permission: 'RECORD_AUDIO',
    words: recording,
    checked: '2026-11-26',
    source: 'npm: expo-camera 57.0.6',
  },
];

export const pluginPermissionWords: readonly string[] = pluginPermissions.flatMap(({ words }) => words);
