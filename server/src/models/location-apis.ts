import type { ListedApi } from './listed-api';

const script = ['typescript', 'javascript'] as const;
const geolocator = 'package:geolocator/geolocator.dart';

/** Calls that ask for the location while the app is not in use, or take it then. Sources: the platforms' and packages' references. */
export const backgroundLocationApis: readonly ListedApi[] = [
  {
    languages: ['swift'],
    api: 'CoreLocation.CLLocationManager#requestAlwaysAuthorization',
    instead: 'requestWhenInUseAuthorization()',
    rename: 'requestWhenInUseAuthorization',
  },
  {
    languages: ['objective-c'],
    api: 'CLLocationManager#requestAlwaysAuthorization',
    instead: 'requestWhenInUseAuthorization',
    rename: 'requestWhenInUseAuthorization',
  },
  {
    languages: script,
    api: 'expo-location#requestBackgroundPermissionsAsync',
    instead: 'requestForegroundPermissionsAsync()',
    rename: 'requestForegroundPermissionsAsync',
  },
  {
    languages: script,
    api: 'expo-location#useBackgroundPermissions',
    instead: 'useForegroundPermissions()',
    rename: 'useForegroundPermissions',
  },
  {
    languages: script,
    api: 'expo-location#startLocationUpdatesAsync',
    instead: 'startGeofencingAsync, or watchPositionAsync',
  },
  {
    languages: script,
    api: 'react-native-background-geolocation#default.ready',
    instead: 'geofences of the same package, or a position while the app is open',
  },
  {
    languages: script,
    api: 'react-native-background-geolocation#default.start',
    instead: 'startGeofences, or a position while the app is open',
  },
  {
    languages: script,
    api: '@capacitor-community/background-geolocation#BackgroundGeolocation.addWatcher',
    instead: 'Geolocation.watchPosition of @capacitor/geolocation',
  },
  {
    languages: script,
    api: '#BackgroundGeolocation.start',
    instead: 'a position while the app is open',
  },
  {
    languages: ['dart'],
    api: 'package:location/location.dart Location#enableBackgroundMode',
    instead: 'a position while the app is open',
  },
];

/** Names of constants that ask for more exact positions than a city or a list of shops needs, and what asks for less. */
export interface PreciseConstant {
  readonly languages: ListedApi['languages'];
  /** The object or enumeration that must stand in front; absent for globals. */
  readonly owner?: RegExp;
  readonly name: string;
  readonly instead: string;
  /** A module of which one must be imported. */
  readonly module?: RegExp;
}

const jvm = ['kotlin', 'java'] as const;
const apple = ['swift', 'objective-c'] as const;

export const preciseConstants: readonly PreciseConstant[] = [
  {
    languages: jvm,
    owner: /^(Priority|LocationRequest)$/,
    name: 'PRIORITY_HIGH_ACCURACY',
    instead: 'PRIORITY_BALANCED_POWER_ACCURACY',
  },
  { languages: jvm, owner: /^LocationManager$/, name: 'GPS_PROVIDER', instead: 'NETWORK_PROVIDER' },
  { languages: apple, name: 'kCLLocationAccuracyBest', instead: 'kCLLocationAccuracyKilometer' },
  { languages: apple, name: 'kCLLocationAccuracyBestForNavigation', instead: 'kCLLocationAccuracyKilometer' },
  ...['High', 'Highest', 'BestForNavigation'].map(
    (name): PreciseConstant => ({
      languages: script,
      owner: /^(Accuracy|LocationAccuracy)$/,
      name,
      instead: 'Balanced',
      module: /^expo-location$/,
    }),
  ),
  ...['high', 'best', 'bestForNavigation'].map(
    (name): PreciseConstant => ({
      languages: ['dart'],
      owner: /^LocationAccuracy$/,
      name,
      instead: 'low',
      module: /^package:(geolocator\w*|location)\//,
    }),
  ),
];

/** Calls that ask for the exact position outright, or do so unless told otherwise. */
export const preciseCalls: readonly (ListedApi & { readonly unless?: RegExp; readonly add?: string })[] = [
  {
    languages: ['swift'],
    api: 'CoreLocation.CLLocationManager#requestTemporaryFullAccuracyAuthorization',
    instead: 'reduced accuracy',
  },
  {
    languages: ['objective-c'],
    api: 'CLLocationManager#requestTemporaryFullAccuracyAuthorizationWithPurposeKey:',
    instead: 'reduced accuracy',
  },
  {
    languages: ['objective-c'],
    api: 'CLLocationManager#requestTemporaryFullAccuracyAuthorizationWithPurposeKey:completion:',
    instead: 'reduced accuracy',
  },
  ...['getCurrentPosition', 'getPositionStream'].map((name) => ({
    languages: ['dart'] as const,
    api: `${geolocator} Geolocator#${name}`,
    instead: 'LocationSettings(accuracy: LocationAccuracy.low)',
    unless: /^(locationSettings|desiredAccuracy)$/,
    add: 'locationSettings: const LocationSettings(accuracy: LocationAccuracy.low)',
  })),
];

/** Code with these words needs to know exactly where somebody is. */
export const preciseUseWords: readonly string[] = [
  'GeofencingClient',
  'GeofencingRequest',
  'CLCircularRegion',
  'CLMonitor',
  'startGeofencingAsync',
  'MapboxNavigation',
  'NavigationApi',
  'NavigationViewController',
  'HKWorkoutSession',
  'HKWorkoutRouteBuilder',
  'ExerciseClient',
  'ARGeoTrackingConfiguration',
  'turnByTurn',
  'TurnByTurn',
  'liveLocation',
  'LiveLocation',
  'shareLocation',
  'locationSharing',
  'LocationSharing',
];

/** Names of lower accuracies: code that has one beside the highest chooses by need. */
export const lowerAccuracies =
  /\b(kCLLocationAccuracy(NearestTenMeters|HundredMeters|Kilometer|ThreeKilometers|Reduced)|PRIORITY_(BALANCED_POWER_ACCURACY|LOW_POWER|PASSIVE)|(Location)?Accuracy\.(Lowest|Low|Balanced|lowest|low|medium|reduced))\b/;
