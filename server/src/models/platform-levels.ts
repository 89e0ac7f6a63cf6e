import type { DatedFact } from './dated-fact';

/** What a module is built to run on; the store asks each kind for a level of its own. */
export type DeviceForm = 'phone' | 'watch' | 'television' | 'automotive' | 'headset';

/** The API level that Google Play asks new apps and updates to target. */
export interface StoreTarget extends DatedFact {
  readonly form: DeviceForm;
  readonly level: number;
  /** Day from which the store refuses less, `YYYY-MM-DD`. */
  readonly since: string;
}

const play = {
  since: '2026-08-31',
  checked: '2026-11-25',
  source: 'https://support.google.com/googleplay/android-developer/answer/11926878',
};

export const storeTargets: readonly StoreTarget[] = [
  { form: 'phone', level: 36, ...play },
  { form: 'watch', level: 35, ...play },
  { form: 'automotive', level: 35, ...play },
  { form: 'television', level: 34, ...play },
  { form: 'headset', level: 34, ...play },
];

/** The iOS SDK that App Store Connect asks uploads to be built with; it comes with the Xcode of the build machine. */
export const appleSdk: DatedFact & { readonly version: number; readonly since: string } = {
  version: 26,
  since: '2026-04-28',
  checked: '2026-11-25',
  source: 'https://developer.apple.com/news/?id=ueeok6yw',
};

/** Below this distance to the level that the store asks for, an app has been left behind for more than three releases. */
export const levelsFarBehind = 3;

/** An Android release that changes what apps may do once they target it. */
export interface AndroidRelease extends DatedFact {
  readonly level: number;
  readonly name: string;
  /** The page that lists the changes to test. */
  readonly changes: string;
}

const release = (level: number, version: number): AndroidRelease => {
  const changes = `https://developer.android.com/about/versions/${version}/behavior-changes-${version}`;
  return { level, name: `Android ${version}`, changes, checked: '2026-11-25', source: changes };
};

export const androidReleases: readonly AndroidRelease[] = [
  release(30, 11),
  release(31, 12),
  release(33, 13),
  release(34, 14),
  release(35, 15),
  release(36, 16),
  release(37, 17),
];

/** A lowest supported version that leaves users without a protection. */
export interface LowestLevel extends DatedFact {
  readonly platform: 'android' | 'ios';
  /** Levels below this are meant. */
  readonly below: number;
  readonly severity: 'warning' | 'information';
  /** What devices below it lack: one clause. */
  readonly lack: string;
}

/** The strictest row of a platform first. */
export const lowestLevels: readonly LowestLevel[] = [
  {
    platform: 'android',
    below: 24,
    severity: 'warning',
    lack: 'Android 6 and older ignore the network security configuration and trust every authority that the user installs',
    checked: '2026-11-25',
    source: 'https://developer.android.com/privacy-and-security/security-config',
  },
  {
    platform: 'android',
    below: 28,
    severity: 'information',
    lack: 'Android 8.1 and older get no security patches any more',
    checked: '2026-11-25',
    source: 'https://source.android.com/docs/security/bulletin',
  },
  {
    platform: 'ios',
    below: 13,
    severity: 'warning',
    lack: 'iOS 12 and older get no security patches any more',
    checked: '2026-11-25',
    source: 'https://support.apple.com/100100',
  },
  {
    platform: 'ios',
    below: 15,
    severity: 'information',
    lack: 'iOS 13 and 14 get no security patches any more, and every device that runs them can be updated',
    checked: '2026-11-25',
    source: 'https://support.apple.com/100100',
  },
];

/** The lowest version of a platform that is not named above. */
export const lowestAdvised = (platform: LowestLevel['platform']): number =>
  Math.max(...lowestLevels.filter((row) => row.platform === platform).map(({ below }) => below));

/** A framework whose releases decide what the app is built with. */
export interface FrameworkRelease extends DatedFact {
  /** The npm package. */
  readonly name: string;
  readonly label: string;
  /** The part of the version that counts releases: `0.85.1` of React Native is release 85. */
  readonly part: 0 | 1;
  readonly newest: number;
  /** The oldest of the last three releases. */
  readonly oldest: number;
}

export const frameworkReleases: readonly FrameworkRelease[] = [
  { name: 'expo', label: 'Expo SDK', part: 0, newest: 58, oldest: 56, checked: '2026-11-25', source: 'npm: expo' },
  {
    name: 'react-native',
    label: 'React Native',
    part: 1,
    newest: 88,
    oldest: 86,
    checked: '2026-11-25',
    source: 'npm: react-native',
  },
];

/** The level that a framework's release targets where the project names none. */
export interface FrameworkTarget extends DatedFact {
  readonly name: string;
  readonly label: string;
  /** Releases below this version target at most `level`. */
  readonly before: readonly [major: number, minor: number];
  readonly level: number;
}

/** The lowest releases first. */
export const frameworkTargets: readonly FrameworkTarget[] = [
  {
    name: 'cordova-android',
    label: 'cordova-android',
    before: [13, 0],
    level: 33,
    checked: '2026-11-25',
    source: 'npm: cordova-android, framework/cdv-gradle-config-defaults.json',
  },
  {
    name: 'cordova-android',
    label: 'cordova-android',
    before: [14, 0],
    level: 34,
    checked: '2026-11-25',
    source: 'npm: cordova-android, framework/cdv-gradle-config-defaults.json',
  },
  {
    name: 'cordova-android',
    label: 'cordova-android',
    before: [15, 0],
    level: 35,
    checked: '2026-11-25',
    source: 'npm: cordova-android, framework/cdv-gradle-config-defaults.json',
  },
  {
    name: 'flutter',
    label: 'Flutter',
    before: [3, 35],
    level: 35,
    checked: '2026-11-25',
    source:
      'https://github.com/flutter/flutter/blob/master/packages/flutter_tools/gradle/src/main/kotlin/FlutterExtension.kt',
  },
];

/** The levels behind `flutter.minSdkVersion` and `flutter.targetSdkVersion`, in releases before `since` and from there on. */
export const flutterDefaults: DatedFact & {
  readonly since: readonly [major: number, minor: number];
  readonly levels: Readonly<Record<'min-sdk' | 'target-sdk', readonly [before: number, since: number]>>;
} = {
  since: [3, 35],
  levels: { 'min-sdk': [21, 24], 'target-sdk': [35, 36] },
  checked: '2026-11-25',
  source:
    'https://github.com/flutter/flutter/blob/master/packages/flutter_tools/gradle/src/main/kotlin/FlutterExtension.kt',
};

/** What Google Play asks of a kind of device. */
export function storeTargetOf(form: DeviceForm): StoreTarget {
  return storeTargets.find((row) => row.form === form) ?? (storeTargets[0] as StoreTarget);
}

/** The releases between two levels, the first excluded, whose changes a raised target brings. */
export function releasesBetween(from: number, to: number): readonly AndroidRelease[] {
  return androidReleases.filter(({ level }) => level > from && level <= to);
}
